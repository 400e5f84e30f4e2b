import Meesho
import Tabular

/// `Tax_invoice_details.xlsx` month by month, with serials that run through the financial year.
struct InvoicesExport {
    let world: Simulation
    var level = 6
    private var serials: [Kind: Int] = [:]

    private enum Kind: String {
        case invoice = "INVOICE"
        case credit = "CREDIT NOTE"
        case discount = "CREDIT_DISCOUNT"

        var mark: String {
            switch self {
            case .invoice: ""
            case .credit: "C"
            case .discount: "CM"
            }
        }
    }

    init(world: Simulation, level: Int = 6) {
        self.world = world
        self.level = level
    }

    /// The zip of a month: some invoice PDFs, the list last.
    mutating func archive(_ month: Month, months: ClosedRange<Int>) -> [UInt8] {
        let list = workbook(month, months: months)
        var zip = ZipWriter(level: level)
        zip.add("\(prefix(month))1.pdf", Array("%PDF-1.4\n% An invoice nobody wrote.\n%%EOF\n".utf8))
        zip.add("Tax_invoice_details.xlsx", list)
        return zip.finish()
    }

    /// Financial year from April to March, named by the year it ends in.
    private func prefix(_ month: Month) -> String {
        "\(world.seller.handle)\((month.month >= 4 ? month.year + 1 : month.year) % 100)"
    }

    mutating func workbook(_ month: Month, months: ClosedRange<Int>) -> [UInt8] {
        let prefix = prefix(month)
        if month.month == 4 { serials = [:] }
        let tax = TaxExport(world: world)
        var workbook = PanelWorkbook(sheets: ["Invoice_Info"], level: level)
        var rows = workbook.rows()
        rows.row(["Type", "Order Date", "Suborder No.", "Product Description", "HSN", "Invoice No."])
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            for entry in tax.entries(.sales, order) where entry.day.month == month {
                write(entry.quantity == 0 ? .discount : .invoice, order, prefix, to: &rows)
            }
            for entry in tax.entries(.returns, order) where entry.day.month == month {
                write(.credit, order, prefix, to: &rows)
            }
        }
        workbook.add(rows)
        return workbook.finish()
    }

    private mutating func write(_ kind: Kind, _ order: SimulatedOrder, _ prefix: String, to rows: inout SheetRows) {
        var serial = serials[kind, default: 0] + 1
        // The gap that a tax return has to declare as cancelled.
        if kind == .invoice, serial == 11 { serial += 1 }
        serials[kind] = serial
        rows.open()
        rows.cell { $0.put(kind.rawValue) }
        rows.cell {
            $0.put(order.placed)
            $0.append(UInt8(ascii: " "))
            $0.put(second: order.second)
        }
        rows.cell { order.putKey(&$0) }
        rows.cell {
            $0.put(xml: order.product.name)
            $0.put(" - ")
            $0.put(order.size)
        }
        rows.cell { $0.put(order.product.hsn) }
        rows.cell {
            $0.put(prefix)
            $0.put(kind.mark)
            $0.put(serial)
        }
        rows.close()
    }
}
