import Meesho
import Testing

@testable import Samples

@Suite struct SampleVariantsTests {
    @Test func `paths are unique and inside a seller's folder`() {
        let files = SampleVariants.all()
        #expect(Set(files.map(\.path)).count == files.count)
        #expect(files.allSatisfy { $0.path.hasPrefix("76543") && !$0.bytes.isEmpty })
    }

    @Test func `they are the same every time`() {
        #expect(SampleVariants.all().map(\.bytes) == SampleVariants.all().map(\.bytes))
    }

    @Test(arguments: zip(0...3, [34, 50, 41, 43]))
    func `a layout has as many columns as its generation`(generation: Int, columns: Int) {
        let layouts = [
            PaymentColumn.generation0, PaymentColumn.generation1, PaymentColumn.generation2, PaymentColumn.generation3,
        ]
        #expect(layouts[generation].count == columns)
    }

    @Test func `titles of generation 2 merge as in a real file`() {
        let merges = ["A1:I1", "J1:L1", "M1:S1", "T1:AB1", "AC1:AF1", "AG1:AI1", "AJ1:AO1"]
        #expect(PaymentsExport.merges(PaymentColumn.generation2) == merges)
    }

    @Test func `older layouts hold the same money in more columns`() {
        let world = SampleVariants.world(1)
        for order in (0..<120).map(world.order) {
            for leg in order.legs {
                let texts = PaymentRow(order: order, leg: leg, status: leg.status).texts(PaymentColumn.generation1)
                // Columns of the settlement formula expected for this generation, counted from 1.
                let parts =
                    Array(14...21) + [23, 24, 25, 26, 27, 28, 29, 30, 33] + Array(34...39) + [41, 42, 44, 45, 46, 47]
                let sum = parts.reduce(0) { $0 + paise(texts[$1 - 1]) }
                #expect(sum - Int(leg.shortfall.count) == paise(texts[11]), "\(order.key)")
            }
        }
    }

    private func paise(_ text: String) -> Int {
        let digits = text.filter { $0.isNumber || $0 == "." }.split(separator: ".")
        let cents = digits[1].count == 1 ? digits[1] + "0" : digits[1]
        return (Int(digits[0] + cents) ?? 0) * (text.hasPrefix("-") ? -1 : 1)
    }

    @Test(.enabled(if: Python.isPresent)) func `archives and workbooks are whole, the broken one is not`() throws {
        for (path, bytes) in SampleVariants.all() where bytes.starts(with: Array("PK".utf8)) {
            let script = """
                try:
                    z=zipfile.ZipFile(f)
                    for n in z.namelist():
                        if n.endswith(('.xlsx', '.zip')): zipfile.ZipFile(io.BytesIO(z.read(n))).testzip()
                    print(z.testzip())
                except zipfile.BadZipFile:
                    print('bad')
                """
            #expect(
                try Python.run(script, on: bytes) == (path.hasSuffix("truncated.zip") ? "bad\n" : "None\n"),
                "\(path)"
            )
        }
    }

    @Test(.enabled(if: Python.isPresent)) func `tax sheets hold the odd rows of real ones`() throws {
        let rows = { (isWide: Bool) in
            try (1...2).map { month in
                try Python.run(
                    """
                    z=zipfile.ZipFile(f)
                    for n in z.namelist():
                        s=zipfile.ZipFile(io.BytesIO(z.read(n))).read('xl/worksheets/sheet1.xml').decode()
                        r=[re.findall('<t>(.*?)</t>', x) for x in s.split('<row ')[1:]]
                        print(len(r[0]), sum(x[6] == '0' for x in r[1:]), sum(x[8] == 'null' for x in r[1:]))
                    """,
                    on: SampleVariants.taxSheets(isWide: isWide, month: month).bytes
                )
            }
        }
        #expect(try rows(false) == ["18 0 0\n17 1 0\n", "18 0 1\n17 0 0\n"])
        #expect(try rows(true) == ["21 0 0\n20 1 0\n", "21 0 1\n20 0 0\n"])
    }
}
