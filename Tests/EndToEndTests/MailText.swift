import Foundation

/// What a mail's parts say, whatever they are encoded in.
enum MailText {
    /// Head and body of each part, decoded; the last one is what is attached. Ends of parts are none.
    static func parts(of mail: Data) -> [String] {
        String(decoding: mail, as: UTF8.self).components(separatedBy: "\r\n--=_").compactMap { part in
            guard let blank = part.firstRange(of: "\r\n\r\n") else { return nil }
            let (head, body) = (part[..<blank.lowerBound], part[blank.upperBound...])
            return head + "\n" + decoded(String(body), isBase64: head.contains("base64"))
        }
    }

    private static func decoded(_ body: String, isBase64: Bool) -> String {
        guard !isBase64 else {
            return String(decoding: Data(base64Encoded: body.replacing("\r\n", with: "")) ?? Data(), as: UTF8.self)
        }
        var bytes: [UInt8] = []
        var rest = Array(body.replacing("=\r\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            let code =
                byte == UInt8(ascii: "=") ? UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) : nil
            bytes.append(code ?? byte)
            if code != nil { rest = rest.dropFirst(2) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
