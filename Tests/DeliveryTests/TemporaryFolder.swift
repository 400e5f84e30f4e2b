import Foundation

/// A folder of its own for one test, gone when the value is.
final class TemporaryFolder {
    let url: URL
    var path: String { url.path }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "hisaab-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        for path in paths {
            try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path + "/" + path)
        }
        try? FileManager.default.removeItem(at: url)
    }

    /// Everything below, sorted, folders with a `/` at the end.
    var paths: [String] {
        let found = FileManager.default.enumerator(atPath: url.path)
        return (found?.compactMap { $0 as? String } ?? []).map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: url.path + "/" + path)
            return attributes?[.type] as? FileAttributeType == .typeDirectory ? path + "/" : path
        }.sorted()
    }

    func write(_ text: String, to path: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func link(_ path: String, to target: String) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
    }

    func text(_ path: String) throws -> String {
        try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }
}
