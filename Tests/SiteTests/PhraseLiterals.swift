import Foundation

/// The literals of a Swift source that make a `Phrase`, told by where they stand.
///
/// They stand in what is given to a name that is declared as a `Phrase` somewhere, by a label or an equals sign, and in
/// bodies that return one. Parentheses inside of that, as those of calls, hold texts of other kinds.
struct PhraseLiterals {
    /// Names of parameters, properties and variables that are declared as phrases, and as lists of them.
    struct Names {
        var single: Set<String> = []
        var lists: Set<String> = []
    }

    private enum End { case argument, statement, body }

    /// Code without comments, each literal as one ``mark``.
    private let code: [UInt8]
    /// The literals by their places in the code, with placeholders for what is interpolated.
    private let literals: [Int: String]

    private static let mark: UInt8 = 1

    init(_ source: String) {
        var lexer = SwiftLexer(source)
        lexer.read(mark: Self.mark)
        code = lexer.code
        literals = lexer.literals
    }

    /// Declarations of phrases without a label, which ``templates(_:)`` would not see used.
    var unlabelled: [String] { declarations.filter(\.isUnlabelled).map(\.name) }

    var names: Names {
        var names = Names()
        for declaration in declarations {
            if declaration.isList {
                names.lists.insert(declaration.name)
            } else {
                names.single.insert(declaration.name)
            }
        }
        return names
    }

    /// But for computed properties, which are given nothing.
    private var declarations: [(name: String, isUnlabelled: Bool, isList: Bool)] {
        String(decoding: code, as: UTF8.self).matches(of: /(\b_ )?\b(\w+): (\[?)Phrase\b(?![(.]|\??\s*\{)/).map {
            (String($0.2), $0.1 != nil, !$0.3.isEmpty)
        }
    }

    /// The templates of all phrases made here.
    func templates(_ names: Names) -> Set<String> {
        var found: Set<String> = []
        var index = 0
        while index < code.count {
            guard Self.isOfName(code[index]) else {
                index += 1
                continue
            }
            let word = word(at: index)
            index += word.utf8.count
            if let (start, end) = position(after: word, at: index, names) {
                found.formUnion(templates(from: start, to: end))
            }
        }
        return found
    }

    private func position(after word: String, at index: Int, _ names: Names) -> (Int, End)? {
        let next = index < code.count ? code[index...].first { $0 != UInt8(ascii: " ") } : nil
        if word == "Phrase" {
            let rest = code[index...].drop { "? ".utf8.contains($0) }
            if rest.first == UInt8(ascii: "{") { return (rest.startIndex + 1, .body) }
            return isAssignment(rest) ? (rest.startIndex + 1, .statement) : nil
        }
        if names.lists.contains(word), code[index...].starts(with: ".append(".utf8) { return (index + 8, .argument) }
        guard names.single.contains(word) else { return nil }
        if next == UInt8(ascii: ":") {
            let rest = code[index...].drop { ": \n".utf8.contains($0) }
            return rest.starts(with: "Phrase".utf8) ? nil : (rest.startIndex, .argument)
        }
        let rest = code[index...].drop { $0 == UInt8(ascii: " ") }
        return isAssignment(rest) ? (rest.startIndex + 1, .statement) : nil
    }

    private func isAssignment(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first == UInt8(ascii: "=") && rest.dropFirst().first != UInt8(ascii: "=")
    }

    /// Of the literals from `start` on that stand in no parentheses; those joined by a plus are one.
    private func templates(from start: Int, to end: End) -> [String] {
        var phrases: [[String]] = []
        var last: Int?
        var (depth, braces) = (0, 0)
        for index in start..<code.count {
            switch code[index] {
            case Self.mark where depth == 0 && !isPattern(index):
                let isJoined = last.map { isPlus(code[($0 + 1)..<index]) } ?? false
                if isJoined, let head = phrases.popLast() {
                    phrases.append(head + [literals[index] ?? ""])
                } else {
                    phrases.append([literals[index] ?? ""])
                }
                last = index
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{"): braces += 1
            case UInt8(ascii: "}"): braces -= 1
            default: break
            }
            if depth < 0 || braces < 0 { break }
            guard depth == 0, braces == 0 else { continue }
            if end == .argument, code[index] == UInt8(ascii: ",") { break }
            if end == .statement, code[index] == UInt8(ascii: "\n"), !goesOn(start, index) { break }
        }
        return phrases.map(Self.numbered)
    }

    private func isPlus(_ between: ArraySlice<UInt8>) -> Bool {
        between.filter { !" \n".utf8.contains($0) } == Array("+".utf8)
    }

    /// Whether a statement that has begun at `start` goes on after the end of a line.
    private func goesOn(_ start: Int, _ lineEnd: Int) -> Bool {
        let before = code[start..<lineEnd].last { $0 != UInt8(ascii: " ") }
        let after = code[lineEnd...].first { !" \n".utf8.contains($0) }
        return before.map { "=+?:\n".utf8.contains($0) } ?? true
            || after.map { "+?:\u{1}".utf8.contains($0) } ?? false
    }

    /// Whether it is what a `case` matches.
    private func isPattern(_ index: Int) -> Bool {
        let line = code[..<index].suffix(while: { $0 != UInt8(ascii: "\n") }).drop { $0 == UInt8(ascii: " ") }
        return line.starts(with: "case ".utf8) && !line.contains(UInt8(ascii: ":"))
    }

    private func word(at index: Int) -> String {
        String(decoding: code[index...].prefix(while: Self.isOfName), as: UTF8.self)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    /// One template of several literals, its placeholders numbered throughout.
    private static func numbered(_ parts: [String]) -> String {
        var next = 0
        return parts.joined().replacing(/\{\d+\}/) { _ in
            defer { next += 1 }
            return "{\(next)}"
        }
    }
}

extension ArraySlice {
    fileprivate func suffix(while predicate: (Element) -> Bool) -> ArraySlice {
        var start = endIndex
        while start > startIndex, predicate(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}
