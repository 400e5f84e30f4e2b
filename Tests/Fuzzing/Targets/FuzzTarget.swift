/// Something that takes bytes from outside.
protocol FuzzTarget {
    /// Throws ``Contradiction`` where what comes of `bytes` contradicts itself.
    func take(_ bytes: [UInt8]) async throws
    /// Whether inputs are lines of fields, so that fields may be put in place of others.
    var takesTables: Bool { get }
}

/// An outcome that must not be.
struct Contradiction: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The target of that name, which is also the folder of its inputs; names that none has are readers of one kind of export
/// each.
func fuzzTarget(named name: String, among files: @autoclosure () throws -> [Seeds.File]) throws -> any FuzzTarget {
    switch name {
    case "archive": ArchiveTarget()
    case "workbook": WorkbookTarget()
    case "csv": CSVTarget()
    case "settings": SettingsTarget()
    case "run": try RunTarget(among: files())
    case "received": ReaderTarget(name: "received.txt")
    default: ReaderTarget(name: "table.csv")
    }
}
