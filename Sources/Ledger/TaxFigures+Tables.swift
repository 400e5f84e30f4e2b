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
            (a.gstin, a.month?.iso ?? "", a.name, a.rate) < (b.gstin, b.month?.iso ?? "", b.name, b.rate)
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
        var byPlace: [Key: Place] = [:]
        var byHSN: [Key: HSN] = [:]
        var byOperator: [Key: Operator] = [:]
        for entry in sheets {
            var unknown: [String: Int] = [:]
            for cell in entry.sheet.cells {
                let (month, gstin) = (cell.month ?? entry.fileMonth, cell.gstin)
                let state = IndianState.state(cell.state)
                if state == nil { unknown[cell.state, default: 0] += cell.totals.rows }
                let home = GSTIN.stateCode(of: gstin)
                let isIntra = state.flatMap { state in home.map { $0 == state.code } }
                func add(to sums: inout Split) {
                    sums.add(cell.totals, isReturns: entry.sheet.isReturns, isIntra: isIntra)
                }

                // By code, not by name: as the return is sorted; unknown states come last.
                let name = state.map { ($0.code < 10 ? "0" : "") + String($0.code) } ?? "~" + cell.state
                let place = Place(
                    gstin: gstin,
                    month: month,
                    stateCode: state?.code,
                    state: state?.name ?? cell.state,
                    rate: cell.rate,
                    isIntra: isIntra
                )
                add(to: &byPlace[Key(gstin: gstin, month: month, name: name, rate: cell.rate), default: place].sums)
                let hsn = HSN(gstin: gstin, month: month, hsn: cell.hsn, rate: cell.rate)
                add(to: &byHSN[Key(gstin: gstin, month: month, name: cell.hsn, rate: cell.rate), default: hsn].sums)
                let line = Operator(cell, month: month, settings)
                add(to: &byOperator[Key(gstin: gstin, month: month, name: line.operatorGSTIN), default: line].sums)
            }
            for (state, rows) in unknown.sorted(by: { $0.key < $1.key }) {
                unknownStates[state, default: 0] += rows
                problems.append(Self.unknownState(state, rows: rows, path: entry.path))
            }
        }
        places = byPlace.sorted { $0.key < $1.key }.map(\.value)
        hsn = byHSN.sorted { $0.key < $1.key }.map(\.value)
        operators = byOperator.sorted { $0.key < $1.key }.map(\.value)
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
