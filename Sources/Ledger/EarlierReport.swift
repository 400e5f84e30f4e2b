import Meesho

/// What an earlier report said of each sub order of the same seller: what a later one is compared with.
package struct EarlierReport: Sendable {
    /// One finding of the exceptions list.
    package struct Finding: Sendable, Hashable {
        /// An index into ``EarlierReport/kinds``.
        package var kind: UInt8
        package var subOrder: SubOrderNumber
        package var amount: Paisa?

        package init(kind: UInt8, subOrder: SubOrderNumber, amount: Paisa?) {
            self.kind = kind
            self.subOrder = subOrder
            self.amount = amount
        }
    }

    /// The day it was for.
    package var asOf: Day
    /// The days it was asked for.
    package var period: PeriodFilter
    /// SHA-256 of its manifest, lower-case hexadecimal.
    package var manifest: String
    package var orders = Orders()
    /// Names of the kinds of its findings.
    package var kinds: [String] = []
    package var findings: [Finding] = []

    package init(asOf: Day, period: PeriodFilter = PeriodFilter(), manifest: String) {
        self.asOf = asOf
        self.period = period
        self.manifest = manifest
    }
}

extension EarlierReport {
    /// The sub orders, sorted by number: 25 bytes each, for a seller has hundreds of thousands.
    package struct Orders: Sendable {
        private var numbers: [SubOrderNumber] = []
        private var settlements: [Paisa] = []
        /// ``Outcome/rawValue``, and whether it was paid in bit 7.
        private var marks: [UInt8] = []

        package init() {}

        package var count: Int { numbers.count }

        /// Returns whether it is the next one: numbers must grow.
        package mutating func append(
            _ number: SubOrderNumber,
            outcome: Outcome,
            settlement: Paisa,
            isPaid: Bool
        ) -> Bool {
            if let last = numbers.last, last.sortKey >= number.sortKey { return false }
            numbers.append(number)
            settlements.append(settlement)
            marks.append(UInt8(outcome.rawValue) | (isPaid ? 0x80 : 0))
            return true
        }

        /// Running numbers have the order of those that they stand for.
        mutating func mask(_ running: RunningNumbers) { numbers = numbers.map { running[$0] } }

        func number(_ index: Int) -> SubOrderNumber { numbers[index] }
        func settlement(_ index: Int) -> Paisa { settlements[index] }
        func outcome(_ index: Int) -> Outcome { Outcome(rawValue: Int(marks[index] & 0x7F)) ?? .unknown }
        /// Carried a payment date.
        func isPaid(_ index: Int) -> Bool { marks[index] & 0x80 != 0 }
    }
}
