/// What a sheet or CSV is, told by its header row. Source: exports.md section 4.
enum SheetKind: Sendable, Hashable {
    case orders, payments, ads, referral, platform
    case returnsMoving, returnsDelivered, returnsLost
    case claims, orderSummary, tcsSales, tcsSalesReturn, invoices, inventory, costs, prices, bank

    /// How many rows from the top a header may stand below titles and preambles.
    static let searchDepth = 25

    /// The kind whose header `row` is, or `nil`.
    init?(header row: HeaderRow) {
        let headers = Set(row.folded)
        func has(_ names: String...) -> Bool { names.allSatisfy(headers.contains) }
        let hasSubOrder = Self.subOrders.contains(where: headers.contains)
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
        } else if !hasSubOrder, Self.skuHeaders.contains(where: headers.contains),
            Self.costHeaders.contains(where: headers.contains)
        {
            self = .costs
        } else if !hasSubOrder, !headers.isDisjoint(with: BankHeaders.foldedDays),
            !headers.isDisjoint(with: BankHeaders.foldedNarrations),
            !headers.isDisjoint(with: BankHeaders.foldedAmounts)
        {
            self = .bank
        } else {
            return nil
        }
    }

    private static func looksLikeOrders(_ headers: Set<String>) -> Bool {
        !headers.isDisjoint(with: ["order status", "live order status"])
            && !headers.isDisjoint(with: ["customer state", "packet id"])
    }

    private static func looksLikePrices(_ headers: Set<String>) -> Bool {
        headers.contains { $0.contains(bytes: "mrp") }
            && headers.contains {
                $0.contains(bytes: "wrong/defective") || $0.contains(bytes: "selling price")
                    || $0.contains(bytes: "meesho price")
            }
    }

    /// Folded.
    static let subOrders = [
        "sub order no", "sub order id", "sub order number", "suborder no", "suborder number", "sub orderid",
    ]
    static let skuHeaders = Schema.skuHeaders.map(Header.fold)
    private static let costHeaders = Schema.costHeaders.map(Header.fold)
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
        var path = path
        path.withUTF8 { bytes in
            // Members before archives: an archive's id goes before its member's.
            var end = bytes.count
            var index = bytes.count
            while index > 0 {
                index -= 1
                guard bytes.has("!", at: index), bytes.has("/", at: index + 1), index + 2 <= end else { continue }
                if index + 2 < end { read(UnsafeBufferPointer(rebasing: bytes[(index + 2)..<end])) }
                end = index
            }
            if end > 0 { read(UnsafeBufferPointer(rebasing: bytes[..<end])) }
        }
    }

    /// - Parameter part: The path of a file in a folder or an archive.
    private mutating func read(_ part: UnsafeBufferPointer<UInt8>) {
        var end = part.count
        while end > 0, part.has("/", at: end - 1) { end -= 1 }
        let start = part[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        let name = UnsafeBufferPointer(rebasing: end > 0 ? part[start..<end] : part[...])
        // Longer than any file system allows: nobody's naming.
        guard name.count <= 255 else { return }
        let stem = Self.stem(name)
        if let id = Self.supplier(in: stem) { suppliers.insert((id, name.text(0, name.count)), at: 0) }
        isOutstanding = isOutstanding || stem.contains("outstanding") || stem.contains("upcoming_payment")
        isPrevious = isPrevious || stem.contains("previous_payment")
        isOutForDelivery = isOutForDelivery || stem.has("ofd", at: 0)
        readDates(stem)
    }

    /// Without extensions and a browser's ` (1)`.
    private static func stem(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var end = name.count
        while let dot = name[..<end].lastIndex(of: UInt8(ascii: ".")), dot > 0,
            end - dot <= 5 || name.text(dot, end).count <= 5
        {
            end = dot
        }
        if end > 0, name[end - 1] == UInt8(ascii: ")"),
            let open = name[..<end].lastIndex(of: UInt8(ascii: "(")),
            case let digits = end - open - 2, (1...3).contains(digits),
            name.digits(at: open + 1, atMost: digits) == digits
        {
            let blank = name.text(0, open).last.flatMap { $0.isWhitespace ? String($0) : nil } ?? ""
            end = open - blank.utf8.count
        }
        return UnsafeBufferPointer(rebasing: name[..<end])
    }

    /// Source: exports.md sections 2 and 17.
    private static func supplier(in stem: UnsafeBufferPointer<UInt8>) -> String? {
        let tokens = stem.split(separator: UInt8(ascii: "_"))
        guard let first = tokens.first, let last = tokens.last else { return nil }
        func id(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
            let text = String(decoding: bytes, as: UTF8.self)
            return isID(text) ? text : nil
        }
        if stem.has("supplier-", at: 0), case let digits = stem.digits(at: 9, atMost: 10), (4...9).contains(digits),
            stem.count == 9 + digits || stem.has("_", at: 9 + digits)
        {
            return stem.text(9, 9 + digits)
        }
        if stem.contains("_sp_") || (stem.count >= 12 && stem.has("_tax_invoice", at: stem.count - 12)) {
            return id(first)
        }
        if stem.has("gst_", at: 0), tokens.count > 1 { return id(tokens[1]) }
        let endsWithID: [StaticString] = [
            "orders_", "intransit_", "ofd_", "completed_", "returns_", "inventory-update-file_", "lost_",
        ]
        guard endsWithID.contains(where: { stem.has($0, at: 0) }) else { return nil }
        if stem.has("returns_", at: 0), tokens.count > 1, let second = id(tokens[1]) { return second }
        return id(last).flatMap { isYear($0) ? nil : $0 }
    }

    static func isID(_ text: some StringProtocol) -> Bool {
        (4...9).contains(text.utf8.count) && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }

    /// A folder name that says whose files these are: people also sort files by year.
    static func isIDLabel(_ name: String) -> Bool { isID(name) && !isYear(name) }

    private static func isYear(_ text: String) -> Bool { text.utf8.count == 4 && text.hasPrefix("20") }

    private mutating func readDates(_ stem: UnsafeBufferPointer<UInt8>) {
        let dates =
            Self.days(in: stem, lengths: (4, 2, 2)) { Day(year: $0, month: $1, day: $2) }
            + Self.days(in: stem, lengths: (2, 2, 4)) { Day(year: $2, month: $1, day: $0) }
        if days == nil, let first = dates.first { days = DayRange(first, dates.dropFirst().first ?? first) }
        if downloaded == nil, dates.count > 2 {
            downloaded = Int64(dates[2].number) * 86_400 + Self.secondsOfDay(in: stem)
        }
        if downloaded == nil, let epoch = Self.epoch(in: stem) { downloaded = epoch + 19_800 }
    }

    /// The dates written as three numbers of the given lengths with hyphens between them, from left to right.
    private static func days(
        in stem: UnsafeBufferPointer<UInt8>,
        lengths: (Int, Int, Int),
        make: (Int, Int, Int) -> Day?
    ) -> [Day] {
        var days: [Day] = []
        var index = 0
        let second = lengths.0 + 1
        let third = second + lengths.1 + 1
        while index + third + lengths.2 <= stem.count {
            guard stem.has("-", at: index + second - 1), stem.has("-", at: index + third - 1),
                stem.digits(at: index, atMost: lengths.0) == lengths.0,
                stem.digits(at: index + second, atMost: lengths.1) == lengths.1,
                stem.digits(at: index + third, atMost: lengths.2) == lengths.2
            else {
                index += 1
                continue
            }
            let day = make(
                stem.number(at: index, lengths.0),
                stem.number(at: index + second, lengths.1),
                stem.number(at: index + third, lengths.2)
            )
            if let day { days.append(day) }
            index += third + lengths.2
        }
        return days
    }

    /// The time of day of `_16_12-16_17`; 0 without one.
    private static func secondsOfDay(in stem: UnsafeBufferPointer<UInt8>) -> Int64 {
        for index in stem.indices where stem[index] == UInt8(ascii: "_") {
            let hour = stem.digits(at: index + 1, atMost: 2)
            guard hour > 0, stem.has("_", at: index + 1 + hour) else { continue }
            let start = index + 2 + hour
            let minute = stem.digits(at: start, atMost: 2)
            guard minute > 0, stem.has("-", at: start + minute), stem.digits(at: start + minute + 1, atMost: 1) == 1
            else { continue }
            return Int64(stem.number(at: index + 1, hour) * 3_600 + stem.number(at: start, minute) * 60)
        }
        return 0
    }

    /// A number between underscores that is a time in seconds or milliseconds since 1970, in seconds.
    private static func epoch(in stem: UnsafeBufferPointer<UInt8>) -> Int64? {
        for index in stem.indices where index == 0 || stem[index - 1] == UInt8(ascii: "_") {
            let digits = stem.digits(at: index, atMost: 14)
            guard digits == 10 || digits == 13, stem.has("1", at: index),
                index + digits == stem.count || stem.has("_", at: index + digits)
            else { continue }
            return Int64(stem.number(at: index, 10))
        }
        return nil
    }
}
