import ArgumentParser

@main
struct Hisaab: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Turns a folder of Meesho exports into a static report.")
}
