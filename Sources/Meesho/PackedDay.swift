/// A day or none, in four bytes: a seller's files hold millions.
struct PackedDay: Sendable, BitwiseCopyable, Hashable {
    private var number = Int32.min

    init(_ day: Day? = nil) {
        if let day { number = day.number }
    }

    var day: Day? { number == .min ? nil : Day(number: number) }
}
