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

    @Flag(help: "Also write every kind and generation of export, odd and broken ones among them.")
    var allKinds = false

    func validate() throws {
        guard (1...10_000).contains(sellers), (1...10_000_000).contains(orders), (1...60).contains(months) else {
            throw ValidationError(
                "--sellers takes 1 to 10000, --orders 1 to 10000000 and --months 1 to 60."
            )
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
        var recipe = SampleRecipe(sellers: sellers, ordersPerSeller: orders, months: months, seed: seed)
        recipe.extras = allKinds
        return recipe
    }
}
