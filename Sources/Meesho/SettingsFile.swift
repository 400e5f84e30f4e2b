import Tabular
import Yams

/// A `settings.yaml`, checked key by key: what is wrong is named and leaves the default in force, visibly.
package struct SettingsFile: Sendable {
    package internal(set) var settings = Settings()
    package internal(set) var problems: [InputError] = []
    /// Keys understood.
    package private(set) var keys = 0

    package init(_ text: String, place: Place) {
        guard text.utf8.count <= Self.sizeLimit, !Self.usesReferences(text) else {
            refuse(
                expected: "plain lines such as overdueAfterDays: 30, at most 64 KB of them",
                found: text.utf8.count > Self.sizeLimit
                    ? "\(text.utf8.count >> 10) KB" : "an anchor, alias or complex key",
                at: place,
                advice: Self.noSettings
            )
            return
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            refuseText(error, place)
            return
        }
        guard let node, node != Node("") else { return }
        guard case .mapping(let mapping) = node else {
            let found = (node.scalar?.string).map(Phrase.init(quoting:))
            refuse(expected: "lines such as overdueAfterDays: 30", found: found, at: place, advice: Self.noSettings)
            return
        }
        for (key, value) in mapping { read(key.scalar?.string ?? "", value, place) }
    }

    /// What is wrong stands at `place` and is not taken; `advice` tells what holds instead.
    mutating func refuse(expected: Phrase, found: Phrase?, at place: Place, advice: Phrase) {
        problems.append(InputError(.badSetting, at: place, expected: expected, found: found, advice: advice))
    }

    /// - Parameter error: Of the YAML library, whose own words only an English reader understands.
    private mutating func refuseText(_ error: any Error, _ place: Place) {
        let (problem, line) = Self.problem(error)
        refuse(
            expected: "YAML that can be read, in lines such as overdueAfterDays: 30",
            found: problem.map(Phrase.init(quoting:)),
            at: place.at(row: line),
            advice: Self.noSettings
        )
    }

    private static func problem(_ error: any Error) -> (words: String?, line: Int?) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (problem, mark.line)
        case .reader(let problem, _, _, _): (problem, nil)
        default: (nil, nil)
        }
    }

    private static let noSettings: Phrase = "None of this file's settings is used until it is corrected."
    private static let sizeLimit = 64 << 10

    /// Anchors and aliases can make a few lines stand for millions; no setting needs them.
    static func usesReferences(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            var line = line
            return line.withUTF8 { line in
                let start = line.endOfBlanks(at: 0, atMost: line.count)
                if line.has("?", at: start), start + 1 == line.count || line.hasBlank(at: start + 1) { return true }
                return hasReference(line, at: start)
                    || line.indices.contains { index in
                        ":,[{-?".utf8.contains(line[index])
                            && hasReference(line, at: line.endOfBlanks(at: index + 1, atMost: line.count))
                    }
            }
        }
    }

    private static func hasReference(_ line: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        (line.has("&", at: index) || line.has("*", at: index)) && index + 1 < line.count
            && !line.hasBlank(at: index + 1)
    }

    private enum Key: String, CaseIterable {
        case sellerName, overdueAfterDays, returnSettledAfterDays, returnOverdueDays, claimWindowDays
        case claimPaidAfterDays, costLostOnRTO, costLostOnCustomerReturn, costLostOnExchange, costLostOnLost
        case packagingPerOrder, otherMonthlyExpenses
        case lostCompensatedAfterDays, chargeBandPercent, chargeUsualPercent, chargeBandLegs
        case gstScheme, operatorGstin
        case bankMatchDays, costsIncludeGst, minimumSample, repriceLimitPercent
        case monthlyExpenses, mail, mailFrom
    }

    private mutating func read(_ name: String, _ node: Node, _ place: Place) {
        let place = place.at(row: node.mark?.line, column: name)
        guard let key = Key.allCases.first(where: { $0.rawValue.lowercased() == Self.fold(name) }) else {
            let known = Key.allCases.map(\.rawValue).joined(separator: ", ")
            refuse(
                expected: "a known setting",
                found: Phrase(quoting: name),
                at: place,
                advice: "Known are: \(known)."
            )
            return
        }
        if key == .monthlyExpenses, case .mapping(let expenses) = node {
            for (name, value) in expenses { readExpense(name.scalar?.string ?? "", value, place) }
            keys += 1
            return
        }
        if key == .mail, case .sequence(let addresses) = node {
            readRecipients(addresses, place)
            keys += 1
            return
        }
        let text = node.scalar?.string ?? ""
        if let expected = take(key, text) {
            let inForce: Phrase = key == .mail ? Self.noMail : "The default stays in force until it is corrected."
            refuse(expected: expected, found: Phrase(quoting: text), at: place, advice: inForce)
        } else {
            keys += 1
        }
    }

    /// Marks and joiners count as part of a character, but not without end.
    static func isName(_ text: String) -> Bool {
        text.count <= 100 && text.utf8.count <= 800
            && text.unicodeScalars.contains { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .surrogate, .unassigned, .privateUse, .spaceSeparator, .lineSeparator,
                    .paragraphSeparator, .nonspacingMark, .enclosingMark:
                    false
                default: true
                }
            }
    }

    /// - Returns: What was expected, where `text` is something else.
    private mutating func take(_ key: Key, _ text: String) -> Phrase? {
        switch key {
        case .sellerName:
            guard Self.isName(text) else { return "a name of 1 to 100 characters" }
            settings.sellerName = text
            return nil
        case .overdueAfterDays: return days(text) { $0.overdueAfterDays = $1 }
        case .returnSettledAfterDays: return days(text) { $0.returnSettledAfterDays = $1 }
        case .returnOverdueDays: return days(text) { $0.returnOverdueDays = $1 }
        case .claimWindowDays: return days(text) { $0.claimWindowDays = $1 }
        case .claimPaidAfterDays: return days(text) { $0.claimPaidAfterDays = $1 }
        case .lostCompensatedAfterDays: return days(text) { $0.lostCompensatedAfterDays = $1 }
        case .bankMatchDays: return days(text) { $0.bankMatchDays = $1 }
        case .chargeBandPercent: return count(text, 1...100, unit: "percent") { $0.chargeBandPercent = $1 }
        case .chargeUsualPercent: return count(text, 50...100, unit: "percent") { $0.chargeUsualPercent = $1 }
        case .chargeBandLegs: return count(text, 3...10_000, unit: "charges") { $0.chargeBandLegs = $1 }
        case .costLostOnRTO: return percent(text) { $0.costLostOnRTO = $1 }
        case .costLostOnCustomerReturn: return percent(text) { $0.costLostOnCustomerReturn = $1 }
        case .costLostOnExchange: return percent(text) { $0.costLostOnExchange = $1 }
        case .costLostOnLost: return percent(text) { $0.costLostOnLost = $1 }
        case .packagingPerOrder: return rupees(text) { $0.packagingPerOrder = $1 }
        case .otherMonthlyExpenses: return rupees(text) { $0.otherMonthlyExpenses = $1 }
        case .gstScheme:
            guard let scheme = GSTScheme(rawValue: text.lowercased()) else {
                return Phrase(quoting: GSTScheme.allCases.map(\.rawValue).joined(separator: ", "))
            }
            settings.gstScheme = scheme
            return nil
        case .operatorGstin:
            guard let gstin = GSTIN(text) else { return "a GSTIN of 15 characters, such as 24AAAAA0000A1C0" }
            settings.operatorGSTIN = gstin
            return nil
        case .costsIncludeGst:
            guard let isTrue = ["yes": true, "true": true, "no": false, "false": false][text.lowercased()] else {
                return "yes or no"
            }
            settings.costsIncludeGST = isTrue
            return nil
        case .minimumSample: return count(text, 1...10_000, unit: "sub orders") { $0.minimumSample = $1 }
        case .repriceLimitPercent: return count(text, 0...1_000, unit: "percent") { $0.repriceLimitPercent = $1 }
        case .monthlyExpenses: return "names, each with its rupees, in lines below, such as rent: 5000"
        case .mail, .mailFrom:
            guard let address = MailAddress(text) else { return MailAddress.form }
            if key == .mail { settings.mail = [address] } else { settings.mailFrom = address }
            return nil
        }
    }

    private mutating func days(_ text: String, _ set: (inout Settings, Int) -> Void) -> Phrase? {
        guard let value = Int(text), (0...365).contains(value) else { return "a number of days from 0 to 365" }
        set(&settings, value)
        return nil
    }

    private mutating func count(
        _ text: String,
        _ range: ClosedRange<Int>,
        unit: Phrase,
        _ set: (inout Settings, Int) -> Void
    ) -> Phrase? {
        guard let value = Int(text), range.contains(value) else {
            return "a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)"
        }
        set(&settings, value)
        return nil
    }

    private mutating func percent(_ text: String, _ set: (inout Settings, Int) -> Void) -> Phrase? {
        let value = Array(text.utf8).withUnsafeBufferPointer { Cell(bytes: $0, kind: .text).hundredthsOfPercent }
        guard let value, (0...10_000).contains(value) else { return "a percentage from 0 to 100" }
        set(&settings, value)
        return nil
    }

    private mutating func rupees(_ text: String, _ set: (inout Settings, Paisa) -> Void) -> Phrase? {
        guard let value = Paisa(rupees: text), value >= .zero else { return "an amount of 0 or more, in rupees" }
        set(&settings, value)
        return nil
    }

    /// `overdue_after_days` and `overdue-after-days` are the same key.
    private static func fold(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
}
