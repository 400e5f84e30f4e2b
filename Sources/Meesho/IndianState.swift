/// States and union territories by place-of-supply code. Source: exports.md section 14.6.
package enum IndianState {
    private static let names: [(code: Int, name: String, others: [String])] = [
        (1, "Jammu and Kashmir", []), (2, "Himachal Pradesh", []), (3, "Punjab", []), (4, "Chandigarh", []),
        (5, "Uttarakhand", ["Uttaranchal"]), (6, "Haryana", []), (7, "Delhi", ["New Delhi", "NCT of Delhi"]),
        (8, "Rajasthan", []), (9, "Uttar Pradesh", []), (10, "Bihar", []), (11, "Sikkim", []),
        (12, "Arunachal Pradesh", []), (13, "Nagaland", []), (14, "Manipur", []), (15, "Mizoram", []),
        (16, "Tripura", []), (17, "Meghalaya", []), (18, "Assam", []), (19, "West Bengal", []), (20, "Jharkhand", []),
        (21, "Odisha", ["Orissa"]), (22, "Chhattisgarh", ["Chattisgarh"]), (23, "Madhya Pradesh", []),
        (24, "Gujarat", []),
        (
            26, "Dadra and Nagar Haveli and Daman and Diu",
            ["Daman", "Daman and Diu", "Dadra and Nagar Haveli", "The Dadra and Nagar Haveli and Daman and Diu"]
        ),
        (27, "Maharashtra", []), (29, "Karnataka", []), (30, "Goa", []), (31, "Lakshadweep", []), (32, "Kerala", []),
        (33, "Tamil Nadu", ["Tamilnadu"]), (34, "Puducherry", ["Pondicherry"]),
        (35, "Andaman and Nicobar Islands", ["Andaman and Nicobar"]), (36, "Telangana", []),
        (37, "Andhra Pradesh", []), (38, "Ladakh", ["Leh Ladakh"]),
    ]

    private static let byName: [String: (code: Int, name: String)] = {
        var table: [String: (Int, String)] = [:]
        for state in names {
            for spelling in [state.name] + state.others { table[fold(spelling)] = (state.code, state.name) }
        }
        return table
    }()

    /// The place-of-supply code and standard name of a spelling met in exports; `nil` for a name that is not known.
    package static func state(_ text: String) -> (code: Int, name: String)? { byName[fold(text)] }

    /// Whether a state has that place-of-supply code.
    static func isCode(_ code: Int) -> Bool { codes.contains(code) }

    private static let codes = Set(names.map(\.code))

    /// The standard name of a spelling met in exports; `nil` for a name that is not known.
    package static func standardName(_ text: String) -> String? { byName[fold(text)]?.name }

    private static func fold(_ text: String) -> String {
        text.lowercased().replacing("&", with: " and ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
