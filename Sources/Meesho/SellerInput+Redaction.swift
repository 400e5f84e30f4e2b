extension SellerInput {
    /// The numbers of all sub orders in the exports.
    package var subOrderNumbers: [SubOrderNumber] {
        parts.flatMap { part in
            part.sheets.flatMap { sheet -> [SubOrderNumber] in
                switch sheet.content {
                case .orders(let rows): rows.map(\.subOrder)
                case .payments(let sheet): sheet.rows.map(\.subOrder)
                case .returns(let rows): rows.map(\.subOrder)
                case .claims(let rows): rows.compactMap(\.subOrder)
                case .orderSummary(let rows): rows.map(\.subOrder)
                case .gst(let sheet): sheet.documents.map(\.subOrder)
                case .ads, .referral, .platform, .invoices, .inventory, .costs, .received, .bank: []
                }
            }
        }
    }

    /// Takes out the seller's costs, packaging and expenses, before anything is computed from them, and puts running
    /// numbers in place of those of sub orders, also inside of texts, waybills and tickets.
    ///
    /// - Parameter numbers: Of all ``subOrderNumbers``, at least.
    package mutating func redact(_ numbers: RunningNumbers) {
        costs = []
        parts.removeAll { $0.record.kind == .costs }
        let defaults = Settings()
        settings.packagingPerOrder = defaults.packagingPerOrder
        settings.otherMonthlyExpenses = defaults.otherMonthlyExpenses
        settings.monthlyExpenses = defaults.monthlyExpenses
        settings.costLostOnRTO = defaults.costLostOnRTO
        settings.costLostOnCustomerReturn = defaults.costLostOnCustomerReturn
        settings.costLostOnExchange = defaults.costLostOnExchange
        settings.costLostOnLost = defaults.costLostOnLost
        settings.costsIncludeGST = defaults.costsIncludeGST
        let waybills = RunningKeys("W", parts.flatMap(\.waybills))
        let tickets = RunningKeys("T", parts.flatMap(\.tickets))
        for index in parts.indices { parts[index].redact(numbers, waybills, tickets) }
    }
}

extension Part {
    /// As the joining of scans and returns spells them.
    fileprivate var waybills: [String] {
        sheets.flatMap { sheet -> [String] in
            switch sheet.content {
            case .returns(let rows): rows.map { Waybill.fold(texts[$0.awb]) }
            case .received(let rows): rows.map { Waybill.fold(texts[$0.awb]) }
            default: []
            }
        }
    }

    fileprivate var tickets: [String] {
        sheets.flatMap { sheet -> [String] in
            guard case .claims(let rows) = sheet.content else { return [] }
            return rows.map { texts[$0.ticket] }
        }
    }

    fileprivate mutating func redact(_ numbers: RunningNumbers, _ waybills: RunningKeys, _ tickets: RunningKeys) {
        let printed = texts
        texts = texts.changed(numbers.masked)
        for index in sheets.indices {
            switch sheets[index].content {
            case .orders(let rows):
                sheets[index].content = .orders(rows.map(\.subOrder, numbers))
            case .payments(var sheet):
                sheet.rows = sheet.rows.map(\.subOrder, numbers)
                sheets[index].content = .payments(sheet)
            case .returns(var rows):
                rows = rows.map(\.subOrder, numbers)
                for row in rows.indices {
                    rows[row].awb = texts.id(of: waybills[Waybill.fold(printed[rows[row].awb])])
                }
                sheets[index].content = .returns(rows)
            case .received(var rows):
                for row in rows.indices {
                    rows[row].awb = texts.id(of: waybills[Waybill.fold(printed[rows[row].awb])])
                }
                sheets[index].content = .received(rows)
            case .claims(var rows):
                for row in rows.indices {
                    rows[row].subOrder = rows[row].subOrder.map { numbers[$0] }
                    rows[row].ticket = texts.id(of: tickets[printed[rows[row].ticket]])
                }
                sheets[index].content = .claims(rows)
            case .orderSummary(let rows):
                sheets[index].content = .orderSummary(rows.map(\.subOrder, numbers))
            case .gst(var sheet):
                sheet.documents = sheet.documents.map(\.subOrder, numbers)
                sheets[index].content = .gst(sheet)
            case .ads, .referral, .platform, .invoices, .inventory, .costs, .bank: break
            }
        }
    }
}

extension Array {
    /// The rows with running numbers in place of the sub order numbers at `number`.
    fileprivate func map(_ number: WritableKeyPath<Element, SubOrderNumber>, _ numbers: RunningNumbers) -> [Element] {
        var rows = self
        for index in rows.indices { rows[index][keyPath: number] = numbers[rows[index][keyPath: number]] }
        return rows
    }
}
