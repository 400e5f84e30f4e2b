import Meesho

/// The returns CSVs: one per tab of the panel, with a preamble.
struct ReturnsExport {
    let world: Simulation
    var dates = DateForm.iso
    /// Prints waybills as Excel leaves them: `1.23E+14`.
    var hasDamagedWaybills = false

    /// A tab of the panel.
    enum Tab: String {
        case inTransit = "intransit"
        case outForDelivery = "ofd_reverse"
        case delivered = "completed_delivered"
        case lost = "completed_lost"

        var stage: ReturnJourney.Stage {
            switch self {
            case .inTransit: .inTransit
            case .outForDelivery: .outForDelivery
            case .delivered: .delivered
            case .lost: .lost
            }
        }
    }

    static let couriers = ["Valmo", "Shadowfax", "Delhivery", "Xpress Bees", "Ecom Express", "PocketShip"]
    static let reasons = [
        ("Have size / fit related issues", "Smaller than expected"),
        ("Received wrong product (different color / size / product)", "Different colour received"),
        ("Received defective product (stains / damaged / torn)", "Stitching open, \"torn\" at the seam"),
        ("Have other quality related issues", "Cloth is thin"),
        ("Don't need the product anymore", "NA"),
        ("Some items are missing or incomplete", "One piece less"),
    ]

    /// Journeys that stand in `tab` on `day`; of the finished ones those that ended within `window`.
    func file(_ tab: Tab, window: DayRange, on day: Day, months: ClosedRange<Int>) -> [UInt8] {
        var csv = CSVText(.returns)
        let report =
            tab == .inTransit || tab == .outForDelivery
            ? "\(tab.rawValue) \(day.iso)" : "\(tab.rawValue) \(window.first.iso) to \(window.last.iso)"
        csv.line(["Meesho Supplier Panel"])
        csv.line(["Supplier Id", "\(world.seller.id)"])
        csv.line(["Supplier Name", world.seller.name])
        csv.line(["Email", "seller@example.invalid"])
        csv.line(["Downloaded on", "\(day.iso) 10:05:00"])
        csv.line(["Report", report])
        csv.line([])
        csv.line(headers(tab))
        var count = 0
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            guard let journey = order.journey, journey.stage(on: day) == tab.stage else { continue }
            if tab == .delivered, let back = journey.back, !window.contains(back) { continue }
            if tab == .lost, let lost = journey.lost, !window.contains(lost) { continue }
            count += 1
            csv.line(row(tab, count, order, journey))
        }
        return csv.bytes
    }

    private func headers(_ tab: Tab) -> [String] {
        let start = [
            "S No", "Product Name", "SKU", "Variation", "Meesho PID", "Category", "Qty", "Order Number",
            "Suborder Number", "Dispatch Date", "Return Created Date", "Type of Return", "Sub Type",
        ]
        let end = ["Return Price Type", "Return Reason", "Detailed Return Reason"]
        switch tab {
        case .inTransit, .outForDelivery:
            return start
                + ["Expected Delivery Date", "Courier Partner", "AWB Number", "Status", "Attempt", "Tracking Link"]
                + end
        case .delivered, .lost:
            let date = tab == .lost ? "Lost Date" : "Delivered Date"
            return start + [date, "Courier Partner", "AWB Number", "Tracking Link", "Proof of Delivery"] + end
                + ["OTP verified at"]
        }
    }

    private func row(_ tab: Tab, _ number: Int, _ order: SimulatedOrder, _ journey: ReturnJourney) -> [String] {
        let waybill = String {
            $0.put("VL")
            $0.put(digits: journey.waybill % 10_000_000_000_000, width: 13)
        }
        let shown = hasDamagedWaybills ? "1.23E+14" : waybill
        let courier = ReturnsExport.couriers[journey.courier]
        let reason = journey.reason.map { ReturnsExport.reasons[$0] } ?? ("NA", "NA")
        let priceType = journey.isCourierReturn ? "NA" : "Meesho Price"
        let link = "https://track.example.invalid/\(waybill)"
        let start = [
            "\(number)", order.product.name, order.product.sku, order.size, "\(order.catalog)", order.product.category,
            "\(order.quantity)", "\(order.number)", order.key, text(order.dispatched), text(journey.created),
            journey.isCourierReturn ? "Courier Return (RTO)" : "Customer Return",
            journey.isCourierReturn ? "forward_RTO" : "FIRST_RET",
        ]
        let end = [priceType, reason.0, reason.1]
        switch tab {
        case .inTransit, .outForDelivery:
            let status = tab == .inTransit ? "In Transit" : "Out For Delivery"
            let expected = text(journey.back ?? journey.created + 10)
            return start + [expected, courier, shown, status, tab == .inTransit ? "0" : "1", link] + end
        case .delivered, .lost:
            let day = tab == .lost ? journey.lost : journey.back
            let verified = tab == .delivered ? day.map { "\($0.iso) 12:40:05" } ?? "" : ""
            return start + [text(day ?? journey.created), courier, shown, link, tab == .lost ? "NA" : link] + end
                + [verified]
        }
    }

    private func text(_ day: Day) -> String { String { $0.put(day, dates) } }
}
