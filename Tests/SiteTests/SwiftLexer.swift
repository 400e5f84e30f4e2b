/// Tells code, comments and literals of a Swift source apart.
struct SwiftLexer {
    /// What is neither a comment nor a literal.
    private(set) var code: [UInt8] = []
    /// The texts of literals by the places in ``code`` of the marks that stand for them.
    private(set) var literals: [Int: String] = [:]
    private var rest: ArraySlice<UInt8>

    init(_ source: String) { rest = Array(source.utf8)[...] }

    mutating func read(mark: UInt8) {
        while let byte = rest.first {
            if rest.starts(with: "//".utf8) {
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
            } else if rest.starts(with: "/*".utf8) {
                skip(past: "*/")
            } else if rest.starts(with: "#\"".utf8) {
                rest = rest.dropFirst(2)
                skip(past: "\"#")
            } else if byte == UInt8(ascii: "\"") {
                literals[code.count] = literal()
                code.append(mark)
            } else {
                code.append(byte)
                rest = rest.dropFirst()
            }
        }
    }

    private mutating func skip(past end: String) {
        while !rest.isEmpty, !rest.starts(with: end.utf8) { rest = rest.dropFirst() }
        rest = rest.dropFirst(end.utf8.count)
    }

    /// Goes past the literal that `rest` begins with.
    private mutating func literal() -> String {
        let quotes = rest.starts(with: "\"\"\"".utf8) ? "\"\"\"" : "\""
        rest = rest.dropFirst(quotes.utf8.count)
        var text: [UInt8] = []
        var values = 0
        while let byte = rest.first, !rest.starts(with: quotes.utf8) {
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "(") {
                skipInterpolation()
                text += "{\(values)}".utf8
                values += 1
            } else {
                text += escaped().utf8
            }
        }
        rest = rest.dropFirst(quotes.utf8.count)
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func skipInterpolation() {
        var depth = 0
        repeat {
            switch rest.first {
            case UInt8(ascii: "\""):
                _ = literal()
                continue
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            rest = rest.dropFirst()
        } while depth > 0 && !rest.isEmpty
    }

    /// What a backslash and the bytes after it stand for.
    private mutating func escaped() -> String {
        guard let byte = rest.popFirst() else { return "" }
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "0"): return "\0"
        case UInt8(ascii: "u"):
            let digits = rest.dropFirst().prefix { $0 != UInt8(ascii: "}") }
            rest = rest[digits.endIndex...].dropFirst()
            let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
            return scalar.map { String($0) } ?? ""
        default: return String(decoding: [byte], as: UTF8.self)
        }
    }
}
