import Glibc

/// The names in a folder, all of them or none: a listing that breaks off in the middle is no listing.
package enum FolderListing {
    /// As the file system has them, in its order, without `.` and `..`; `nil`, and the reason in `errno`, where they
    /// cannot be told. Takes over `descriptor`, the result of an `open`.
    package static func names(in descriptor: Int32) -> [[UInt8]]? {
        guard descriptor >= 0 else { return nil }
        var opened = fdopendir(descriptor)
        while opened == nil, errno == EINTR { opened = fdopendir(descriptor) }
        guard let stream = opened else {
            let code = errno
            close(descriptor)
            errno = code
            return nil
        }
        var names: [[UInt8]] = []
        var code: Int32 = 0
        while true {
            errno = 0
            if let entry = readdir(stream) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
            } else if errno != EINTR {
                code = errno
                break
            }
        }
        closedir(stream)
        errno = code
        return code == 0 ? names : nil
    }
}
