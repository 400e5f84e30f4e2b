/// The place of a product in the page, for links: `sku-kurti-blue-a-5f0c21`.
enum SKUFragment {
    /// Letters, digits and hyphens. What this cannot tell apart a hash of the whole SKU does.
    static func of(_ sku: String) -> String {
        var slug: [UInt8] = []
        for byte in sku.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
            default: if slug.last != UInt8(ascii: "-"), !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
            }
        }
        let name = String(decoding: slug.prefix(longest), as: UTF8.self)
        return "sku-" + (name == sku ? name : name + "-" + String(hash(sku), radix: 16))
    }

    private static let longest = 40

    /// FNV-1a of 32 bits: the same in every run.
    private static func hash(_ text: String) -> UInt32 {
        text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
