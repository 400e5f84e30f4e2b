import Crypto
import CryptoExtras
import FoundationEssentials

/// Bytes that nobody can read without one of the pass phrases they were sealed for.
///
/// They are encrypted by AES-256-GCM under a random key of their own. That key is wrapped once per pass phrase: encrypted
/// by AES-256-GCM under what PBKDF2-HMAC-SHA256 makes of the phrase. Salts, nonces and the key are the system's random
/// bytes and used once.
package struct SealedBytes: Sendable {
    /// What a reader needs besides a pass phrase, as one line of JSON; the ciphertext is bound to these very bytes.
    ///
    /// `format`, `cipher`, `kdf` and `rounds` joined by blanks are what each wrapped key is bound to. `keys` has `salt`,
    /// `nonce` and the wrapped `key` with its tag, `nonce` is the content's; all in Base64.
    package let header: String
    /// The ciphertext and its tag.
    package let content: [UInt8]

    /// What OWASP asked for in 2023. A guess costs a rented graphics card about a tenth of a millisecond.
    package static let rounds = 600_000
    static let format = "hisaab.sealed/1"
    private static let cipher = "AES-256-GCM"
    private static let derivation = "PBKDF2-HMAC-SHA256"
    private static let saltSize = 16

    /// Throws where the system has no memory for it.
    package init(_ plain: [UInt8], for phrases: PassPhrases) throws {
        try self.init(plain, for: phrases, rounds: SealedBytes.rounds)
    }

    /// - Parameter rounds: Fewer than ``rounds`` are for tests.
    init(_ plain: [UInt8], for phrases: PassPhrases, rounds: Int) throws {
        let key = SymmetricKey(size: .bits256)
        let nonce = AES.GCM.Nonce()
        let scheme = SealedBytes.scheme(rounds: rounds)
        let keys = try phrases.all.map { try SealedBytes.wrapped(key, with: $0, scheme: scheme, rounds: rounds) }
        header =
            "{\"format\":\"\(SealedBytes.format)\",\"cipher\":\"\(SealedBytes.cipher)\","
            + "\"kdf\":\"\(SealedBytes.derivation)\",\"rounds\":\(rounds),\"nonce\":\"\(Data(nonce).base64EncodedString())\","
            + "\"keys\":[\(keys.joined(separator: ","))]}"
        let box = try AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: Array(header.utf8))
        content = [UInt8](box.ciphertext) + box.tag
    }

    private static func scheme(rounds: Int) -> String { "\(format) \(cipher) \(derivation) \(rounds)" }

    /// An element of the header's `keys`.
    private static func wrapped(
        _ key: SymmetricKey,
        with phrase: PassPhrase,
        scheme: String,
        rounds: Int
    ) throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<saltSize).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let wrapping = try KDF.Insecure.PBKDF2.deriveKey(
            from: phrase.bytes,
            salt: salt,
            using: .sha256,
            outputByteCount: 32,
            unsafeUncheckedRounds: rounds
        )
        let bytes = key.withUnsafeBytes { Array($0) }
        let box = try AES.GCM.seal(bytes, using: wrapping, nonce: AES.GCM.Nonce(), authenticating: Array(scheme.utf8))
        let (nonce, sealed) = (Data(box.nonce), box.ciphertext + box.tag)
        return "{\"salt\":\"\(Data(salt).base64EncodedString())\",\"nonce\":\"\(nonce.base64EncodedString())\","
            + "\"key\":\"\(sealed.base64EncodedString())\"}"
    }
}
