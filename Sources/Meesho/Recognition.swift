/// What a sheet or CSV is, told by its header row. Source: exports.md section 4.
enum SheetKind: Sendable, Hashable {
    case orders, payments, ads, referral, platform
    case returnsMoving, returnsDelivered, returnsLost
    case claims, orderSummary, tcsSales, tcsSalesReturn, invoices, inventory, costs, prices

    /// How many rows from the top a header may stand below titles and preambles.
    static let searchDepth = 25

    /// The kind whose header `cells` is, or `nil`.
    init?(header cells: [String]) {
        let headers = Set(cells.map(Header.fold))
        func has(_ names: String...) -> Bool { names.allSatisfy(headers.contains) }
        let subOrders: Set = [
            "sub order no", "sub order id", "sub order number", "suborder no", "suborder number", "sub orderid",
        ]
        let hasSubOrder = !headers.isDisjoint(with: subOrders)
        // A few columns that no other export has are enough: what is missing is then named by the schema.
        func hasTwo(of names: String...) -> Bool { names.count(where: headers.contains) >= 2 }
        if (hasSubOrder && (has("final settlement amount") || has("settlement amount", "transaction id")))
            || hasTwo(
                of: "final settlement amount",
                "transaction id",
                "live order status",
                "tds rate %",
                "claims reason"
            )
        {
            self = .payments
        } else if hasTwo(of: "total ads cost", "deduction duration", "deduction date", "campaign id") {
            self = .ads
        } else if hasTwo(of: "reward id", "net referral amount", "store name", "taxes (gst/tds)") {
            self = .referral
        } else if hasTwo(of: "program name", "amount (inc gst) inr") || has("program name", "reason", "date") {
            self = .platform
        } else if hasTwo(of: "identifier", "sub_order_num", "total_taxable_sale_value", "end_customer_state_new") {
            self = headers.contains("cancel_return_date") ? .tcsSalesReturn : .tcsSales
        } else if hasTwo(of: "ticket id", "ticket status", "reopen validity", "cpp flag") {
            self = .claims
        } else if hasTwo(of: "payout status", "claim status", "payout value") {
            self = .orderSummary
        } else if hasTwo(of: "type of return", "return created date", "return reason", "awb number", "sub type") {
            self =
                headers.contains("lost date")
                ? .returnsLost
                : headers.contains("expected delivery date") && !headers.contains("delivered date")
                    ? .returnsMoving : .returnsDelivered
        } else if has("type", "invoice no"), hasSubOrder {
            self = .invoices
        } else if hasTwo(of: "catalog id", "style id", "your stock count", "system stock count") {
            self = .inventory
        } else if hasTwo(of: "reason for credit entry", "packet id", "customer state")
            || (hasSubOrder && (has("reason for credit entry") || Self.looksLikeOrders(headers)))
        {
            self = .orders
        } else if Self.looksLikePrices(headers) {
            self = .prices
        } else if !hasSubOrder, Self.hasAny(headers, Schema.skuHeaders), Self.hasAny(headers, Schema.costHeaders) {
            self = .costs
        } else {
            return nil
        }
    }

    private static func looksLikeOrders(_ headers: Set<String>) -> Bool {
        !headers.isDisjoint(with: ["order status", "live order status"])
            && !headers.isDisjoint(with: ["customer state", "packet id"])
    }

    private static func looksLikePrices(_ headers: Set<String>) -> Bool {
        headers.contains { $0.contains("mrp") }
            && headers.contains {
                $0.contains("wrong/defective") || $0.contains("selling price") || $0.contains("meesho price")
            }
    }

    private static func hasAny(_ headers: Set<String>, _ names: [String]) -> Bool {
        names.contains { headers.contains(Header.fold($0)) }
    }
}

/// What the names of a file and of the archives and folders around it tell. Names are hints: sellers rename freely.
struct NameEvidence: Sendable {
    /// Supplier ids with the name that carries each, strongest first: archive, then file.
    private(set) var suppliers: [(id: String, name: String)] = []
    /// The days the name says the export is about.
    private(set) var days: DayRange?
    /// When it was downloaded, in seconds since 1970, Indian time taken as it stands.
    private(set) var downloaded: Int64?
    private(set) var isOutstanding = false
    /// Payments of a past period, by the panel's own name.
    private(set) var isPrevious = false
    private(set) var isOutForDelivery = false

    /// - Parameter path: Inside the input folder, archive members after `!/`.
    init(path: String) {
        for part in path.split(separator: "!/").reversed() {
            let name = part.split(separator: "/").last.map(String.init) ?? String(part)
            // Longer than any file system allows: nobody's naming.
            guard name.utf8.count <= 255 else { continue }
            let stem = Self.stem(name)
            let lower = stem.lowercased()
            if let id = Self.supplier(in: stem) { suppliers.insert((id, name), at: 0) }
            isOutstanding = isOutstanding || lower.contains("outstanding") || lower.contains("upcoming_payment")
            isPrevious = isPrevious || lower.contains("previous_payment")
            isOutForDelivery = isOutForDelivery || lower.hasPrefix("ofd")
            readDates(stem)
        }
    }

    /// Without extensions and a browser's ` (1)`.
    private static func stem(_ name: String) -> String {
        var stem = Substring(name)
        while let dot = stem.lastIndex(of: "."), stem.distance(from: dot, to: stem.endIndex) <= 5, dot > stem.startIndex
        {
            stem = stem[..<dot]
        }
        if let copy = stem.firstMatch(of: /\s?\([0-9]{1,3}\)$/) { stem = stem[..<copy.range.lowerBound] }
        return String(stem)
    }

    /// Source: exports.md sections 2 and 17.
    private static func supplier(in stem: String) -> String? {
        let tokens = stem.split(separator: "_").map(String.init)
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let lower = stem.lowercased()
        if let match = stem.firstMatch(of: /(?i)^supplier-([0-9]{4,9})(?:_|$)/) { return String(match.output.1) }
        if lower.contains("_sp_") || lower.hasSuffix("_tax_invoice") { return isID(first) ? first : nil }
        if lower.hasPrefix("gst_"), tokens.count > 1 { return isID(tokens[1]) ? tokens[1] : nil }
        let endsWithID = ["orders_", "intransit_", "ofd_", "completed_", "returns_", "inventory-update-file_", "lost_"]
        guard endsWithID.contains(where: lower.hasPrefix) else { return nil }
        if lower.hasPrefix("returns_"), tokens.count > 1, isID(tokens[1]) { return tokens[1] }
        return isID(last) && !isYear(last) ? last : nil
    }

    static func isID(_ text: some StringProtocol) -> Bool {
        (4...9).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A folder name that says whose files these are: people also sort files by year.
    static func isIDLabel(_ name: String) -> Bool { isID(name) && !isYear(name) }

    private static func isYear(_ text: String) -> Bool { text.utf8.count == 4 && text.hasPrefix("20") }

    private mutating func readDates(_ stem: String) {
        var dates: [Day] = []
        for match in stem.matches(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/) {
            if let day = Day(year: Int(match.1) ?? 0, month: Int(match.2) ?? 0, day: Int(match.3) ?? 0) {
                dates.append(day)
            }
        }
        for match in stem.matches(of: /([0-9]{2})-([0-9]{2})-([0-9]{4})/) {
            if let day = Day(year: Int(match.3) ?? 0, month: Int(match.2) ?? 0, day: Int(match.1) ?? 0) {
                dates.append(day)
            }
        }
        if days == nil, let first = dates.first { days = DayRange(first, dates.dropFirst().first ?? first) }
        if downloaded == nil, dates.count > 2 {
            var seconds = Int64(dates[2].number) * 86_400
            if let time = stem.firstMatch(of: /_([0-9]{1,2})_([0-9]{1,2})-[0-9]/) {
                seconds += (Int64(time.1) ?? 0) * 3_600 + (Int64(time.2) ?? 0) * 60
            }
            downloaded = seconds
        }
        if downloaded == nil, let epoch = stem.firstMatch(of: /(?:^|_)(1[0-9]{9})([0-9]{3})?(?:_|$)/) {
            downloaded = (Int64(epoch.1) ?? 0) + 19_800
        }
    }
}
