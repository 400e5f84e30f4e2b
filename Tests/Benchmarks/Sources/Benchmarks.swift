import ArgumentParser

/// What of hisaab is measured from inside a process; `Tests/Benchmarks/run` builds it, runs it and puts its lines into
/// tables.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures parts of hisaab. Prints lines of fields separated by tabs.",
        subcommands: [InflateCommand.self, SheetsCommand.self, StagesCommand.self]
    )
}
