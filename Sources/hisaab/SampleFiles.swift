/// Where the `sample` command meets the module that makes up exports.
enum SampleFiles {
    struct Missing: Error, CustomStringConvertible {
        var description: String { "This build of hisaab makes no samples." }
    }

    /// Writes the exports that `command` asks for and returns their paths.
    static func write(_ command: SampleCommand) throws -> [String] { throw Missing() }
}
