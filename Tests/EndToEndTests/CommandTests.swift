import Foundation
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
}
