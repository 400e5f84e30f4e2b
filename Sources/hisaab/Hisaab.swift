import ArgumentParser

struct Hisaab: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hisaab",
        abstract: "Turns a folder of Meesho exports into a static dashboard per seller.",
        usage: """
            hisaab [report] [<input>] [<options>]
            hisaab inspect <file> ...
            hisaab sample <directory>
            hisaab verify <bundle> ...
            hisaab passphrase
            """,
        version: version,
        subcommands: [
            ReportCommand.self, InspectCommand.self, SampleCommand.self, VerifyCommand.self, PassphraseCommand.self,
        ],
        defaultSubcommand: ReportCommand.self
    )

    static let version = "0.1.0"
}
