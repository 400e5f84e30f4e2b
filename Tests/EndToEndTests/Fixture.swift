import Foundation
import Testing

/// Untyped JSON to compare with; a missing key reads as nothing.
struct JSONText {
    private let value: Any?

    init(_ value: Any?) { self.value = value }

    init(_ data: Data) throws { value = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed) }

    subscript(key: String) -> JSONText { JSONText((value as? [String: Any])?[key]) }
    var keys: [String] { ((value as? [String: Any]) ?? [:]).keys.sorted() }
    var texts: [String] { (value as? [String]) ?? [] }
    var elements: [JSONText] { ((value as? [Any]) ?? []).map { JSONText($0) } }
    var string: String { value as? String ?? "" }
    var int: Int { value as? Int ?? -1 }

    /// Every leaf by its path, as it would be printed.
    var leaves: [String: String] {
        switch value {
        case let object as [String: Any]:
            object.reduce(into: [:]) { leaves, member in
                for (path, leaf) in JSONText(member.value).leaves {
                    leaves[path.isEmpty ? member.key : "\(member.key) / \(path)"] = leaf
                }
            }
        case let array as [Any]:
            [
                "": array.map { JSONText($0).leaves.sorted { $0.key < $1.key }.map { $0 + $1 }.joined(separator: " ") }
                    .joined(separator: " ")
            ]
        case let leaf?: ["": "\(leaf)"]
        case nil: [:]
        }
    }
}

enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()

    static func json(_ name: String) throws -> JSONText {
        try JSONText(Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }
}

/// A CSV of a bundle as rows by header.
struct TableText {
    let rows: [[String: String]]

    /// Reads what the bundle writes: a byte order mark, CRLF, quotes where needed.
    init(_ data: Data) {
        var records: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        let text = String(decoding: data, as: UTF8.self).replacing("\u{FEFF}", with: "")
        let characters = Array(text.unicodeScalars)
        var index = 0
        while index < characters.count {
            let scalar = characters[index]
            index += 1
            if isQuoted {
                guard scalar == "\"" else {
                    field.unicodeScalars.append(scalar)
                    continue
                }
                if index < characters.count, characters[index] == "\"" {
                    field += "\""
                    index += 1
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if scalar == "," {
                records[records.count - 1].append(field)
                field = ""
            } else if scalar == "\n" {
                records[records.count - 1].append(field)
                field = ""
                records.append([])
            } else if scalar != "\r" {
                field.unicodeScalars.append(scalar)
            }
        }
        let header = records.first ?? []
        rows = records.dropFirst().filter { $0.count == header.count }.map { record in
            Dictionary(zip(header, record)) { first, _ in first }
        }
    }

    /// The only row in which `column` is `text`.
    func row(_ column: String, _ text: String) -> [String: String]? {
        let found = rows.filter { $0[column] == text }
        return found.count == 1 ? found[0] : nil
    }
}
