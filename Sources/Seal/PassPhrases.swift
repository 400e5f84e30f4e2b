import Glibc
import Tabular

/// The pass phrases of the readers of a sealed bundle: one a line, one for each reader.
package struct PassPhrases: Sendable {
    /// In the order of their lines; never empty.
    let all: [PassPhrase]

    package var count: Int { all.count }

    /// The page tries one after the other, which takes up to two seconds each on an old phone.
    package static let limit = 20
    private static let sizeLimit = 64 << 10
    private static let lengthLimit = 1_000

    /// - Parameter path: A file of UTF-8 lines, `-` for standard input. Empty lines count and are skipped.
    ///
    /// Throws where it cannot be read, and at the first phrase that is weak or stands there twice.
    package init(contentsOf path: String) throws(PassPhraseError) {
        try self.init(lines: PassPhrases.bytes(of: path), from: path == "-" ? "standard input" : path)
    }

    /// - Parameter source: For messages: where the lines are from.
    package init(lines bytes: [UInt8], from source: String) throws(PassPhraseError) {
        func refused(_ reason: String, line: Int? = nil, _ advice: String) -> PassPhraseError {
            PassPhraseError(source: source, line: line, reason: reason, advice: advice)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refused("it is no UTF-8 text", "Save it as a plain text file, one pass phrase a line.")
        }
        var found: [(phrase: PassPhrase, line: Int)] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let phrase = PassPhrase(String(line)) else { continue }
            guard phrase.text.count <= PassPhrases.lengthLimit else {
                throw refused("is longer than \(PassPhrases.lengthLimit) characters", line: index + 1, "Shorten it.")
            }
            guard !phrase.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
                throw refused("holds a character that nobody can type", line: index + 1, "Type it anew.")
            }
            if let weakness = Weakness(of: phrase) {
                throw refused(weakness.words, line: index + 1, "hisaab passphrase proposes a strong one.")
            }
            if let first = found.first(where: { $0.phrase == phrase })?.line {
                throw refused("repeats line \(first)", line: index + 1, "Give each reader a pass phrase of their own.")
            }
            found.append((phrase, index + 1))
        }
        guard !found.isEmpty else {
            throw refused("it holds no pass phrase", "Write one a line; hisaab passphrase proposes them.")
        }
        guard found.count <= PassPhrases.limit else {
            throw refused(
                "it holds \(found.count) pass phrases, more than \(PassPhrases.limit)",
                "Let readers share one: the page tries one after the other."
            )
        }
        all = found.map(\.phrase)
    }

    private static func bytes(of path: String) throws(PassPhraseError) -> [UInt8] {
        func failed(_ reason: String, _ advice: String) -> PassPhraseError {
            PassPhraseError(source: path, line: nil, reason: reason, advice: advice)
        }
        let isInput = path == "-"
        let descriptor = isInput ? STDIN_FILENO : uninterrupted { open(path, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw failed(String(cString: strerror(errno)), "Check the path.") }
        defer { if !isInput { close(descriptor) } }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4 << 10)
        while bytes.count <= sizeLimit {
            let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes += piece[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw failed(String(cString: strerror(errno)), "Name a text file, or - for standard input.")
            }
        }
        throw failed("it is larger than \(sizeLimit >> 10) KiB", "Name a text file with one pass phrase a line.")
    }
}
