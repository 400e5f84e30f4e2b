import Meesho

extension Day {
    /// `05-08-2025`, as Indian tables write it: the same in every language.
    var numeric: String {
        let (year, month, day) = components
        return (day < 10 ? "0" : "") + String(day) + (month < 10 ? "-0" : "-") + String(month) + "-" + String(year)
    }
}
