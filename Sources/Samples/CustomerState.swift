/// A state as the orders export and as the tax export spells it.
struct CustomerState {
    var name: String
    var taxName: String

    private init(_ name: String, tax: String? = nil) {
        self.name = name
        taxName = tax ?? name.uppercased()
    }

    /// Larger states stand more than once, so that picking one of the list gives a believable mix.
    static let weighted: [CustomerState] = [
        (6, CustomerState("Uttar Pradesh")), (1, CustomerState("uttar pradesh")), (5, CustomerState("Maharashtra")),
        (4, CustomerState("Bihar")), (4, CustomerState("Gujarat")), (3, CustomerState("West Bengal")),
        (3, CustomerState("Karnataka")), (3, CustomerState("Tamil Nadu")), (3, CustomerState("Rajasthan")),
        (2, CustomerState("Madhya Pradesh")), (2, CustomerState("Andhra Pradesh")), (2, CustomerState("Telangana")),
        (2, CustomerState("Delhi")), (2, CustomerState("Haryana")), (2, CustomerState("Kerala")),
        (2, CustomerState("Odisha", tax: "ORISSA")), (1, CustomerState("Punjab")), (1, CustomerState("Assam")),
        (1, CustomerState("Jharkhand")), (1, CustomerState("Chhattisgarh")), (1, CustomerState("Uttarakhand")),
        (1, CustomerState("Himachal Pradesh")), (1, CustomerState("Goa")),
        (1, CustomerState("Puducherry", tax: "PONDICHERRY")),
        (1, CustomerState("Jammu & Kashmir", tax: "JAMMU AND KASHMIR")), (1, CustomerState("Tripura")),
    ].flatMap { weight, state in Array(repeating: state, count: weight) }
}
