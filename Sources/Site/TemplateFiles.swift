import CTemplates
import FoundationEssentials
import Tabular

/// The editable texts, templates, style and script of the page. Each is built in; a file of the same name in the
/// user's own directory wins.
package struct TemplateFiles: Sendable {
    /// By file name.
    private var files: [String: [UInt8]]
    /// The names of those that are the user's own.
    private var own: Set<String> = []

    /// Throws where `directory` cannot be read; a directory without any file of a known name is no error.
    package init(directory: String? = nil) throws(InputError) {
        files = TemplateFiles.builtIn
        guard let directory else { return }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw TemplateFiles.unreadable(directory, expected: "a folder of templates that can be read")
        }
        for name in names where files[name] != nil {
            let path = directory + "/" + name
            guard let data = FileManager.default.contents(atPath: path) else {
                throw TemplateFiles.unreadable(path, expected: "a template that can be read")
            }
            files[name] = [UInt8](data)
            own.insert(name)
        }
    }

    package var names: [String] { files.keys.sorted() }

    /// Whether the file is the user's own.
    func isOwn(_ name: String) -> Bool { own.contains(name) }

    /// `nil` for a name that is not built in.
    package func bytes(_ name: String) -> [UInt8]? { files[name] }

    /// The file as text; empty for a name that is not built in.
    package func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }

    /// The file as one JSON object of texts; throws where it is none.
    func dictionary(_ name: String) throws(InputError) -> [String: String] {
        guard let data = files[name].map({ Data($0) }),
            let texts = try? JSONDecoder().decode([String: String].self, from: data)
        else {
            throw InputError(
                .badSetting,
                at: Place(path: name),
                expected: "one JSON object of texts",
                advice: "Compare it with the built-in file of that name."
            )
        }
        return texts
    }

    private static var builtIn: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for index in 0..<embedded_template_count() {
            guard let file = embedded_template_at(index)?.pointee else { continue }
            files[String(cString: file.name)] = [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
        return files
    }

    private static func unreadable(_ path: String, expected: Phrase) -> InputError {
        InputError(
            .unreadable,
            at: Place(path: path),
            expected: expected,
            advice: "Check the path and its permissions."
        )
    }
}
