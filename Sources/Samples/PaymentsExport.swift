import Meesho

/// The payments workbook: what was settled within a window of days, or what is outstanding at its end.
struct PaymentsExport {
    let world: Simulation
    var columns = PaymentColumn.generation2
    var level = 6
    /// Sheets the panel does not have yet.
    var furtherSheets: [Grid] = []

    static let sheets = [
        "Disclaimer", "Order Payments", "Ads Cost", "Referral Payments", "Compensation and Recovery",
    ]
    static let disclaimer =
        "The amounts provided here are estimated figures which are subject to change, upon determination of "
        + "logistics costs based on allocation of order to authorised courier partner"
    static let placeholder = "No data is available for these dates."

    /// Money that moved within `window`, as downloaded on its last day.
    func settled(in window: DayRange, months: ClosedRange<Int>) -> [UInt8] {
        let accounts = AccountMoney(world: world)
        var sheets = [ads(accounts.ads(in: window)), referral(accounts.referrals(in: window))]
        sheets.append(platform(accounts.adjustments(in: window)))
        return workbook(sheets) { rows in
            var isEmpty = true
            for index in world.orders(inMonths: months) {
                let order = world.order(index)
                for leg in order.legs where window.contains(leg.paid) {
                    let row = PaymentRow(order: order, leg: leg, status: order.status(of: leg, on: window.last))
                    for _ in 0..<(leg.isDoubled ? 2 : 1) { row.write(columns, to: &rows) }
                    isEmpty = false
                }
            }
            if isEmpty { rows.row([PaymentsExport.placeholder]) }
            return isEmpty
        }
    }

    /// The sheet "Order Payments" of ``settled(in:months:)`` as texts.
    func grid(in window: DayRange, months: ClosedRange<Int>) -> Grid {
        var grid = Grid(name: "Order Payments", rows: PaymentsExport.head(columns), isFrozen: true)
        grid.merges = PaymentsExport.merges(columns)
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            for leg in order.legs where window.contains(leg.paid) {
                let row = PaymentRow(order: order, leg: leg, status: order.status(of: leg, on: window.last))
                grid.rows += Array(repeating: row.texts(columns), count: leg.isDoubled ? 2 : 1)
            }
        }
        return grid
    }

    /// Estimates of what is not paid on `day`.
    func outstanding(on day: Day, months: ClosedRange<Int>) -> [UInt8] {
        workbook([ads([]), referral([]), platform([])]) { rows in
            var isEmpty = true
            for index in world.orders(inMonths: months) {
                let order = world.order(index)
                guard order.isDispatched, order.dispatched <= day, order.twist != .unpaid else { continue }
                guard order.fate == .delivered || order.concluded > day else { continue }
                if order.concluded <= day, order.legs.first.map({ $0.paid <= day }) ?? true { continue }
                let isDelivered = order.concluded <= day
                let leg = order.saleLeg(paid: (order.concluded + 7).orWorkingDay)
                var row = PaymentRow(order: order, leg: leg, status: isDelivered ? "Delivered" : "Shipped")
                row.isScheduled = isDelivered
                row.isPaid = false
                row.write(columns, to: &rows)
                isEmpty = false
            }
            if isEmpty { rows.row([PaymentsExport.placeholder]) }
            return isEmpty
        }
    }

    private func workbook(_ rest: [Grid], _ fill: (inout SheetRows) -> Bool) -> [UInt8] {
        var workbook = PanelWorkbook(sheets: PaymentsExport.sheets + furtherSheets.map(\.name), level: level)
        var disclaimer = workbook.rows()
        disclaimer.row([PaymentsExport.disclaimer])
        workbook.add(disclaimer)
        var rows = workbook.rows(frozen: true, columns: columns.count)
        for row in PaymentsExport.head(columns) { rows.row(row) }
        let isEmpty = fill(&rows)
        workbook.add(rows, merges: PaymentsExport.merges(columns) + (isEmpty ? ["A4:F4"] : []))
        for grid in rest + furtherSheets {
            var rows = workbook.rows(frozen: true, columns: grid.width)
            for row in grid.rows { rows.row(row) }
            workbook.add(rows, merges: grid.merges)
        }
        return workbook.finish()
    }

    /// Group titles, headers and legend.
    static func head(_ columns: [PaymentColumn]) -> [[String?]] {
        var titles: [String?] = []
        for (index, column) in columns.enumerated() {
            titles.append(index > 0 && columns[index - 1].group == column.group ? nil : column.group.rawValue)
        }
        return [titles, columns.map(\.header), columns.map(\.legend)]
    }

    static func merges(_ columns: [PaymentColumn]) -> [String] {
        var merges: [String] = []
        var start = 0
        for index in columns.indices
        where index + 1 == columns.count || columns[index + 1].group != columns[index].group {
            merges.append("\(ColumnLetter.of(start))1:\(ColumnLetter.of(index))1")
            start = index + 1
        }
        return merges
    }

    private func sheet(
        _ name: String,
        title: String,
        _ headers: [String],
        legend: [String?]? = nil,
        _ rows: [[String?]]
    )
        -> Grid
    {
        let width = max(headers.count, 6)
        let titles: [String?] = [title] + Array(repeating: nil, count: width - 1)
        var grid = Grid(name: name, rows: [titles, headers, legend ?? headers.map { _ in nil }], isFrozen: true)
        grid.merges = ["A1:\(ColumnLetter.of(width - 1))1"] + (rows.isEmpty ? ["A4:F4"] : [])
        grid.rows += rows.isEmpty ? [[PaymentsExport.placeholder]] : rows
        return grid
    }

    func ads(_ charges: [AdCharge]) -> Grid {
        sheet(
            "Ads Cost",
            title: "Ads Cost",
            [
                "Deduction Duration", "Deduction Date", "Campaign ID", "Ad Cost", "Credits / Waivers / Discounts",
                "Ad Cost incl. Credits/Waivers/Discounts", "GST", "Total Ads Cost",
            ],
            legend: [nil, nil, nil, "A", "B", "(A + B)", nil, nil],
            charges.map { charge in
                [charge.ran.iso, charge.deducted.iso, "\(charge.campaign)"]
                    + [charge.cost, charge.credits, charge.net, charge.gst, charge.total].map { amount in
                        String { $0.put(short: amount) }
                    }
            }
        )
    }

    func referral(_ rewards: [Reward]) -> Grid {
        sheet(
            "Referral Payments",
            title: "Referral Payments",
            ["Reward Id", "Payment Date", "Store Name", "Reason", "Net Referral Amount", "Taxes (GST/TDS)"],
            rewards.map { reward in
                [reward.id, reward.paid.iso, reward.store, reward.reason]
                    + [reward.amount, reward.taxes].map { amount in String { $0.put(amount) } }
            }
        )
    }

    func platform(_ adjustments: [PlatformAdjustment]) -> Grid {
        sheet(
            "Compensation and Recovery",
            title: "Platform Recovery & Compensation",
            ["Date", "Program Name", "Reason", "Amount (inc GST) INR"],
            adjustments.map { [$0.day.iso, $0.program, $0.reason, String { [amount = $0.amount] in $0.put(amount) }] }
        )
    }
}

/// One row of "Order Payments".
struct PaymentRow {
    var order: SimulatedOrder
    var leg: Leg
    var status: String
    /// `false` in the outstanding file: no transaction yet.
    var isPaid = true
    /// `false` prints no payment date.
    var isScheduled = true

    func write(_ columns: [PaymentColumn], to rows: inout SheetRows) {
        rows.open()
        for column in columns { rows.cell { put(column.field, &$0) } }
        rows.close()
    }

    /// The row as unescaped texts.
    func texts(_ columns: [PaymentColumn]) -> [String] {
        columns.map { column in
            switch column.field {
            case .product: order.product.name
            case .sku: order.product.sku
            default: String { put(column.field, &$0) }
            }
        }
    }

    private func put(_ field: PaymentColumn.Field, _ bytes: inout [UInt8]) {
        switch field {
        case .zero: bytes.put(.zero)
        case .subOrder: order.putKey(&bytes)
        case .orderDate:
            bytes.put(order.placed)
            bytes.append(UInt8(ascii: " "))
            bytes.put(second: order.second)
        case .dispatchDate: if order.isDispatched { bytes.put(order.dispatched) }
        case .product: bytes.put(xml: order.product.name)
        case .sku: bytes.put(xml: order.product.sku)
        case .catalog: bytes.put(order.catalog)
        case .source: bytes.put(order.isFromAd ? "ad_order" : "organic")
        case .status: bytes.put(status)
        case .rate: bytes.put(order.product.rate)
        case .listing: bytes.put(order.product.price)
        case .quantity: bytes.put(order.quantity)
        case .transaction: if isPaid { TransactionNumber.put(leg.paid, &bytes) } else { bytes.put("NA") }
        case .paymentDate: if isScheduled { bytes.put(leg.paid) }
        case .priceType: bytes.put(order.priceType)
        case .tdsRate: bytes.put(Paisa(leg.tdsRate))
        case .compensationReason: bytes.put(xml: leg.compensationReason)
        case .claimsReason: bytes.put(xml: leg.claimsReason)
        case .recoveryReason: bytes.put(xml: leg.recoveryReason)
        case .shipping: bytes.put(leg.shipping)
        case .tcs: bytes.put(deduction: leg.tcs)
        case .tds: bytes.put(deduction: leg.tds)
        default: bytes.put(amount(field))
        }
    }

    private func amount(_ field: PaymentColumn.Field) -> Paisa {
        let returnShippingNet = leg.returnShipping.times(100, over: 118)
        let goldFeeNet = leg.goldFee.times(100, over: 118)
        let isInside = CustomerState.weighted[order.state].name == "Gujarat"
        return switch field {
        case .settlement: leg.settlement
        case .sale: leg.sale
        case .saleReturn: leg.saleReturn
        case .premium: leg.premium
        case .premiumReturn: leg.premiumReturn
        case .goldFee: leg.goldFee
        case .returnShipping: leg.returnShipping
        case .otherServices: leg.otherServices
        case .waivers: leg.waivers
        case .netOther: leg.netOther
        case .gstOnOther: leg.gstOnOther
        case .compensation: leg.compensation
        case .claims: leg.claims
        case .recovery: leg.recovery
        case .goods: leg.sale - shippingRevenue
        case .goodsReturn: leg.saleReturn + shippingReturned
        case .shippingRevenue: shippingRevenue
        case .shippingReturned: -shippingReturned
        case .goldFeeNet: goldFeeNet
        case .goldFeeTax: leg.goldFee - goldFeeNet
        case .returnShippingNet: returnShippingNet
        case .returnShippingTax: leg.returnShipping - returnShippingNet
        case .shippingNet: leg.shippingNet
        case .shippingTax: leg.shipping - leg.shippingNet
        case .tcsInside: isInside ? leg.tcs : .zero
        case .tcsOutside: isInside ? .zero : leg.tcs
        default: .zero
        }
    }

    private var shippingRevenue: Paisa { leg.sale == .zero ? .zero : leg.customerShipping }
    private var shippingReturned: Paisa { leg.saleReturn == .zero ? .zero : leg.customerShipping }
}

/// One bank transfer per payment date.
enum TransactionNumber {
    static func put(_ day: Day, _ bytes: inout [UInt8]) {
        bytes.put("XBANKN")
        bytes.put(digits: UInt64(day.number) * 7_919, width: 12)
    }

    static func of(_ day: Day) -> String { String { put(day, &$0) } }
}
