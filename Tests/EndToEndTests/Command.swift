import Foundation

/// The built program, run in a folder of its own.
final class Command {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
        /// Standard output, split at line ends and tabs.
        var cells: [[String]] { output.split(separator: "\n").map { $0.components(separatedBy: "\t") } }
    }

    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hisaab-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Beside the test program, where the package manager puts both.
    private static var program: URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "hisaab")
    }

    /// - Parameter input: A file in the folder for standard input; nothing without.
    func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = Command.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = folder.appending(path: ".output-\(UUID().uuidString)")
        let errors = folder.appending(path: ".errors-\(UUID().uuidString)")
        for file in [output, errors] { try Data().write(to: file) }
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: folder.appending(path: $0)) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8)
        )
    }

    func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

    func write(_ bytes: [UInt8], to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// Every file below `path` with its content.
    func files(_ path: String) throws -> [String: Data] {
        let root = folder.appending(path: path)
        var files: [String: Data] = [:]
        for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
            files[name] = try? Data(contentsOf: root.appending(path: name))
        }
        return files
    }
}
