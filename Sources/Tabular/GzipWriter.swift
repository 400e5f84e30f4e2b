import CZlib

/// Compresses bytes into one gzip file as they come, so that they need not stand in memory all at once.
package struct GzipWriter: ~Copyable {
    private var deflater = Deflater(level: GzipWriter.level, windowBits: MAX_WBITS + 16)
    private var bytes: [UInt8] = []

    /// A third of the time of the smallest for a twentieth more bytes.
    private static let level: Int32 = 6

    package init() {}

    package mutating func append(_ piece: UnsafeRawBufferPointer) {
        deflater.deflate(piece.bindMemory(to: UInt8.self), into: &bytes)
    }

    package mutating func append(_ piece: [UInt8]) { piece.withUnsafeBytes { append($0) } }

    /// The whole file.
    package consuming func finish() -> [UInt8] {
        deflater.finish(into: &bytes)
        return bytes
    }
}

/// One zlib stream that compresses.
///
/// zlib keeps a pointer back to its `z_stream`, which is why that stays at one address of the heap.
struct Deflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private var window = [UInt8](repeating: 0, count: 64 << 10)

    init(level: Int32, windowBits: Int32, strategy: Int32 = Z_DEFAULT_STRATEGY) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard z_deflate_init(stream, level, windowBits, strategy) == Z_OK else {
            preconditionFailure("zlib has no memory for a compressor")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Appends to `result` what `input` compresses to so far.
    mutating func deflate(_ input: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
        // zlib counts in 32 bits, so long input goes in pieces.
        var position = 0
        while position < input.count {
            let piece = min(input.count - position, 1 << 30)
            stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
            stream.pointee.avail_in = UInt32(piece)
            position += piece
            run(Z_NO_FLUSH, into: &result)
        }
    }

    /// Appends the rest. Nothing may follow.
    mutating func finish(into result: inout [UInt8]) {
        stream.pointee.next_in = nil
        stream.pointee.avail_in = 0
        run(Z_FINISH, into: &result)
    }

    private mutating func run(_ flush: Int32, into result: inout [UInt8]) {
        repeat {
            window.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                _ = CZlib.deflate(stream, flush)
                result.append(contentsOf: output[..<(output.count - Int(stream.pointee.avail_out))])
            }
        } while stream.pointee.avail_out == 0
    }
}
