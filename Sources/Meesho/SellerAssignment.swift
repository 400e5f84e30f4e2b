import Tabular

/// Decides whose files these are. Order of evidence: column, preamble, sheet name, archive and file names, folder
/// name, overlap of sub orders. Source: exports.md section 17. Two signs that contradict each other stop a seller.
struct SellerAssignment {
    private var parts: [Part]
    private let inputName: String
    private let runCosts: Part?
    private let runSettings: Part?
    private var owners: [String?]
    private var conflicts: [String: [InputError]] = [:]
    /// Parts that contradict themselves or their folder: used for nobody.
    private var contested: Set<Int> = []
    private var runProblems: [InputError] = []

    init(parts: [Part], inputName: String, costs: Part?, settings: Part?) {
        self.parts = parts.sorted { $0.record.path.utf8.lexicographicallyPrecedes($1.record.path.utf8) }
        self.inputName = inputName
        runCosts = costs
        runSettings = settings
        owners = Array(repeating: nil, count: parts.count)
    }

    mutating func reading(only sellers: Set<String>) -> Reading {
        for index in parts.indices { readEvidence(index) }
        for index in parts.indices { checkOwnEvidence(index) }
        checkFolders()
        assignByFolder()
        dropCopies()
        assignByOverlap()
        checkSharedSubOrders()
        return assemble(only: sellers)
    }

    // MARK: Evidence

    private mutating func readEvidence(_ index: Int) {
        for (id, name) in parts[index].names.suppliers {
            parts[index].evidence.append(SupplierEvidence(id: id, kind: .name, carrier: "the name \(name)"))
        }
        parts[index].evidence.sort { $0.kind.rawValue < $1.kind.rawValue }
    }

    /// The label that stands in for an id where a file carries none: its first-level folder, else the input folder
    /// itself where it is named like an id.
    private func folderLabel(_ part: Part) -> String? {
        part.folder ?? (NameEvidence.isIDLabel(inputName) ? inputName : nil)
    }

    private mutating func checkOwnEvidence(_ index: Int) {
        let evidence = parts[index].evidence
        guard let first = evidence.first else { return }
        // What could not be read contradicts nobody: its folder decides, else its name.
        if parts[index].record.isRejected {
            if folderLabel(parts[index]) == nil { owners[index] = first.id }
            return
        }
        guard let other = evidence.first(where: { $0.id != first.id }) else {
            owners[index] = first.id
            return
        }
        let error = InputError(
            .contradiction,
            at: parts[index].place,
            expected: "one supplier id",
            found: "\(first.id) and \(other.id)",
            advice:
                "\(first.carrier) says \(first.id), \(other.carrier) says \(other.id): download it again, or take it out."
        )
        contested.insert(index)
        conflicts[first.id, default: []].append(error)
        conflicts[other.id, default: []].append(error)
    }

    private mutating func checkFolders() {
        for index in parts.indices where !contested.contains(index) {
            guard let owner = owners[index], let label = folderLabel(parts[index]), NameEvidence.isIDLabel(label),
                label != owner, let carrier = parts[index].evidence.first?.carrier
            else { continue }
            let neighbour = parts.indices.first { other in
                other != index && folderLabel(parts[other]) == label && (owners[other] ?? label) == label
            }
            let error = InputError(
                .contradiction,
                at: parts[index].place,
                expected: neighbour.map {
                    "a file of seller \(label), in whose folder it lies, beside \(Place(path: parts[$0].record.path))"
                } ?? "a file of seller \(label), in whose folder it lies",
                found: "seller \(owner) (\(carrier))",
                advice: "Move the file to the folder of seller \(owner), then run hisaab again."
            )
            contested.insert(index)
            conflicts[label, default: []].append(error)
        }
    }

    private mutating func assignByFolder() {
        var ids: [String: Set<String>] = [:]
        for index in parts.indices {
            guard !contested.contains(index), let owner = owners[index], let label = folderLabel(parts[index]) else {
                continue
            }
            ids[label, default: []].insert(owner)
        }
        for index in parts.indices where owners[index] == nil && !contested.contains(index) {
            guard let label = folderLabel(parts[index]) else { continue }
            if NameEvidence.isIDLabel(label) {
                owners[index] = label
            } else if let found = ids[label] {
                if found.count == 1 { owners[index] = found.first }
            } else if parts.contains(where: { folderLabel($0) == label && $0.isExport }) {
                owners[index] = label
            }
        }
    }

    /// Files that name no seller belong to the one whose sub orders they hold; where there is only one seller, to that.
    private mutating func assignByOverlap() {
        // Cost sheets and settings at the top stay behind those of a seller's own folder.
        let open = parts.indices.filter { owners[$0] == nil && !contested.contains($0) && !parts[$0].isGlobal }
        let sellers = Set(owners.compactMap(\.self))
        guard !open.isEmpty, !sellers.isEmpty else { return }
        if sellers.count == 1 {
            for index in open { owners[index] = sellers.first }
            return
        }
        // The last owner of each sub order that an open file holds, or none.
        var holders: [SubOrderNumber: String?] = [:]
        for index in open {
            parts[index].forEachSubOrder { holders[$0] = .some(nil) }
        }
        guard !holders.isEmpty else { return }
        for index in parts.indices {
            guard let owner = owners[index] else { continue }
            parts[index].forEachSubOrder { number in
                if let place = holders.index(forKey: number) { holders.values[place] = owner }
            }
        }
        for index in open {
            var found: Set<String> = []
            parts[index].forEachSubOrder { number in
                if let owner = holders[number] ?? nil { found.insert(owner) }
            }
            if found.count == 1 { owners[index] = found.first }
        }
    }

    /// Copies of one file (`orders (1).csv`) count once.
    private mutating func dropCopies() {
        var first: [String: Int] = [:]
        // A browser lengthens the names of copies.
        let shortestFirst = parts.indices.sorted {
            (parts[$0].record.path.utf8.count, $0) < (parts[$1].record.path.utf8.count, $1)
        }
        // A contested file is used for nobody, so it cannot stand in for its copies.
        for index in shortestFirst
        where !parts[index].record.sha256.isEmpty && parts[index].record.kind != .archive && !contested.contains(index)
        {
            let key = parts[index].record.sha256 + (owners[index] ?? "")
            if let original = first[key] {
                parts[index].sheets = []
                parts[index].settings = nil
                parts[index].problems = []
                parts[index].record.rows = 0
                parts[index].record.rejected = 0
                parts[index].record.days = nil
                parts[index].record.note = "the same content as \(parts[original].record.path): counted once"
            } else {
                first[key] = index
            }
        }
    }

    private mutating func checkSharedSubOrders() {
        let used = parts.indices.filter { owners[$0] != nil && !contested.contains($0) }
        let sellers = Dictionary(
            uniqueKeysWithValues: Set(used.compactMap { owners[$0] }).enumerated().map { ($1, $0) }
        )
        guard sellers.count > 1 else { return }
        var overlap = SellerOverlap()
        for index in used {
            guard let seller = owners[index].flatMap({ sellers[$0] }) else { continue }
            parts[index].forEachSubOrder { overlap.add($0, of: seller) }
        }
        guard !overlap.isEmpty else { return }
        var holder: [SubOrderNumber: Int] = [:]
        var reported: Set<Set<String>> = []
        for index in used {
            parts[index].forEachSubOrder { number in
                guard overlap.mayContain(number) else { return }
                if let other = holder[number] {
                    report(number, in: index, and: other, &reported)
                } else {
                    holder[number] = index
                }
            }
        }
    }

    /// A sub order of two parts, which is a contradiction if they belong to two sellers; each two are named once.
    private mutating func report(
        _ number: SubOrderNumber,
        in index: Int,
        and other: Int,
        _ reported: inout Set<Set<String>>
    ) {
        guard let owner = owners[index], let otherOwner = owners[other], otherOwner != owner,
            reported.insert([owner, otherOwner]).inserted
        else { return }
        let error = InputError(
            .contradiction,
            at: parts[index].place,
            expected: "sub orders of seller \(owner) only",
            found: "\(number), also of \(otherOwner)",
            advice:
                "The same sub order stands in \(Place(path: parts[other].record.path)): one of the two files "
                + "lies in the wrong seller's folder."
        )
        conflicts[owner, default: []].append(error)
        conflicts[otherOwner, default: []].append(error)
    }

    // MARK: Result

    private mutating func assemble(only wanted: Set<String>) -> Reading {
        var reading = Reading(sellers: [], unassigned: [], problems: [], skippedFiles: 0)
        let built = Set(parts.indices.compactMap { parts[$0].isExport && !contested.contains($0) ? owners[$0] : nil })
        let ids = built.union(conflicts.keys)
        var ownParts: [String: [Part]] = [:]
        for index in parts.indices where !contested.contains(index) {
            guard let owner = owners[index] else { continue }
            ownParts[owner, default: []].append(parts[index])
        }
        let hasSeveral = Set(owners.compactMap(\.self)).count > 1
        let global = parts.indices.filter { owners[$0] == nil && parts[$0].isGlobal }.map { parts[$0] }
        for id in ids.sorted() where wanted.isEmpty || wanted.contains(id) {
            reading.sellers.append(seller(id, ownParts[id] ?? [], global: global, isOneOfSeveral: hasSeveral))
        }
        for index in parts.indices where owners[index].map({ !ids.contains($0) }) ?? true || contested.contains(index) {
            let part = parts[index]
            if owners[index] == nil, !contested.contains(index), part.isGlobal { continue }
            reading.unassigned.append(part.record)
            reading.problems += part.problems
            if part.isExport || (part.isOwnList && !part.record.isRejected), owners[index] == nil,
                !contested.contains(index)
            {
                reading.problems.append(
                    InputError(
                        .unknownKind,
                        at: part.place,
                        expected: "a sign of whose file it is",
                        found: "no supplier id in it, its name or its folder",
                        advice: "Put it in a folder named with the supplier id, for example Input/1234567/."
                    )
                )
            }
        }
        return reading
    }

    /// - Parameters:
    ///   - global: Cost sheets and settings that name no seller.
    ///   - isOneOfSeveral: Whether the input holds files of other sellers, too.
    private func seller(_ id: String, _ ownParts: [Part], global: [Part], isOneOfSeveral: Bool) -> SellerInput {
        var own = ownParts
        for index in own.indices { own[index].record.seller = id }
        func chosen(_ kind: ExportKind, _ option: Part?) -> [Part] {
            if let option { return [option] }
            let mine = own.filter { $0.record.kind == kind && !$0.record.isRejected }
            return mine.isEmpty ? global.filter { $0.record.kind == kind } : mine
        }
        let costs = chosen(.costs, runCosts)
        let settings = chosen(.settings, runSettings)
        let used = Set((costs + settings).map(\.record.path))
        for index in own.indices where own[index].record.kind == .costs || own[index].record.kind == .settings {
            guard !own[index].record.isRejected, !used.contains(own[index].record.path) else { continue }
            own[index].record.note = "not used: another one was named on the command line"
        }
        // What stands outside the seller's own folder is part of the seller's input all the same.
        for part in costs + settings where !own.contains(where: { $0.record.path == part.record.path }) {
            var part = part
            part.record.seller = id
            own.append(part)
        }
        own.sort { $0.record.path.utf8.lexicographicallyPrecedes($1.record.path.utf8) }
        var ownSettings = settings.last?.settings?.settings ?? Settings()
        let isShared = settings.contains { part in !ownParts.contains { $0.record.path == part.record.path } }
        if isShared, isOneOfSeveral {
            // A name and an address that hold for several sellers are none's.
            let unused = [
                ("sellerName", ownSettings.sellerName != nil), ("mail", !ownSettings.mail.isEmpty),
            ].filter(\.1).map(\.0)
            ownSettings.sellerName = nil
            ownSettings.mail = []
            let shared = own.firstIndex { $0.record.path == settings.last?.record.path }
            if let shared, !unused.isEmpty {
                own[shared].record.note =
                    "not used, for it would hold for several sellers: \(unused.joined(separator: ", ")); put it into the "
                    + "seller's own folder"
            }
        }
        return SellerInput(
            id: id,
            parts: own,
            costs: costs,
            settings: ownSettings,
            problems: own.flatMap(\.problems),
            conflicts: conflicts[id] ?? []
        )
    }
}

extension Part {
    /// An export of one seller, as against archives, settings, cost sheets and files that could not be read.
    fileprivate var isExport: Bool {
        !record.isRejected && !sheets.isEmpty && record.kind != .costs && !isOwnList
    }

    /// A list of the seller's own that names no seller: it is of whoever's folder it lies in.
    fileprivate var isOwnList: Bool { record.kind == .received || record.kind == .bankStatement }

    /// A cost sheet or settings file that names no seller holds for all.
    fileprivate var isGlobal: Bool { folder == nil && (record.kind == .costs || record.kind == .settings) }

    /// Calls `body` with the sub order of each row; GST files carry their seller's id and are left out.
    fileprivate func forEachSubOrder(_ body: (SubOrderNumber) -> Void) {
        for sheet in sheets {
            switch sheet.content {
            case .orders(let rows): for row in rows { body(row.subOrder) }
            case .payments(let sheet): for row in sheet.rows { body(row.subOrder) }
            case .returns(let rows): for row in rows { body(row.subOrder) }
            case .claims(let rows): for row in rows { row.subOrder.map(body) }
            case .orderSummary(let rows): for row in rows { body(row.subOrder) }
            case .ads, .referral, .platform, .gst, .invoices, .inventory, .costs, .received, .bank: break
            }
        }
    }
}
