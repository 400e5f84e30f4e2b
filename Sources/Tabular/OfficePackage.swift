/// The parts of an Office file and the relationships between them, as the Open Packaging Conventions define them.
struct OfficePackage: Sendable {
    struct Part: Sendable, Hashable {
        /// Without leading slash: `xl/workbook.xml`.
        let path: String
        let entry: ZipArchive.Entry
        let place: Place
    }

    struct Relationship {
        let id: String
        /// Last word of the type's URL, the same in both namespaces: `worksheet`.
        let kind: String
        let target: String
    }

    let archive: ZipArchive
    let budget: InflationBudget
    let limits: Limits
    private let exact: [String: Int]
    private let folded: [String: Int]

    init(_ archive: ZipArchive, budget: InflationBudget, limits: Limits) {
        self.archive = archive
        self.budget = budget
        self.limits = limits
        let paths = archive.entries.map { PartPath.normal($0.name) }
        exact = Dictionary(zip(paths, paths.indices)) { first, _ in first }
        folded = Dictionary(zip(paths.map { $0.lowercased() }, paths.indices)) { first, _ in first }
    }

    /// The part at `path`. Part names are compared without regard to case, an exact match first.
    func part(_ path: String) -> Part? {
        guard let index = exact[path] ?? folded[path.lowercased()] else { return nil }
        let entry = archive.entries[index]
        return Part(path: PartPath.normal(entry.name), entry: entry, place: archive.place.member(entry.name))
    }

    /// The relationships of `part`, or of the package itself; none when there is no such list.
    func relationships(of part: Part?) throws(InputError) -> [Relationship] {
        let base = part?.path ?? ""
        guard let list = self.part(PartPath.resolve("_rels/\(PartPath.name(of: base)).rels", from: base)) else {
            return []
        }
        return try XMLList<Relationship>.items(of: list, in: self) { element, _ in
            guard element.isNamed("Relationship"), element.text("TargetMode")?.lowercased() != "external",
                let id = element.text("Id"), let type = element.text("Type"), let target = element.text("Target")
            else { return nil }
            return Relationship(id: id, kind: PartPath.name(of: type), target: PartPath.resolve(target, from: base))
        }
    }

    /// Streams `part` through `handler` and returns what that has come to.
    func parse<Handler: XMLHandler>(_ part: Part, _ handler: consuming Handler) throws(InputError) -> Handler {
        var parser = try XMLParser(handler, place: part.place, limits: limits)
        try archive.read(part.entry, budget: budget) { window throws(InputError) in try parser.feed(window) }
        try parser.finish()
        return parser.result
    }
}

/// Names of parts as paths without leading slash.
enum PartPath {
    /// `path` with forward slashes, without empty, `.` and `..` steps.
    static func normal(_ path: String) -> String {
        guard needsSteps(path.utf8) else { return path }
        var steps: [Substring] = []
        for step in path.split(whereSeparator: { $0 == "/" || $0 == "\\" }) where step != "." {
            if step == ".." {
                _ = steps.popLast()
            } else {
                steps.append(step)
            }
        }
        return steps.joined(separator: "/")
    }

    /// Whether `path` holds a backslash, a dot at the start of a step, or a slash too many.
    private static func needsSteps(_ path: String.UTF8View) -> Bool {
        var before = UInt8(ascii: "/")
        for byte in path {
            if byte == UInt8(ascii: "\\") { return true }
            if before == UInt8(ascii: "/"), byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return true }
            before = byte
        }
        return before == UInt8(ascii: "/")
    }

    /// What `target` means inside the part at `base`: absolute from the root, else relative to the part's folder.
    static func resolve(_ target: String, from base: String) -> String {
        if target.hasPrefix("/") || target.hasPrefix("\\") { return normal(target) }
        guard let end = base.utf8.lastIndex(of: UInt8(ascii: "/")) else { return normal(target) }
        return normal("\(base[..<end])/\(target)")
    }

    /// The last step of `path`.
    static func name(of path: String) -> String {
        guard let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: end)...])
    }
}
