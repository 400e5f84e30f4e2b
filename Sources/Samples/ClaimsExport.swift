import Meesho

/// The claims CSV: tickets raised within a window, as they stand on a day.
struct ClaimsExport {
    let world: Simulation
    var dates = DateForm.iso

    func file(_ window: DayRange, on day: Day, months: ClosedRange<Int>) -> [UInt8] {
        var csv = CSVText(.returns)
        csv.line([
            "Ticket ID", "Order Number", "Suborder Number", "Ticket Status", "Created Date", "Issue", "Product Name",
            "SKU", "Variation", "Qty", "Meesho PID", "Last Update", "Reopen Validity", "CPP Flag",
        ])
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            guard let ticket = order.ticket, window.contains(ticket.created), ticket.created <= day else { continue }
            let status = ticket.answered <= day ? ticket.answer : .open
            csv.line([
                "\(ticket.id)", "\(order.number)", order.key, status.rawValue, String { $0.put(ticket.created, dates) },
                "I have received wrong return", order.product.name, order.product.sku, order.size,
                "\(order.quantity)", "\(order.catalog)", update(ticket, status, on: day),
                status == .rejected ? String { $0.put(ticket.answered + 7, dates) } : "NA", "No",
            ])
        }
        return csv.bytes
    }

    private func update(_ ticket: Ticket, _ status: Ticket.Status, on day: Day) -> String {
        let amount = String { $0.put(ticket.amount) }
        switch status {
        case .open: return "We are looking into your claim"
        case .rejected: return "Claim rejected: the unpacking video does not show the label"
        case .approved:
            guard let paid = ticket.paid else { return "Claim approved" }
            guard ticket.isPaid, paid <= day else {
                return "Claim approved. Payment of Rs. \(amount) is scheduled on \(paid.iso)"
            }
            let (year, month, date) = paid.components
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            return "Payment of Rs \(amount) was done on \(date) \(names[month - 1]) \(year) with transaction id "
                + TransactionNumber.of(paid)
        }
    }
}
