import CZlib

/// One zlib stream that inflates a piece of memory, window by window.
///
/// zlib keeps a pointer back to its `z_stream`, which is why that stays at one address of the heap.
struct Inflater: ~Copyable {
    enum Format {
        /// Bare deflate data, as in ZIP members.
        case raw
        /// With gzip header and trailer, whose checksum zlib verifies.
        case gzip
    }

    /// What one call of ``next(into:)`` came to.
    enum Step {
        /// The window is full, more follows.
        case more
        /// The stream ended properly; the window holds its last bytes.
        case end
        /// The input ended, or is not deflate data.
        case broken
    }

    /// Smaller windows cost time (4 KiB: 29 %), larger ones only memory.
    static let windowSize = 256 << 10

    private let stream: UnsafeMutablePointer<z_stream>
    private let input: UnsafeRawBufferPointer
    /// How much of `input` zlib has been given.
    private var given = 0

    /// `input` must outlive the inflater. `nil` when zlib has no memory.
    init?(_ input: UnsafeRawBufferPointer, format: Format) {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard z_inflate_init(stream, format == .raw ? -MAX_WBITS : MAX_WBITS + 16) == Z_OK else {
            stream.deallocate()
            return nil
        }
        self.stream = stream
        self.input = input
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Bytes of the input that were used up.
    var consumed: Int { given - Int(stream.pointee.avail_in) }

    /// How many bytes the last call inflated.
    private(set) var count = 0

    /// Inflates into `window` until it is full or the stream ends.
    mutating func next(into window: UnsafeMutableRawBufferPointer) -> Step {
        defer { count = window.count - Int(stream.pointee.avail_out) }
        stream.pointee.next_out = window.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(window.count)
        while true {
            refill()
            switch inflate(stream, Z_NO_FLUSH) {
            case Z_STREAM_END: return .end
            case Z_OK where stream.pointee.avail_out == 0: return .more
            case Z_OK where stream.pointee.avail_in > 0 || given < input.count: continue
            default: return .broken
            }
        }
    }

    /// Starts over at the present input position, for the next member of a gzip file.
    mutating func restart() -> Bool { inflateReset(stream) == Z_OK }

    /// zlib counts its input in 32 bits.
    private mutating func refill() {
        guard stream.pointee.avail_in == 0, given < input.count else { return }
        let piece = UnsafeRawBufferPointer(rebasing: input[given..<min(input.count, given + (1 << 30))])
        stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(piece.count)
        given += piece.count
    }
}

/// Watches how much one stream inflates to, so that a bomb ends early.
struct InflationMeter {
    let place: Place
    let limits: Limits
    let compressed: Int
    /// Bytes this stream may inflate to.
    let ceiling: Int
    let budget: InflationBudget
    private(set) var inflated = 0

    init(place: Place, limits: Limits, compressed: Int, ceiling: Int, budget: InflationBudget) {
        self.place = place
        self.limits = limits
        self.compressed = compressed
        self.ceiling = ceiling
        self.budget = budget
    }

    mutating func count(_ bytes: Int) throws(InputError) {
        inflated += bytes
        guard inflated <= ceiling else {
            throw .overLimit(place, expected: "at most \(ceiling >> 20) MiB of unpacked data", found: "more")
        }
        guard inflated <= limits.ratioFloor || (inflated - 1) / limits.ratio < compressed else {
            throw .overLimit(
                place,
                expected: "data packed at most \(limits.ratio) to 1",
                found: "\(inflated >> 20) MiB out of \(compressed >> 10) KiB"
            )
        }
        try budget.spend(bytes, at: place)
    }
}
