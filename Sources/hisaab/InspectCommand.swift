import ArgumentParser
import Delivery

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what each file is: kind, seller, dates, rows, columns, problems. Writes nothing."
    )

    @Argument(help: "Exports, archives included.", completion: .file())
    var files: [String]

    func run() throws {
        Terminal.prepare()
        let inspection = Inspection(of: files)
        for line in inspection.lines { Terminal.print(line) }
        guard inspection.status == .complete else { throw ExitCode(inspection.status.rawValue) }
    }
}
