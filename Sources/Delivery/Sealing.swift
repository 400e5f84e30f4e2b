import Glibc
import Seal

/// What a run seals its bundles with.
package struct Sealing: Sendable {
    /// Makes the page that asks for a pass phrase, around the header and the Base64 of sealed bytes.
    package typealias PageMaker = @Sendable (_ header: String, _ content: String) throws -> [UInt8]

    package var phrases: PassPhrases
    /// The file the pass phrases are from; `nil` for standard input.
    package var file: String?
    /// Gets ready what makes the page.
    package var page: @Sendable () throws -> PageMaker

    package init(_ phrases: PassPhrases, file: String?, page: @escaping @Sendable () throws -> PageMaker) {
        self.phrases = phrases
        self.file = file
        self.page = page
    }

    /// Throws where the pass phrases lie below one of `folders`: input is read and named in the bundle, output is passed
    /// on.
    func check(outside folders: [String]) throws(OutputError) {
        guard let file, let path = Sealing.realPath(file) else { return }
        for folder in folders {
            guard let whole = Sealing.realPath(folder), path.hasPrefix(whole == "/" ? whole : whole + "/") else {
                continue
            }
            throw OutputError(
                "seal with \(file)",
                because: "it lies in the folder \(folder)",
                advice: "Keep pass phrases outside the folders of input and output."
            )
        }
    }

    /// Without links; `nil` where nothing is there.
    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }
}
