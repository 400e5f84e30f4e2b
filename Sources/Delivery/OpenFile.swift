import CRename
import Glibc
import Tabular

/// An open file of a bundle.
struct OpenFile: ~Copyable {
    private let path: String
    private var descriptor: Int32
    private static let closed: Int32 = -1

    /// Takes over `descriptor`, the result of an `open`.
    init(path: String, descriptor: Int32) throws(OutputError) {
        guard descriptor >= 0 else { throw OutputError("open \(path)", code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { if descriptor != OpenFile.closed { close(descriptor) } }

    /// Writes all of `bytes`, however many calls it takes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        var rest = bytes[...]
        var code: Int32 = 0
        while !rest.isEmpty, code == 0 {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = uninterrupted { Glibc.write(descriptor, piece.baseAddress, piece.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else {
                code = count == 0 ? EIO : errno
            }
        }
        guard code == 0 else { throw OutputError("write \(path)", code: code) }
    }

    /// Closes a file that was written: some file systems tell only then that there was no room.
    consuming func finish() throws(OutputError) {
        let status = close(descriptor)
        descriptor = OpenFile.closed
        // After an interruption Linux has closed it all the same.
        guard status == 0 || errno == EINTR else { throw OutputError("write \(path)", code: errno) }
    }

    /// Lends the file's bytes piece by piece.
    func read(_ body: (UnsafeRawBufferPointer) -> Void) throws(OutputError) {
        var piece = [UInt8](repeating: 0, count: OpenFile.pieceSize)
        while true {
            let count = try fill(&piece)
            guard count > 0 else { return }
            piece.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// As ``read(_:)``; what `body` throws ends it, too.
    func lend(to body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var piece = [UInt8](repeating: 0, count: OpenFile.pieceSize)
        while true {
            let count = try fill(&piece)
            guard count > 0 else { return }
            try piece.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private static let pieceSize = 256 << 10

    /// How many bytes came; 0 at the end.
    private func fill(_ piece: inout [UInt8]) throws(OutputError) -> Int {
        let count = piece.withUnsafeMutableBytes { bytes in
            uninterrupted { Glibc.read(descriptor, bytes.baseAddress, bytes.count) }
        }
        guard count >= 0 else { throw OutputError("read \(path)", code: errno) }
        return count
    }

    /// In bytes.
    func size() throws(OutputError) -> Int {
        var status = stat()
        guard uninterrupted({ fstat(descriptor, &status) }) == 0 else {
            throw OutputError("look at \(path)", code: errno)
        }
        return Int(status.st_size)
    }

    /// `count` bytes from `place` on, or fewer where the file ends before.
    func bytes(at place: Int, count: Int) throws(OutputError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { bytes, initialized in
            while initialized < count {
                let (start, place) = (bytes.baseAddress.map { $0 + initialized }, place + initialized)
                let step = uninterrupted { pread(descriptor, start, count - initialized, place) }
                if step < 0 { code = errno }
                guard step > 0 else { return }
                initialized += step
            }
        }
        guard code == 0 else { throw OutputError("read \(path)", code: code) }
        return bytes
    }

    /// Tells other runs, as long as the file is open, that it is in use. Where the file system knows no locks, nothing.
    func lock() { flock(descriptor, LOCK_EX | LOCK_NB) }
}
