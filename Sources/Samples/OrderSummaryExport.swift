import Meesho

/// The order summary: order and payout status in one row, as CSV or workbook.
struct OrderSummaryExport {
    let world: Simulation

    func csv(on day: Day, months: ClosedRange<Int>) -> [UInt8] {
        var csv = CSVText(.plain)
        for row in rows(on: day, months: months) { csv.line(row) }
        return csv.bytes
    }

    func workbook(on day: Day, months: ClosedRange<Int>) -> [UInt8] {
        PanelWorkbook.bytes([Grid(name: "Order Summary", rows: rows(on: day, months: months))])
    }

    private func rows(on day: Day, months: ClosedRange<Int>) -> [[String]] {
        let headers = [
            "Sub orderId", "Catalog ID", "Quantity", "Price", "Order Date", "Order Status", "Payout Value",
            "Payout Status", "Claim Status", "SKU ID",
        ]
        return [headers]
            + world.orders(inMonths: months).map { index in
                let order = world.order(index)
                let paid = order.legs.filter { $0.paid <= day }
                let value = paid.reduce(Paisa.zero) { $0 + $1.settlement }
                return [
                    order.key, "\(order.catalog)", "\(order.quantity)", String { $0.put(order.price) },
                    order.placed.iso, status(order, on: day), paid.isEmpty ? "NA" : String { $0.put(value) },
                    order.fate == .cancelled ? "NA" : paid.isEmpty ? "PENDING" : "SETTLED",
                    order.ticket?.answer.rawValue ?? "NA", order.product.sku,
                ]
            }
    }

    private func status(_ order: SimulatedOrder, on day: Day) -> String {
        if order.fate == .returned, let credited = order.credited, credited <= day { return "Returned" }
        switch order.status(on: day) {
        case "DOOR_STEP_EXCHANGED": return "Exchanged"
        case "RTO_COMPLETE": return "RTO_Complete"
        case let status where status.hasPrefix("RTO"): return "RTO"
        case let status: return status.prefix(1) + status.dropFirst().lowercased().replacing("_", with: " ")
        }
    }
}
