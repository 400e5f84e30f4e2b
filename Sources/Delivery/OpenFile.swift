import CRename
import Glibc

/// An open file of a bundle.
struct OpenFile: ~Copyable {
    private let path: String
    private let descriptor: Int32

    /// Takes over `descriptor`, the result of an `open`.
    init(path: String, descriptor: Int32) throws(OutputError) {
        guard descriptor >= 0 else { throw OutputError("open \(path)", code: errno) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Writes all of `bytes`, however many calls it takes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        var rest = bytes[...]
        var code: Int32 = 0
        while !rest.isEmpty, code == 0 {
            let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                code = count == 0 ? EIO : errno
            }
        }
        guard code == 0 else { throw OutputError("write \(path)", code: code) }
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

    /// As ``read(_:)``; what `body` throws ends it.
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
        while true {
            let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { return count }
            guard errno == EINTR else { throw OutputError("read \(path)", code: errno) }
        }
    }

    /// In bytes.
    var size: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// `count` bytes from `place` on, or fewer where the file ends before.
    func bytes(at place: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: max(0, count)) { bytes, initialized in
            while initialized < count {
                let step = pread(
                    descriptor,
                    bytes.baseAddress.map { $0 + initialized },
                    count - initialized,
                    place + initialized
                )
                guard step > 0 || (step < 0 && errno == EINTR) else { return }
                initialized += max(0, step)
            }
        }
    }

    /// Tells other runs, as long as the file is open, that it is in use. Where the file system knows no locks, nothing.
    func lock() { flock(descriptor, LOCK_EX | LOCK_NB) }
}
