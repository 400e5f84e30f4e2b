import Meesho
import Tabular

extension TaxFigures.Split {
    /// - Parameter isIntra: `nil` where the state is not known.
    fileprivate mutating func add(_ totals: GSTTotals, isReturns: Bool, isIntra: Bool?) {
        quantity += isReturns ? -totals.quantity : totals.quantity
        taxable = taxable.adding(totals.taxable, negated: isReturns)
        invoice = invoice.adding(totals.invoice, negated: isReturns)
        switch isIntra {
        case true?: intra = intra.adding(totals.tax, negated: isReturns)
        case false?: igst = igst.adding(totals.tax, negated: isReturns)
        case nil: unsplit = unsplit.adding(totals.tax, negated: isReturns)
        }
    }
}

extension ExactRupees {
    fileprivate func adding(_ other: ExactRupees, negated: Bool) -> ExactRupees {
        negated ? self - other : self + other
    }
}

extension TaxFigures {
    /// What lines of a table are told apart by.
    private struct Key: Hashable, Comparable {
        var gstin: String
        var month: Month?
        var name: String
        var rate = 0

        static func < (a: Key, b: Key) -> Bool {
            guard a.month == b.month, a.gstin == b.gstin else {
                return (a.gstin, a.month.order.year, a.month.order.month)
                    < (b.gstin, b.month.order.year, b.month.order.month)
            }
            return (a.name, a.rate) < (b.name, b.rate)
        }
    }

    /// The lines of a table, found by what tells them apart.
    private struct Lines<Line> {
        private var keys: [Key] = []
        private var places: [Key: Int] = [:]
        private var lines: [Line] = []

        /// Adds to the line of a key, which is made where there is none.
        mutating func add(to key: Key, _ line: @autoclosure () -> Line, _ body: (inout Line) -> Void) {
            let place = places[key] ?? lines.count
            if place == lines.count {
                places[key] = place
                keys.append(key)
                lines.append(line())
            }
            body(&lines[place])
        }

        /// By key.
        var sorted: [Line] { keys.indices.sorted { keys[$0] < keys[$1] }.map { lines[$0] } }
    }

    /// What many cells repeat of states and GSTINs.
    private struct Names {
        private var states: [String: (code: Int, name: String)?] = [:]
        private var homes: [String: Int?] = [:]

        mutating func state(_ text: String) -> (code: Int, name: String)? {
            if let known = states[text] { return known }
            let state = IndianState.state(text)
            states[text] = .some(state)
            return state
        }

        mutating func home(of gstin: String) -> Int? {
            if let known = homes[gstin] { return known }
            let home = GSTIN.stateCode(of: gstin)
            homes[gstin] = .some(home)
            return home
        }
    }

    /// All but credits and tie-out.
    init(
        of sheets: [CountedGSTSheet],
        _ parts: [Part],
        in period: PeriodFilter,
        settings: Settings,
        problems: inout [InputError]
    ) {
        var byPlace = Lines<Place>()
        var byHSN = Lines<HSN>()
        var byOperator = Lines<Operator>()
        var names = Names()
        for entry in sheets {
            let isReturns = entry.sheet.isReturns
            var unknown: [String: Int] = [:]
            for cell in entry.sheet.cells {
                let (month, gstin) = (cell.month ?? entry.fileMonth, cell.gstin)
                let state = names.state(cell.state)
                if state == nil { unknown[cell.state, default: 0] += cell.totals.rows }
                let home = names.home(of: gstin)
                let isIntra = state.flatMap { state in home.map { $0 == state.code } }
                // By code, not by name: as the return is sorted; unknown states come last.
                let name = state.map { ($0.code < 10 ? "0" : "") + String($0.code) } ?? "~" + cell.state
                byPlace.add(
                    to: Key(gstin: gstin, month: month, name: name, rate: cell.rate),
                    Place(
                        gstin: gstin,
                        month: month,
                        stateCode: state?.code,
                        state: state?.name ?? cell.state,
                        rate: cell.rate,
                        isIntra: isIntra
                    )
                ) { $0.sums.add(cell.totals, isReturns: isReturns, isIntra: isIntra) }
                byHSN.add(
                    to: Key(gstin: gstin, month: month, name: cell.hsn, rate: cell.rate),
                    HSN(gstin: gstin, month: month, hsn: cell.hsn, rate: cell.rate)
                ) { $0.sums.add(cell.totals, isReturns: isReturns, isIntra: isIntra) }
                let line = Operator(cell, month: month, settings)
                byOperator.add(to: Key(gstin: gstin, month: month, name: line.operatorGSTIN), line) {
                    $0.sums.add(cell.totals, isReturns: isReturns, isIntra: isIntra)
                }
            }
            for (state, rows) in unknown.sorted(by: { $0.key < $1.key }) {
                unknownStates[state, default: 0] += rows
                problems.append(Self.unknownState(state, rows: rows, path: entry.path))
            }
        }
        places = byPlace.sorted
        hsn = byHSN.sorted
        operators = byOperator.sorted
        documents = Documents.all(of: parts, in: period, handles: sheets.flatMap(\.sheet.handles))
    }

    private static func unknownState(_ state: String, rows: Int, path: String) -> InputError {
        InputError(
            .badCell,
            at: Tabular.Place(path: path).at(row: nil, column: "end_customer_state_new"),
            expected: "a state or union territory",
            found: state.isEmpty ? "nothing, in \(rows) rows" : "\(state), in \(rows) rows",
            advice: "The tax table shows it as a line of its own, without a split into IGST, CGST and SGST."
        )
    }
}

extension TaxFigures.Operator {
    fileprivate init(_ cell: GSTCell, month: Month?, _ settings: Settings) {
        self.init(gstin: cell.gstin, month: month, operatorGSTIN: cell.operatorGSTIN, source: .file)
        guard operatorGSTIN.isEmpty else { return }
        operatorGSTIN = settings.operatorGSTIN?.text ?? ""
        source = operatorGSTIN.isEmpty ? .notInFiles : .setting
    }
}
