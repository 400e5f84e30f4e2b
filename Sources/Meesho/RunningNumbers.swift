/// Running numbers in place of sub order numbers, in the order of the numbers: equal input gives equal running numbers,
/// and nobody can look a number up by its own.
package struct RunningNumbers: Sendable {
    /// Sorted, distinct.
    private let numbers: [SubOrderNumber]

    package init(_ numbers: [SubOrderNumber]) {
        var distinct: [SubOrderNumber] = []
        for number in numbers.sorted() where number != .none && number != distinct.last { distinct.append(number) }
        self.numbers = distinct
    }

    /// What stands for `number`; ``SubOrderNumber/none`` stays, and so does a number that it was not made of.
    package subscript(number: SubOrderNumber) -> SubOrderNumber {
        let place = firstIndex(notBelow: number)
        guard place < numbers.count, numbers[place] == number else { return number }
        return SubOrderNumber(running: place + 1)
    }

    private func firstIndex(notBelow number: SubOrderNumber) -> Int {
        var range = numbers.startIndex..<numbers.endIndex
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = numbers[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// `text` with running numbers in place of the numbers in it, also of those that stand without their suffix; `nil`
    /// where there are none.
    func masked(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while index < bytes.count {
            guard RunningNumbers.isDigit(bytes[index]) else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, RunningNumbers.isDigit(bytes[index]) { index += 1 }
            var end = index
            if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "_"), RunningNumbers.isDigit(bytes[end + 1]) {
                end += 1
                while end < bytes.count, RunningNumbers.isDigit(bytes[end]) { end += 1 }
            }
            let whole = known(bytes[start..<end])
            guard let number = whole ?? known(bytes[start..<index]) else { continue }
            if whole != nil { index = end }
            result += bytes[copied..<start]
            result += number.description.utf8
            copied = index
        }
        return copied == 0 ? nil : String(decoding: result + bytes[copied...], as: UTF8.self)
    }

    /// What stands for the number printed as `digits`, or for the first of those that have a suffix more.
    private func known(_ digits: ArraySlice<UInt8>) -> SubOrderNumber? {
        guard let number = SubOrderNumber(String(decoding: digits, as: UTF8.self)) else { return nil }
        let place = firstIndex(notBelow: number)
        guard place < numbers.count else { return nil }
        let (found, wanted) = (numbers[place].parts, number.parts)
        let isSame = found.number == wanted.number && found.width == wanted.width
        guard isSame, wanted.suffix == nil || numbers[place] == number else { return nil }
        return SubOrderNumber(running: place + 1)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}

/// Running numbers in place of other keys, such as `T-0001` for a ticket, in the order of their texts.
package struct RunningKeys: Sendable {
    private let numbers: [String: String]

    package init(_ mark: String, _ keys: some Sequence<String>) {
        let sorted = Set(keys).subtracting([""]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        numbers = Dictionary(
            uniqueKeysWithValues: sorted.enumerated().map { index, key in
                let digits = String(index + 1)
                return (key, mark + "-" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits)
            }
        )
    }

    /// What stands for `key`; the empty text for one that it was not made of.
    package subscript(key: String) -> String { numbers[key] ?? "" }
}
