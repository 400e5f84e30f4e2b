import Glibc
import Tabular

/// Whole files onto the disk.
enum FileOutput {
    /// Makes the folders above `path` and writes it, replacing what was there.
    static func write(_ bytes: [UInt8], to path: String) throws(InputError) {
        var folder = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/").dropLast() {
            folder += part + "/"
            if mkdir(folder, 0o777) != 0, errno != EEXIST { throw refused(folder) }
        }
        guard let file = fopen(path, "wb") else { throw refused(path) }
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard fclose(file) == 0, written == bytes.count else { throw refused(path) }
    }

    /// Throws where something is at `path` already, other than an empty folder.
    static func checkFree(_ path: String) throws(InputError) {
        guard access(path, F_OK) == 0 else { return }
        var isEmpty = false
        if let folder = opendir(path) {
            isEmpty = true
            while let entry = readdir(folder) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                if name != [0x2E], name != [0x2E, 0x2E] { isEmpty = false }
            }
            closedir(folder)
        }
        guard !isEmpty else { return }
        throw InputError(
            .unreadable,
            at: Place(path: path),
            expected: "no files yet where made-up exports are to go",
            found: "some",
            advice: "Choose another folder, or remove it: nothing is replaced."
        )
    }

    private static func refused(_ path: String) -> InputError {
        InputError(
            .unreadable,
            at: Place(path: path),
            expected: "a place to write to",
            found: Phrase(quoting: String(cString: strerror(errno))),
            advice: "Choose a folder that can be written to."
        )
    }
}
