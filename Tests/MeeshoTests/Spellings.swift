/// Made-up texts for comparing a fast reader with a slow one: the same in every run.
struct Spellings {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    /// Up to `count` of the pieces, one after the other.
    mutating func text(of pieces: [String], atMost count: Int) -> String {
        (0..<next(below: count + 1)).map { _ in pieces[next(below: pieces.count)] }.joined()
    }

    /// Digits, with what may stand around and among them.
    mutating func number() -> String {
        let digits = (0..<(1 + next(below: next(below: 4) == 0 ? 22 : 7))).map { _ in String(next(below: 10)) }.joined()
        let fraction = (0..<next(below: next(below: 3) == 0 ? 20 : 4)).map { _ in String(next(below: 10)) }.joined()
        let signs = ["", "", "", "", "-", "-", "+", "--", "₹", " ", "(", "'"]
        let ends = ["", "", "", "", "", "", " ", "-", "e5", "E-3", ")", "%", "x", "."]
        return signs[next(below: signs.count)] + digits + (fraction.isEmpty ? "" : ".") + fraction
            + ends[next(below: ends.count)]
    }
}

extension String {
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        Array(utf8).withUnsafeBufferPointer(body)
    }
}
