import ArgumentParser
import Delivery
import Tabular

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that bundles hold what their manifests say.",
        discussion: "Exit status 0: they do; 1: a file is changed, missing or extra; 2: there is no bundle to check."
    )

    @Argument(help: ArgumentHelp("Folders that hisaab has written.", valueName: "bundle"), completion: .directory)
    var bundles: [String]

    func run() throws {
        Terminal.prepare()
        var status: Int32 = 0
        for bundle in bundles {
            do {
                let verification = try Verification(of: bundle)
                for line in verification.lines(about: bundle) { Terminal.print(line) }
                status = max(status, verification.isClean ? 0 : 1)
            } catch {
                Terminal.tell("\(error)")
                status = 2
            }
        }
        guard status == 0 else { throw ExitCode(status) }
    }
}
