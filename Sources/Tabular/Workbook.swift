/// An `.xlsx` workbook: its sheets by name, and their rows as Excel shows them.
package struct Workbook: Sendable {
    package struct Sheet: Sendable, Hashable {
        package let name: String
        package let isHidden: Bool
        /// False for chart sheets and the like, which have no rows.
        package let isWorksheet: Bool
        let part: OfficePackage.Part?
    }

    /// In the order of the tabs.
    package let sheets: [Sheet]
    /// Whether dates count from 1904, as in workbooks from old Macs.
    package let uses1904: Bool
    private let office: OfficePackage
    private let place: Place
    let context: SheetContext

    /// Reads everything but the sheets themselves. Missing styles or shared texts are no error as long as no cell
    /// needs them.
    package init(
        _ archive: ZipArchive,
        place: Place,
        budget: InflationBudget,
        limits: Limits = .standard
    ) throws(InputError) {
        let office = OfficePackage(archive, budget: budget, limits: limits)
        let root = try office.relationships(of: nil).first { $0.kind == "officeDocument" }
        guard let main = office.part(root?.target ?? "xl/workbook.xml") else {
            throw InputError(
                .damaged,
                at: place,
                expected: "an Excel workbook (.xlsx)",
                found: Workbook.foreignKind(archive) ?? "an archive without a workbook",
                advice: Advice.saveAgain
            )
        }
        let links = try office.relationships(of: main)
        let items = try XMLList<Item>.items(of: main, in: office) { element, parent in
            if element.isNamed("workbookPr") { return .properties(uses1904: element.isTrue("date1904")) }
            guard parent == "sheets", element.isNamed("sheet") else { return nil }
            return .sheet(
                name: element.text("name") ?? "",
                isHidden: element.text("state").map { $0 != "visible" } ?? false,
                id: element.text("id", prefixed: true) ?? ""
            )
        }
        let targets = Dictionary(links.map { ($0.id, $0) }) { first, _ in first }
        sheets = items.compactMap { item in
            guard case .sheet(let name, let isHidden, let id) = item else { return nil }
            let link = targets[id]
            return Sheet(
                name: name,
                isHidden: isHidden,
                isWorksheet: link.map { $0.kind == "worksheet" } ?? true,
                part: link.flatMap { office.part($0.target) }
            )
        }
        guard !sheets.isEmpty else { throw .damaged(place, expected: "a workbook with sheets", found: "none") }
        guard sheets.count <= limits.sheetsPerWorkbook else {
            throw InputError(
                .limit,
                at: place,
                expected: "at most \(limits.sheetsPerWorkbook) sheets",
                found: "\(sheets.count)",
                advice: Advice.downloadAgain
            )
        }
        let parts = sheets.compactMap(\.part?.entry.name)
        guard Set(parts).count == parts.count else {
            throw .damaged(
                place,
                expected: "a part of its own for every sheet",
                found: "one part listed for two sheets"
            )
        }
        uses1904 = items.contains { item in
            if case .properties(uses1904: true) = item { true } else { false }
        }
        func linked(_ kind: String) -> OfficePackage.Part? {
            links.first { $0.kind == kind }.flatMap { office.part($0.target) }
        }
        context = SheetContext(
            strings: try SharedStrings(linked("sharedStrings"), in: office),
            formats: try NumberFormats(linked("styles"), in: office),
            uses1904: uses1904
        )
        self.office = office
        self.place = place
    }

    private enum Item {
        case properties(uses1904: Bool)
        case sheet(name: String, isHidden: Bool, id: String)
    }

    /// Lends the rows of `sheet` to `body` in the order of the file, blank ones too, until it says ``RowFlow/stop``.
    ///
    /// A damaged sheet throws, possibly after rows were lent: the caller throws all of them away.
    ///
    /// - Parameter allowsFast: Whether plain rows may be read without libxml2, which makes no difference to what is lent.
    @discardableResult
    package func read(
        _ sheet: Sheet,
        allowsFast: Bool = true,
        _ body: (Row) throws(InputError) -> RowFlow
    ) throws(InputError) -> LaneCount {
        guard sheet.isWorksheet else { return LaneCount() }
        let place = place.at(sheet: sheet.name)
        guard let part = sheet.part else {
            throw .damaged(place, expected: "the rows of this sheet", found: "no such part in the workbook")
        }
        do throws(InputError) {
            return try withoutActuallyEscaping(body) { body throws(InputError) in
                try context.strings.lend { strings throws(InputError) in
                    try lend(part, strings, place: place, allowsFast: allowsFast, body)
                }
            }
        } catch {
            throw error.within(sheet: sheet.name)
        }
    }

    private func lend(
        _ part: OfficePackage.Part,
        _ strings: SharedStrings.Lent,
        place: Place,
        allowsFast: Bool,
        _ body: @escaping (Row) throws(InputError) -> RowFlow
    ) throws(InputError) -> LaneCount {
        var lanes = try SheetLanes(
            context,
            strings,
            place: place,
            limits: office.limits,
            allowsFast: allowsFast,
            body
        )
        try office.archive.read(part.entry, budget: office.budget) { window throws(InputError) in
            try lanes.feed(window)
        }
        try lanes.finish()
        return lanes.count
    }
}

extension Workbook {
    /// Whether the archive looks like a workbook this type reads, by its names alone.
    package static func isWorkbook(_ archive: ZipArchive) -> Bool {
        let names = paths(archive)
        guard foreignKind(names) == nil else { return false }
        return names.contains("xl/workbook.xml")
            || (names.contains("_rels/.rels") && names.contains("[content_types].xml")
                && names.contains { $0.hasSuffix(".xml") && $0.contains("workbook") })
    }

    /// What else the archive is, for people, when it is some other kind of document.
    package static func foreignKind(_ archive: ZipArchive) -> Phrase? { foreignKind(paths(archive)) }

    private static func foreignKind(_ names: Set<String>) -> Phrase? {
        if names.contains("xl/workbook.bin") { return "a binary Excel workbook (.xlsb)" }
        if names.contains("word/document.xml") { return "a Word document (.docx)" }
        if names.contains("ppt/presentation.xml") { return "a PowerPoint file (.pptx)" }
        if names.contains("mimetype"), names.contains("content.xml") { return "an OpenDocument file (.ods)" }
        if names.contains("index/document.iwa") { return "an Apple Numbers file" }
        return nil
    }

    private static func paths(_ archive: ZipArchive) -> Set<String> {
        Set(archive.entries.map { PartPath.normal($0.name).lowercased() })
    }
}
