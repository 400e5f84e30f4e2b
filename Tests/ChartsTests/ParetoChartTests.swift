import Charts
import Meesho
import Testing
import Wording

@Suite struct ParetoChartTests {
    private static func chart(_ amounts: [Int64], label: Words = "l") -> ParetoChart {
        ParetoChart(
            id: "p",
            bars: amounts.map { ParetoChart.Bar(label: label, value: "₹1,23,456.78", amount: Paisa($0)) },
            title: "t",
            description: "d",
            heading: Words(["total so far", "यहाँ तक कुल", "અહીં સુધી કુલ"]),
            mark: "80 %"
        ) { part, whole in Words("\(part.count) of \(whole.count)") }
    }

    @Test func `bars begin at zero and sums grow to the whole`() throws {
        let picture = try Picture(Self.chart([50, 30, 20]).svg(opening: .en))
        #expect(
            picture.all("rect", "bar").map { [$0.share("x"), $0.share("width")] } == [
                [0, 5_000], [0, 3_000], [0, 2_000],
            ]
        )
        #expect(picture.all("rect", "sum").map { $0.share("width") } == [5_000, 8_000, 10_000])
        #expect(picture.all("line", "mark").map { $0.share("x1") } == [5_000, 8_000, 10_000])
        #expect(Set(picture.all("line", "link").map { $0.share("x1") }) == [8_000])
        let shares = picture.all("text").filter { $0.text[0].contains("of") }
        #expect(shares.map { $0.text[0] } == ["50 of 100", "80 of 100", "100 of 100"])
        // The category with which four fifths are reached stands out.
        #expect(shares.map { $0.style.contains("b") } == [false, true, false])
    }

    @Test func `less than nothing counts as nothing`() throws {
        let picture = try Picture(Self.chart([60, -40, 40]).svg(opening: .en))
        #expect(picture.all("rect", "sum").map { $0.share("width") } == [6_000, 6_000, 10_000])
        #expect(picture.all("rect", "bar").map { $0.share("width") } == [6_000, 4_000])
        for amounts in [[], [0], [-5, 0]] as [[Int64]] { #expect(Self.chart(amounts).svg(opening: .en).isEmpty) }
    }

    @Test func `texts stay apart`() throws {
        let names: [Words] = [
            "RTO",
            Words([
                "Customer refused to take the parcel at the door", "ग्राहक ने दरवाज़े पर पार्सल लेने से मना कर दिया",
                "ગ્રાહકે દરવાજે પાર્સલ લેવાની ના પાડી દીધી હતી",
            ]),
        ]
        for name in names {
            let picture = try Picture(Self.chart([50, 20, 10, 8, 5, 4, 2, 1], label: name).svg(opening: .en))
            picture.expectTextsApart()
            #expect(picture.count <= 130)
        }
    }

    @Test func `amounts as large as can be are drawn`() throws {
        try Picture(Self.chart([.max, .max, .min, 1]).svg(opening: .en)).expectSound()
    }
}
