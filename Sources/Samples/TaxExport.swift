import Meesho
import Tabular

/// The marketplace's two GST sheets of a month, and the list of invoices behind them.
struct TaxExport {
    let world: Simulation
    var level = 6

    enum Sheet: String {
        case sales = "tcs_sales.xlsx"
        case returns = "tcs_sales_return.xlsx"
    }

    /// The zip the panel offers: returns first.
    func archive(_ month: Month, months: ClosedRange<Int>) -> [UInt8] {
        var zip = ZipWriter(level: level)
        for sheet in [Sheet.returns, .sales] { zip.add(sheet.rawValue, workbook(sheet, month, months: months)) }
        return zip.finish()
    }

    /// From March 2026 the sheets have three columns more.
    func workbook(_ sheet: Sheet, _ month: Month, months: ClosedRange<Int>, isWide: Bool? = nil) -> [UInt8] {
        let isWide = isWide ?? (month >= Month(year: 2026, month: 3))
        var workbook = PanelWorkbook(sheets: ["\(world.seller.id)"], level: level)
        var rows = workbook.rows()
        rows.row(TaxExport.headers(sheet, isWide: isWide))
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            for entry in entries(sheet, order) where entry.day.month == month {
                write(entry, order, sheet, month, isWide: isWide, to: &rows)
            }
        }
        workbook.add(rows)
        return workbook.finish()
    }

    private static func headers(_ sheet: Sheet, isWide: Bool) -> [String] {
        [
            "identifier", "sup_name", "gstin", "sub_order_num", "order_date", "hsn_code", "quantity", "gst_rate",
            "total_taxable_sale_value", "tax_amount", "total_invoice_value", "taxable_shipping",
            "end_customer_state_new", "enrollment_no",
        ] + (sheet == .returns ? ["cancel_return_date"] : [])
            + (isWide ? ["manifest_date", "transaction_type", "eco_tcs_gstin"] : [])
            + ["financial_year", "month_number", "supplier_id"]
    }

    /// A document behind a row.
    struct Entry {
        var day: Day
        /// 0 on a discount given later.
        var quantity: Int
        /// Whole rupees, negative on a discount; `nil` prints `null`.
        var invoice: Int?
        var shipping: Int
    }

    func entries(_ sheet: Sheet, _ order: SimulatedOrder) -> [Entry] {
        let amount = order.product.price * order.quantity + order.shipping
        let full = Entry(day: order.dispatched, quantity: order.quantity, invoice: amount, shipping: order.shipping)
        switch sheet {
        case .sales:
            guard order.isDispatched || order.isInvoicedInVain else { return [] }
            var entries = [full]
            // An order cancelled after its invoice was never handed over: both documents bear the day of cancelling.
            if !order.isDispatched { entries[0].day = order.concluded }
            if order.twist == .discountedLater {
                entries.append(Entry(day: order.concluded + 5, quantity: 0, invoice: -10, shipping: 0))
            }
            return entries
        case .returns:
            guard let day = order.credited else { return [] }
            var entry = full
            entry.day = day
            if order.twist == .creditWithoutAmounts { entry.invoice = nil }
            return [entry]
        }
    }

    private func write(
        _ entry: Entry,
        _ order: SimulatedOrder,
        _ sheet: Sheet,
        _ month: Month,
        isWide: Bool,
        to rows: inout SheetRows
    ) {
        let product = order.product
        rows.open()
        rows.cell { $0.put(world.seller.handle) }
        rows.cell(world.seller.name)
        rows.cell { $0.put(world.seller.gstin) }
        rows.cell { order.putKey(&$0) }
        rows.cell { $0.put(order.placed) }
        rows.cell { $0.put(product.hsn) }
        rows.cell { $0.put(entry.quantity) }
        rows.cell {
            $0.put(product.rate)
            $0.put(".00")
        }
        if let invoice = entry.invoice {
            let taxable = Fraction(of: invoice, rate: product.rate)
            rows.cell { taxable.put(&$0) }
            rows.cell { taxable.rest(of: invoice).put(&$0) }
            rows.cell { $0.put(Paisa(rupees: invoice)) }
        } else {
            for _ in 0..<3 { rows.cell { $0.put("null") } }
        }
        rows.cell { Fraction(of: entry.shipping, rate: product.rate).put(&$0) }
        rows.cell(CustomerState.weighted[order.state].taxName)
        rows.cell { _ in }
        if sheet == .returns { rows.cell { $0.put(entry.day) } }
        if isWide {
            rows.cell { if entry.quantity > 0, order.isDispatched { $0.put(order.dispatched) } else { $0.put("null") } }
            rows.cell { _ in }
            rows.cell { $0.put(world.seller.operatorGSTIN) }
        }
        rows.cell { $0.put(month.year) }
        rows.cell { $0.put(month.month) }
        rows.cell { $0.put(world.seller.id) }
        rows.close()
    }

    /// Rupees with thirteen decimals, as many as a binary fraction of that size prints.
    private struct Fraction {
        private static let unit: Int64 = 10_000_000_000_000
        private var whole: Int64
        private var decimals: Int64
        private var isNegative: Bool

        /// What of `rupees` is left without GST.
        init(of rupees: Int, rate: Int) {
            let parts = Int64(rupees.magnitude) * 100
            let divisor = Int64(100 + rate)
            whole = parts / divisor
            decimals = (parts % divisor * Fraction.unit + divisor / 2) / divisor
            isNegative = rupees < 0
        }

        /// `rupees` less this: both together are exactly `rupees`.
        func rest(of rupees: Int) -> Fraction {
            var rest = self
            rest.whole = Int64(rupees.magnitude) - whole - (decimals > 0 ? 1 : 0)
            rest.decimals = decimals > 0 ? Fraction.unit - decimals : 0
            return rest
        }

        func put(_ bytes: inout [UInt8]) {
            if isNegative { bytes.append(UInt8(ascii: "-")) }
            bytes.put(digits: UInt64(whole), width: 1)
            bytes.append(UInt8(ascii: "."))
            bytes.put(digits: UInt64(decimals), width: 13)
            let zero = UInt8(ascii: "0")
            while bytes.suffix(2).elementsEqual([zero, zero]) { bytes.removeLast() }
            if bytes.last == zero, bytes[bytes.count - 2] != UInt8(ascii: ".") { bytes.removeLast() }
        }
    }
}
