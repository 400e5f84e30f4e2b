import Meesho

/// The orders CSV of a window of order dates, as downloaded on a day.
struct OrdersExport {
    let world: Simulation
    var columns = Column.generation1
    var dialect = CSVText.Dialect.orders

    /// A column and its header in this file.
    struct Column {
        enum Field {
            case status, subOrder, placed, state, product, sku, size, quantity, listed, price, packet, catalog, source
        }

        var header: String
        var field: Field

        init(_ header: String, _ field: Field) {
            self.header = header
            self.field = field
        }

        /// 2025, as seen.
        static let generation1: [Column] = [
            .init("Reason for Credit Entry", .status),
            .init("Sub Order No", .subOrder),
            .init("Order Date", .placed),
            .init("Customer State", .state),
            .init("Product Name", .product),
            .init("SKU", .sku),
            .init("Size", .size),
            .init("Quantity", .quantity),
            .init("Supplier Listed Price (Incl. GST + Commission)", .listed),
            .init("Supplier Discounted Price (Incl GST and Commision)", .price),
            .init("Packet Id", .packet),
        ]

        /// 2026: two more columns, whose place is not known.
        static let generation2: [Column] =
            generation1[..<6] + [.init("Catalog ID", .catalog), .init("Order source", .source)] + generation1[6...]

        /// Headers met in other downloads, in another order.
        static let aliases: [Column] = [
            .init("Suborder No", .subOrder),
            .init("Live Order Status", .status),
            .init("Order Date", .placed),
            .init("Supplier SKU", .sku),
            .init("Variation", .size),
            .init("Qty", .quantity),
            .init("Product Name", .product),
            .init("Customer State", .state),
            .init("Supplier Listed Price (Incl. GST + Commission)", .listed),
            .init("Supplier Discounted Price (Incl. GST and Commission)", .price),
            .init("Packet Id", .packet),
            .init("Meesho PID", .catalog),
        ]
    }

    func file(_ window: DayRange, months: ClosedRange<Int>, downloaded: Day) -> [UInt8] {
        var csv = CSVText(dialect)
        csv.line(columns.map(\.header))
        for index in world.orders(inMonths: months) {
            let order = world.order(index)
            guard window.contains(order.placed), order.twist != .missingFromOrders else { continue }
            for column in columns { put(column.field, order, downloaded, &csv) }
            csv.endLine()
        }
        return csv.bytes
    }

    private func put(_ field: Column.Field, _ order: SimulatedOrder, _ day: Day, _ csv: inout CSVText) {
        switch field {
        case .status: csv.field(order.status(on: day))
        case .subOrder: csv.field { order.putKey(&$0) }
        case .placed: csv.field { $0.put(order.placed) }
        case .state: csv.field(CustomerState.weighted[order.state].name)
        case .product: csv.field(order.product.name)
        case .sku: csv.field(order.product.sku)
        case .size: csv.field(order.size)
        case .quantity: csv.field { $0.put(order.quantity) }
        case .listed: csv.field { $0.put(order.listed) }
        case .price: csv.field { $0.put(order.price) }
        case .packet: csv.field { if order.isDispatched, day >= order.dispatched - 1 { order.putPacket(&$0) } }
        case .catalog: csv.field { $0.put(order.catalog) }
        case .source: csv.field(order.isFromAd ? "Ad order" : "organic")
        }
    }
}

extension SimulatedOrder {
    /// `TP0ABCD01234567`.
    fileprivate func putPacket(_ bytes: inout [UInt8]) {
        bytes.put("TP")
        bytes.put(digits: packet % 10, width: 1)
        for shift in [8, 16, 24, 32] as [UInt64] { bytes.append(UInt8(ascii: "A") + UInt8((packet >> shift) % 26)) }
        bytes.put(digits: (packet >> 40) % 100_000_000, width: 8)
    }
}
