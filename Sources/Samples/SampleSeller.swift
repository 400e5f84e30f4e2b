/// Who the exports say they come from. Nothing here can be taken for a real business: the PAN inside the GSTIN is
/// `AAAAA0000A`.
struct SampleSeller {
    let index: Int
    let id: Int

    init(index: Int, of recipe: SampleRecipe) {
        self.index = index
        id = recipe.firstSeller + index
    }

    var name: String { index == 0 ? "Example Textiles" : "Example Store \(index + 1)" }

    /// Store handle: five letters, `abcde` for the first.
    var handle: String {
        var rest = index + 19_010  // abcde in base 26
        var letters: [UInt8] = []
        for _ in 0..<5 {
            letters.append(UInt8(ascii: "a") + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    private var state: String { ["24", "27", "07", "08", "29", "33", "09", "19"][index % 8] }
    var gstin: String { "\(state)AAAAA0000A1Z0" }
    /// The marketplace's tax collection registration in the seller's state.
    var operatorGSTIN: String { "\(state)AAAAA0000A1C0" }
}
