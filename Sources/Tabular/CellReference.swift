/// A cell's address such as `AB12`, or only the digits or letters of it.
struct CellReference: Equatable {
    /// 0-based; `nil` without letters.
    let column: Int?
    /// 1-based; `nil` without digits.
    let row: Int?

    /// No sheet comes near; a larger number only shows that the file is broken.
    private static let bound = 1 << 30

    /// `nil` for anything but letters followed by digits, and for numbers beyond reason.
    @inline(__always)
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var column = 0
        var row = 0
        var index = 0
        while index < text.count {
            let letter = text[index] & 0xDF
            guard letter >= 0x41, letter <= 0x5A, text[index] >= 0x41 else { break }
            column = column * 26 + Int(letter) - 0x40
            guard column < CellReference.bound else { return nil }
            index += 1
        }
        let letters = index
        while index < text.count {
            let digit = text[index]
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            row = row * 10 + Int(digit) - 0x30
            guard row < CellReference.bound else { return nil }
            index += 1
        }
        guard letters == text.count || row > 0 else { return nil }
        self.column = letters == 0 ? nil : column - 1
        self.row = letters == text.count ? nil : row
    }

    /// The letters of a 0-based column.
    static func letters(_ column: Int) -> String {
        var rest = column + 1
        var result = ""
        while rest > 0 {
            rest -= 1
            result = String(UnicodeScalar(UInt8(truncatingIfNeeded: 0x41 + rest % 26))) + result
            rest /= 26
        }
        return result
    }
}

extension CellReference {
    /// A plain decimal number from 0 on, blanks around it allowed; `nil` for any other text.
    @inline(__always)
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        let digits = Cell(bytes: text, kind: .number).trimmed
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            value = value * 10 + Int(digit) - 0x30
            guard value < bound else { return nil }
        }
        return value
    }
}
