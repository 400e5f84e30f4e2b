/// A ZIP archive in memory. Its central directory is the truth: local headers may lack sizes, and where they state
/// something else the member is refused. Nothing is ever unpacked to disk, so names are only labels.
package struct ZipArchive: Sendable {
    /// Members in directory order, folders and links included. A name listed twice for equal content stands once.
    package let entries: [Entry]
    let place: Place
    let limits: Limits
    private let bytes: [UInt8]

    /// Reads the directory. Throws when that is missing, cut or contradicts itself; a problem of one member is thrown
    /// when that member is read, so that its siblings stay readable.
    package init(_ bytes: [UInt8], place: Place, limits: Limits = .standard) throws(InputError) {
        self.bytes = bytes
        self.place = place
        self.limits = limits
        entries = try ZipDirectory(ByteReader(bytes: bytes), place: place, limits: limits).entries()
    }

    /// Streams the inflated bytes of `entry` in windows of ``Inflater/windowSize``, lent for one call each.
    ///
    /// Size and checksum are compared at the end, so an error may come after bytes were lent; after
    /// ``RowFlow/stop`` nothing more is looked at.
    package func read(
        _ entry: Entry,
        budget: InflationBudget,
        _ body: (UnsafeRawBufferPointer) throws(InputError) -> RowFlow
    ) throws(InputError) {
        try read(entry, ceiling: limits.memberSize, budget: budget, body)
    }

    /// The inflated bytes of `entry`, at most ``Limits/innerArchiveSize``.
    package func contents(of entry: Entry, budget: InflationBudget) throws(InputError) -> [UInt8] {
        var result: [UInt8] = []
        // A declared size may lie: what is reserved stays in proportion to the packed bytes, which are there.
        let likely = entry.compressedSize.multipliedReportingOverflow(by: 8)
        result.reserveCapacity(likely.overflow ? 0 : min(entry.size, likely.partialValue, limits.innerArchiveSize))
        try read(entry, ceiling: min(limits.innerArchiveSize, limits.memberSize), budget: budget) { window in
            result.append(contentsOf: window)
            return .next
        }
        return result
    }

    private func read(
        _ entry: Entry,
        ceiling: Int,
        budget: InflationBudget,
        _ body: (UnsafeRawBufferPointer) throws(InputError) -> RowFlow
    ) throws(InputError) {
        if let problem = entry.problem { throw problem }
        let place = place.member(entry.name)
        guard entry.data.upperBound <= bytes.count else {
            throw .damaged(place, expected: "a whole file", found: "one that is cut short")
        }
        var meter = InflationMeter(
            place: place,
            limits: limits,
            compressed: entry.compressedSize,
            ceiling: ceiling,
            budget: budget
        )
        var checksum: UInt32 = 0
        let flow = try bytes.withUnsafeBufferPointer { archive throws(InputError) in
            let packed = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(archive)[entry.data])
            let pass = { (window: UnsafeRawBufferPointer, total: UInt32) throws(InputError) -> RowFlow in
                try meter.count(window.count)
                checksum = total
                return try body(window)
            }
            if entry.method == .stored { return try ZipArchive.lend(packed, pass) }
            // A thread of its own pays only where there is much to inflate.
            guard packed.count >= Inflater.windowSize, budget.cores.take() else {
                return try ZipArchive.inflate(packed, place: place, pass)
            }
            defer { budget.cores.give() }
            return try ZipArchive.inflateAhead(bytes[entry.data], place: place, pass)
        }
        guard flow == .next else { return }
        guard meter.inflated == entry.size else {
            throw .damaged(place, expected: "\(entry.size) bytes", found: "\(meter.inflated)")
        }
        guard checksum == entry.crc32 else {
            throw .damaged(place, expected: "content that matches its checksum", found: "altered content")
        }
    }

    /// What is lent of a member: a window, and the checksum up to its end.
    private typealias Pass = (UnsafeRawBufferPointer, UInt32) throws(InputError) -> RowFlow

    /// Stored bytes, in windows like inflated ones.
    private static func lend(_ bytes: UnsafeRawBufferPointer, _ pass: Pass) throws(InputError) -> RowFlow {
        var checksum: UInt32 = 0
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + Inflater.windowSize)
            let window = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
            checksum = Checksum.crc32(window, seed: checksum)
            guard try pass(window, checksum) == .next else { return .stop }
            position = end
        }
        return .next
    }

    private static func inflate(
        _ packed: UnsafeRawBufferPointer,
        place: Place,
        _ pass: Pass
    ) throws(InputError) -> RowFlow {
        guard var inflater = Inflater(packed, format: .raw) else {
            throw .damaged(place, expected: "enough memory to unpack the file")
        }
        let window = UnsafeMutableRawBufferPointer.allocate(byteCount: Inflater.windowSize, alignment: 16)
        defer { window.deallocate() }
        var checksum: UInt32 = 0
        while true {
            let step = inflater.next(into: window)
            guard step != .broken else { throw broken(place) }
            if inflater.count > 0 {
                let inflated = UnsafeRawBufferPointer(rebasing: window[..<inflater.count])
                checksum = Checksum.crc32(inflated, seed: checksum)
                guard try pass(inflated, checksum) == .next else { return .stop }
            }
            guard step == .end else { continue }
            try check(consumed: inflater.consumed, of: packed.count, place: place)
            return .next
        }
    }

    /// The same, inflating on another core.
    private static func inflateAhead(
        _ packed: ArraySlice<UInt8>,
        place: Place,
        _ pass: Pass
    ) throws(InputError) -> RowFlow {
        switch try InflationAhead(packed).read(pass) {
        case .stopped: return .stop
        case .broken: throw broken(place)
        case .whole(let consumed):
            try check(consumed: consumed, of: packed.count, place: place)
            return .next
        }
    }

    private static func broken(_ place: Place) -> InputError {
        .damaged(place, expected: "deflated data", found: "data that is cut short or damaged")
    }

    private static func check(
        consumed: Int,
        of packed: Int,
        place: Place
    ) throws(InputError) {
        guard consumed != packed else { return }
        throw .contradiction(place, expected: "\(packed) bytes of packed data", found: "\(consumed)")
    }
}
