/// The days Excel counts: 1 is 1 January 1900, and 60 is a 29 February 1900 that never was; or, in workbooks that come
/// from old Macs, 0 is 1 January 1904.
enum SerialDate {
    enum Meaning: Equatable {
        /// `yyyy-mm-dd`, with ` HH:MM:SS` when there is a time.
        case date([UInt8])
        /// The day that never was.
        case impossible
        /// A time without a day, negative, beyond the year 9999, or no number.
        case none
    }

    /// What `serial` means, rounded to the second.
    static func meaning(of serial: Double, uses1904: Bool) -> Meaning {
        // Comparisons with NaN are false; the upper bound is the first day of the year 10000.
        guard serial >= (uses1904 ? 0 : 1), serial < (uses1904 ? 2_957_004 : 2_958_466) else { return .none }
        let seconds = Int((serial * 86_400).rounded())
        var day = seconds / 86_400
        if uses1904 {
            day += 1_462
        } else if day == 60 {
            return .impossible
        } else if day < 60 {
            day += 1
        }
        // Day 25,569 is 1 January 1970.
        let civil = civilDay(day - 25_569)
        guard civil.year <= 9_999 else { return .none }
        var text = digits(civil.year, 4) + [0x2D] + digits(civil.month, 2) + [0x2D] + digits(civil.day, 2)
        let time = seconds % 86_400
        if time != 0 {
            text +=
                [0x20] + digits(time / 3_600, 2) + [0x3A] + digits(time / 60 % 60, 2) + [0x3A] + digits(time % 60, 2)
        }
        return .date(text)
    }

    /// The form of ``meaning(of:uses1904:)`` for an ISO 8601 date, with or without a time; `nil` for any other text.
    /// Fractions of seconds and the zone are dropped: exports mean Indian wall-clock time.
    static func normal(iso text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard matches(text, "0000-00-00") else { return nil }
        let date = Array(text[..<10])
        guard text.count > 10 else { return date }
        guard text[10] == UInt8(ascii: "T") || text[10] == 0x20 else { return nil }
        let time = UnsafeBufferPointer(rebasing: text[11...])
        guard matches(time, "00:00:00") else { return nil }
        let clock = Array(time[..<8])
        return clock == Array("00:00:00".utf8) ? date : date + [0x20] + clock
    }

    /// Whether `text` starts like `pattern`, where a 0 stands for any digit.
    private static func matches(_ text: UnsafeBufferPointer<UInt8>, _ pattern: String) -> Bool {
        guard text.count >= pattern.utf8.count else { return false }
        return zip(text, pattern.utf8).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
    }

    private static func digits(_ value: Int, _ width: Int) -> [UInt8] {
        var value = value
        var result = [UInt8](repeating: 0x30, count: width)
        for index in result.indices.reversed() {
            result[index] += UInt8(truncatingIfNeeded: value % 10)
            value /= 10
        }
        return result
    }

    /// Year, month and day of a count of days from 1 January 1970 (Hinnant, "chrono-compatible low-level date
    /// algorithms"); years are counted from March, so that the leap day comes last.
    private static func civilDay(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }
}
