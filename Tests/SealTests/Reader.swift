import Crypto
import CryptoExtras
import Foundation
import Tabular

@testable import Seal

/// Opens sealed bytes as the page does, from the header's text and a phrase as typed.
enum Reader {
    struct Header: Codable {
        struct Key: Codable {
            var salt: Data
            var nonce: Data
            var key: Data
        }
        var format: String
        var cipher: String
        var kdf: String
        var rounds: Int
        var nonce: Data
        var keys: [Key]

        init(_ text: String) throws { self = try JSONDecoder().decode(Header.self, from: Data(text.utf8)) }
    }

    /// `nil` where the phrase unwraps no key; throws where the content is not what was sealed.
    static func open(_ header: String, _ content: [UInt8], with typed: String) throws -> [UInt8]? {
        let decoded = try Header(header)
        let scheme = "\(decoded.format) \(decoded.cipher) \(decoded.kdf) \(decoded.rounds)"
        for slot in decoded.keys {
            let wrapping = try KDF.Insecure.PBKDF2.deriveKey(
                from: PassPhrase(typed)?.bytes ?? [],
                salt: slot.salt,
                using: .sha256,
                outputByteCount: 32,
                unsafeUncheckedRounds: decoded.rounds
            )
            guard let key = try? opened(slot.key, slot.nonce, wrapping, bound: scheme) else { continue }
            return try opened(Data(content), decoded.nonce, SymmetricKey(data: key), bound: header)
        }
        return nil
    }

    private static func opened(_ sealed: Data, _ nonce: Data, _ key: SymmetricKey, bound: String) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: nonce + sealed)
        return try Array(AES.GCM.open(box, using: key, authenticating: Data(bound.utf8)))
    }
}
