/// Files packed with gzip, such as `orders.csv.gz`.
package enum Gzip {
    /// What `bytes` unpack to, all members of the file joined. Held in memory, so bounded by
    /// ``Limits/innerArchiveSize``. Throws when anything is cut, damaged or follows the last member.
    package static func contents(
        _ bytes: [UInt8],
        place: Place,
        limits: Limits = .standard,
        budget: InflationBudget
    ) throws(InputError) -> [UInt8] {
        var meter = InflationMeter(
            place: place,
            limits: limits,
            compressed: bytes.count,
            ceiling: limits.innerArchiveSize,
            budget: budget
        )
        return try bytes.withUnsafeBufferPointer { bytes throws(InputError) in
            let input = UnsafeRawBufferPointer(bytes)
            guard var inflater = Inflater(input, format: .gzip) else {
                throw .damaged(place, expected: "enough memory to unpack the file")
            }
            var result: [UInt8] = []
            let window = UnsafeMutableRawBufferPointer.allocate(byteCount: Inflater.windowSize, alignment: 16)
            defer { window.deallocate() }
            while true {
                let step = inflater.next(into: window)
                guard step != .broken else {
                    throw .damaged(place, expected: "a whole gzip file", found: "data that is cut short or damaged")
                }
                try meter.count(inflater.count)
                result.append(contentsOf: window[..<inflater.count])
                guard step == .end else { continue }
                // Tapes and some servers pad with zeros.
                guard !input[inflater.consumed...].allSatisfy({ $0 == 0 }) else { return result }
                guard inflater.restart() else {
                    throw .damaged(place, expected: "a whole gzip file", found: "a second part that is damaged")
                }
            }
        }
    }
}
