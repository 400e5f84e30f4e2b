import Foundation
import Samples
import Testing

struct CommandTests {
    private let command: Command

    init() throws { command = try Command() }

    @Test func `samples in, bundles out, the same bytes twice`() throws {
        #expect(try command.run(["sample", "Input", "--sellers", "2", "--orders", "60"]).status == 0)
        let first = try command.run(["--as-of", "2026-01-31"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.cells.map { $0.count } == [4, 4])
        #expect(first.cells.map { $0[1] } == first.cells.map { "Output/\($0[0])" })
        let files = try command.files("Output")
        #expect(files.keys.allSatisfy { !$0.hasPrefix(".") })
        let second = try command.run(["report", "Input", "--as-of", "2026-01-31", "--jobs", "1", "--quiet"])
        #expect(second.output == first.output)
        #expect(second.errors.isEmpty)
        #expect(try command.files("Output") == files)
        let verified = try command.run(["verify", "Output/\(first.cells[0][0])", "Output/\(first.cells[1][0])"])
        #expect(verified.status == 0)
    }

    @Test func `made-up exports replace nothing`() throws {
        try command.write("mine", to: "Input/1234567/settings.yaml")
        let result = try command.run(["sample", "Input", "--orders", "20"])
        #expect(result.status == 2 && result.errors.contains("Choose another folder, or remove it"))
        #expect(try command.files("Input").keys.sorted() == ["1234567/settings.yaml"])
        #expect(try command.files("Input")["1234567/settings.yaml"] == Data("mine".utf8))
    }

    @Test func `how sheets were read is told`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        let result = try command.run(["--as-of", "2026-01-31", "--verbose"])
        let line = try #require(result.errors.split(separator: "\n").first { $0.contains("OUTSTANDING") })
        #expect(line.contains(": fast 5 of 5 sheets, "))
        #expect(!result.errors.contains("through libxml2"))
        let manifest = try command.files("Output").first { $0.key.hasSuffix("manifest.json") }
        let text = String(decoding: try #require(manifest?.value), as: UTF8.self)
        #expect(text.contains("\"fast_sheets\":5") || text.contains("\"fast_sheets\": 5"))
    }

    @Test func `a file that is no export is told, and the bundle written all the same`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        try command.write("just,some\n1,2\n", to: "Input/notes.csv")
        let result = try command.run(["--as-of", "2026-01-31"])
        #expect(result.status == 1)
        #expect(result.cells.count == 1)
        #expect(result.errors.contains("notes.csv"))
        let strict = try command.run(["--as-of", "2026-01-31", "--strict", "--output", "Other"])
        #expect(strict.status == 2)
        #expect(strict.output.isEmpty)
        #expect(try command.files("Other").isEmpty)
    }

    @Test(arguments: [
        ["--lang", "xx"], ["--as-of", "31-01-2026"], ["--nothing"], ["--shard", "3/2"], ["inspect"], ["verify"],
    ])
    func `wrong usage exits with 64`(arguments: [String]) throws {
        let result = try command.run(arguments)
        #expect(result.status == 64)
        #expect(result.output.isEmpty)
        #expect(!result.errors.isEmpty)
    }

    @Test(arguments: [[], ["nowhere"], ["verify", "nowhere"], ["inspect", "nowhere"], ["--templates", "nowhere"]])
    func `nothing to work on exits with 2`(arguments: [String]) throws {
        #expect(try command.run(arguments).status == 2)
    }

    @Test(arguments: [
        ["--help"], ["report", "--help"], ["inspect", "--help"], ["verify", "--help"], ["sample", "--help"],
        ["passphrase", "--help"],
    ])
    func `every command has help`(arguments: [String]) throws {
        let result = try command.run(arguments)
        #expect(result.status == 0)
        #expect(result.output.contains("USAGE: hisaab"))
    }

    @Test func `a changed bundle is told by verify`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        let written = try command.run(["--as-of", "2026-01-31"]).cells[0][1]
        try command.write("", to: "\(written)/index.html")
        let result = try command.run(["verify", written])
        #expect(result.status == 1)
        #expect(result.output == "\(written)\tchanged\tindex.html\n")
    }

    @Test func `the tasks of an array job share the sellers out`() throws {
        #expect(try command.run(["sample", "Input", "--sellers", "3", "--orders", "20"]).status == 0)
        var sellers: [String] = []
        for index in 0..<2 {
            let task = ["AWS_BATCH_JOB_ARRAY_INDEX": "\(index)", "AWS_BATCH_JOB_ARRAY_SIZE": "2"]
            sellers += try command.run(["--as-of", "2026-01-31"], environment: task).cells.map { $0[0] }
        }
        #expect(Set(sellers).count == 3)
        #expect(sellers.count == 3)
    }

    @Test func `a damaged file beside good ones is named down to the cell, and exits with 1`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        let damaged = SampleVariants.paymentsWithDamagedNumber()
        try command.write(damaged.bytes, to: "Input/" + damaged.path)
        let result = try command.run(["--as-of", "2026-01-31", "--quiet"])
        #expect(result.status == 1)
        #expect(result.cells.map { [$0[0], $0[3]] } == [["1234567", "0"], ["7654329", "1"]])
        #expect(
            result.errors == """
                7654329/payments with a damaged number.xlsx › sheet "Order Payments" › row 4 › column \
                "Final Settlement Amount": expected an amount such as 1,234.50, found "41x.5". The row is left out. \
                Correct the cell, or download an export again.

                """
        )
        for seller in ["1234567", "7654329"] {
            #expect(try command.run(["verify", "Output/\(seller)"]).status == 0)
        }
        let page = try #require(try command.files("Output/7654329")["index.html"])
        #expect(String(decoding: page, as: UTF8.self).contains("41x.5"))
    }

    @Test func `costs of other products make no profit`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        try command.write("SKU,cost\nNothing sold,5\n", to: "Input/1234567/cost_sheet.csv")
        #expect(try command.run(["--as-of", "2026-01-31"]).status == 0)
        let summary = try #require(try command.files("Output/1234567")["data/summary.json"])
        #expect(String(decoding: summary, as: UTF8.self).contains("\"cash\": null"))
    }

    @Test func `what a run leaves aside it tells`() throws {
        #expect(try command.run(["sample", "Input", "--sellers", "2", "--orders", "10"]).status == 0)
        for seller in ["1234567", "1234568"] {
            try FileManager.default.removeItem(at: command.folder.appending(path: "Input/\(seller)/settings.yaml"))
        }
        try command.write("mail: a@example.com\n", to: "Input/settings.yaml")
        let result = try command.run(["--as-of", "2025-08-20"])
        let unused = "settings.yaml: not used, for it would hold for several sellers: mail"
        #expect(result.errors.split(separator: "\n").count { $0.contains(unused) } == 2)
        #expect(result.errors.contains("beyond the day of the report, 2025-08-20 (--as-of)"))
        #expect(!(try command.run(["--as-of", "2026-01-31"]).errors.contains("beyond the day")))
        let verified = try command.run(["verify", "Output/1234567", "Output/1234567/index.html"])
        #expect(verified.status == 2 && verified.errors.contains("it is a file. Name the folder of a seller"))
        let since = try command.run(["--as-of", "2026-01-31", "--since", "Output/1234567/index.html"])
        #expect(since.status == 2 && since.errors.contains("it is a file. Name the folder of a seller"))
    }

    @Test func `a folder of documents alone says that they are not read`() throws {
        try command.write("%PDF-1.7", to: "Input/1234567/invoice.pdf")
        let result = try command.run([])
        #expect(result.status == 2 && result.errors.contains("documents and pictures are not read"))
    }

    @Test func `a member of an archive is named with the archive`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "30"]).status == 0)
        let cut = SampleVariants.truncatedArchive()
        try command.write(cut.bytes, to: "Input/1234567/cut.zip")
        let result = try command.run(["--as-of", "2026-01-31", "--quiet"])
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("1234567/cut.zip: expected a whole ZIP archive"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test func `an empty folder exits with 2 and says where exports go`() throws {
        try FileManager.default.createDirectory(
            at: command.folder.appending(path: "Input"),
            withIntermediateDirectories: true
        )
        let result = try command.run([])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.contains("There is no export in Input. Put each seller's exports into a folder"))
        #expect(try command.files("Output").isEmpty)
    }

    @Test func `exports that name no seller exit with 2`() throws {
        let orders = TextExport.orders("\(TextExport.key(1)),DELIVERED,2025-08-01,Kurti,1,425,Goa")
        try command.write(orders, to: "Input/orders.csv")
        let result = try command.run([])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.contains("orders.csv: expected a sign of whose file it is"))
        #expect(try command.files("Output").isEmpty)
    }

    /// A file stands where the output folder should be: also a user who may write everywhere cannot go through it.
    @Test func `an output that cannot be written exits with 2`() throws {
        #expect(try command.run(["sample", "Input", "--orders", "5"]).status == 0)
        try command.write("", to: "Output")
        let result = try command.run(["--as-of", "2026-01-31"])
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.contains("Output"))
    }

    @Test func `sellers whose files contradict each other exit with 2, and with 1 beside others`() throws {
        let stray = SampleVariants.ordersInWrongFolder()
        try command.write(stray.bytes, to: "Input/" + stray.path)
        let alone = try command.run(["--as-of", "2026-01-31", "--quiet"])
        #expect(alone.status == 2 && alone.output.isEmpty)
        #expect(alone.errors.contains("Seller 7654328 is not built"))
        #expect(try command.run(["sample", "Input", "--orders", "5"]).status == 0)
        let both = try command.run(["--as-of", "2026-01-31", "--quiet"])
        #expect(both.status == 1)
        #expect(both.cells.map { $0[0] } == ["1234567"])
    }
}
