/// A day or none, in four bytes: a seller's files hold millions.
package struct PackedDay: Sendable, BitwiseCopyable, Hashable {
    private var number = Int32.min

    package init(_ day: Day? = nil) {
        if let day { number = day.number }
    }

    package var day: Day? { number == .min ? nil : Day(number: number) }
}
