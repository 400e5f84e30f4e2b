import Meesho

extension Day {
    /// `2026-01-31` and nothing else.
    init?(iso text: some Collection<UInt8>) {
        var numbers = [0]
        var widths = [0]
        for byte in text {
            if byte == UInt8(ascii: "-") {
                numbers.append(0)
                widths.append(0)
            } else {
                guard case let digit = byte &- 0x30, digit < 10, widths[widths.count - 1] < 4 else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(digit)
                widths[widths.count - 1] += 1
            }
        }
        guard widths == [4, 2, 2] else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

extension Paisa {
    /// `-1234.50` and nothing else: what ``decimal`` prints.
    init?(decimal text: UnsafeBufferPointer<UInt8>) {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative ? UnsafeBufferPointer(rebasing: text.dropFirst()) : text
        guard digits.count >= 4, digits[digits.count - 3] == UInt8(ascii: ".") else { return nil }
        var paise: Int64 = 0
        for (index, byte) in digits.enumerated() where index != digits.count - 3 {
            guard case let digit = byte &- 0x30, digit < 10 else { return nil }
            let (tens, overflow) = paise.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(Int64(digit))
            guard !overflow, !carry else { return nil }
            paise = sum
        }
        self.init(isNegative ? -paise : paise)
    }
}
