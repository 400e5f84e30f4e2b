/// The place of a state or union territory on a map of equal tiles.
package struct IndianTile: Sendable, Hashable {
    /// Its standard name.
    package var state: String
    /// ISO 3166-2:IN, without the country.
    package var code: String
    /// From the west and from the north.
    package var column: Int
    package var row: Int

    package static let columns = 8
    static let rows = 8

    /// All 28 states and 8 union territories, from north to south and west to east.
    package static let all: [IndianTile] = layout.enumerated().flatMap { row, states in
        states.map { IndianTile(state: $0.state, code: $0.code, column: $0.column, row: row) }
    }

    private static let byState = Dictionary(uniqueKeysWithValues: all.map { ($0.state, $0) })

    /// The tile of a state by its standard name.
    package static func tile(ofState name: String) -> IndianTile? { byState[name] }

    private static let layout: [[(column: Int, code: String, state: String)]] = [
        [(2, "JK", "Jammu and Kashmir"), (3, "LA", "Ladakh")],
        [(1, "PB", "Punjab"), (2, "CH", "Chandigarh"), (3, "HP", "Himachal Pradesh")],
        [(1, "HR", "Haryana"), (2, "DL", "Delhi"), (3, "UK", "Uttarakhand"), (7, "AR", "Arunachal Pradesh")],
        [
            (1, "RJ", "Rajasthan"), (2, "UP", "Uttar Pradesh"), (3, "BR", "Bihar"), (4, "SK", "Sikkim"),
            (5, "ML", "Meghalaya"), (6, "AS", "Assam"), (7, "NL", "Nagaland"),
        ],
        [
            (0, "GJ", "Gujarat"), (1, "MP", "Madhya Pradesh"), (2, "CG", "Chhattisgarh"), (3, "JH", "Jharkhand"),
            (4, "WB", "West Bengal"), (5, "TR", "Tripura"), (6, "MZ", "Mizoram"), (7, "MN", "Manipur"),
        ],
        [
            (0, "DH", "Dadra and Nagar Haveli and Daman and Diu"), (1, "MH", "Maharashtra"), (2, "TS", "Telangana"),
            (3, "OD", "Odisha"),
        ],
        [(1, "GA", "Goa"), (2, "KA", "Karnataka"), (3, "AP", "Andhra Pradesh")],
        [
            (0, "LD", "Lakshadweep"), (2, "KL", "Kerala"), (3, "TN", "Tamil Nadu"), (4, "PY", "Puducherry"),
            (7, "AN", "Andaman and Nicobar Islands"),
        ],
    ]
}
