import Meesho
import Tabular

/// The text of a `settings.yaml`.
struct SettingsTarget: FuzzTarget {
    var takesTables: Bool { false }

    func take(_ bytes: [UInt8]) async throws {
        let text = TextEncoding(detecting: bytes).text(of: bytes)
        let file = SettingsFile(text, place: Place(path: "settings.yaml"))
        for problem in file.problems where "\(problem)".utf8.contains(0x0A) {
            throw Contradiction("A message of several lines: \(problem)")
        }
    }
}
