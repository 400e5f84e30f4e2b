import Meesho

extension SellerInput {
    /// Takes out costs and masks numbers, in the exports and in the earlier report that they are compared with alike.
    package mutating func redact(with earlier: inout EarlierReport?) {
        var numbers = subOrderNumbers
        if let earlier {
            numbers += (0..<earlier.orders.count).map(earlier.orders.number) + earlier.findings.map(\.subOrder)
        }
        let running = RunningNumbers(numbers)
        redact(running)
        earlier?.orders.mask(running)
        for index in earlier?.findings.indices ?? 0..<0 {
            guard let number = earlier?.findings[index].subOrder else { continue }
            earlier?.findings[index].subOrder = running[number]
        }
    }
}
