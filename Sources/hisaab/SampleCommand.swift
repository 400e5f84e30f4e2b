import ArgumentParser
import Samples

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write made-up exports to try hisaab with."
    )

    @Argument(help: "Folder to write a folder per seller into.", completion: .directory)
    var directory: String

    @Option(help: "How many sellers.")
    var sellers = SampleRecipe().sellers

    @Option(help: "Orders of each seller.")
    var orders = SampleRecipe().ordersPerSeller

    @Option(help: "Months the orders lie in.")
    var months = SampleRecipe().months

    @Option(help: "Equal seeds give equal files.")
    var seed = SampleRecipe().seed

    func validate() throws {
        guard sellers >= 1, orders >= 1, months >= 1 else {
            throw ValidationError("--sellers, --orders and --months must be at least 1.")
        }
    }

    func run() throws {
        Terminal.prepare()
        do {
            for path in try SampleExports.write(recipe, to: directory) { Terminal.print(path) }
        } catch {
            Terminal.tell("\(error)")
            throw ExitCode(2)
        }
    }

    private var recipe: SampleRecipe {
        SampleRecipe(sellers: sellers, ordersPerSeller: orders, months: months, seed: seed)
    }
}
