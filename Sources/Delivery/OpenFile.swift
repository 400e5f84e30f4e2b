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
        var piece = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                piece.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            } else if count == 0 {
                return
            } else if errno != EINTR {
                throw OutputError("read \(path)", code: errno)
            }
        }
    }
}
