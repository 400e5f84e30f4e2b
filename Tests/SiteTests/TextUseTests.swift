import Foundation
import Ledger
import Meesho
import Site
import Testing
import Wording

/// Texts against the sources and templates that use them: none is missing, and none is left over.
struct TextUseTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Of all Swift sources, by path.
    private static func sources() throws -> [String: String] {
        let folder = repository.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        var sources: [String: String] = [:]
        for file in files where file.hasSuffix(".swift") {
            sources[file] = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        #expect(sources.count > 100)
        return sources
    }

    private let phrases: [String: Words]

    init() throws { phrases = try Texts(only: .en, templates: TemplateFiles()).phrases }

    /// Keys that are made of a beginning, a name, and sometimes an end.
    private static let made: [String: [String]] = {
        func keys(_ start: String, _ names: [String], _ ends: [String] = [""]) -> [String] {
            names.flatMap { name in ends.map { start + name + $0 } }
        }
        let findings = ExceptionFinding.Kind.allCases.map(\.rawValue)
        let answers = Answer.Name.allCases.map(\.rawValue)
        let outcomes = Outcome.allCases.map(\.name)
        let states: [IndexPage.Entry.State] = [.written, .problems, .sealed, .conflict, .failed]
        return [
            "action_": Action.Kind.allCases.flatMap {
                keys("action_", [$0.rawValue], ["", $0 == .loadFiles ? "_many" : "_one"])
            },
            "answer_": keys("answer_", answers),
            "bank_": keys("bank_", BankMatch.Status.allCases.map(\.rawValue)),
            "basis_": keys("basis_", [Basis.orderMonth, .paymentMonth, .asOf].map(\.rawValue)),
            "calendar_": keys("calendar_", FileNeed.Reason.allCases.map(\.rawValue)),
            "column_": keys("column_", PrintedColumn.payments.map(\.name)),
            "component_": keys("component_", Component.allCases.map(\.name)),
            "evidence_": keys("evidence_", findings),
            "exception_": keys("exception_", findings, ["", "_text"]),
            "flow_": keys("flow_", MoneyFlow.Name.allCases.map(\.rawValue)),
            "how_": keys("how_", answers),
            "index_state_": keys("index_state_", states.map(\.rawValue)),
            "kind_": keys("kind_", ExportKind.allCases.map(\.rawValue)),
            "label_": keys("label_", Certainty.names, ["", "_text"]),
            "owed_": keys("owed_", ChargeQuestion.Question.allCases.map(\.rawValue)),
            "return_group_": keys("return_group_", ReturnReason.allCases.map(\.name)),
            "since_": keys("since_", SinceFigures.Kind.allCases.map(\.name), ["", "_text"]),
            "since_outcome_": keys("since_outcome_", outcomes),
            "tax_credit_": keys("tax_credit_", TaxFigures.Credit.Kind.allCases.map(\.rawValue)),
            "tax_gst_scheme_": keys("tax_gst_scheme_", GSTScheme.allCases.map(\.rawValue)),
            "tax_rate_": keys("tax_rate_", TaxRates.Kind.allCases.map(\.rawValue)),
            "tax_scheme_": keys("tax_scheme_", GSTScheme.allCases.filter { $0 != .regular }.map(\.rawValue)),
        ]
    }()

    /// Beginnings of keys whose names stand in the sources as texts of their own, and the ends that may follow.
    private static let named: [String: [String]] = [
        "adsx_": ["", "_how", "_counts", "_text"], "cohort_": [""], "dues_": [""], "programme_": [""], "setting_": [""],
        "since_compare_": [""], "state_": [""],
    ]

    @Test func `everything that has a name has a text`() {
        for key in Self.made.values.joined() { #expect(phrases[key] != nil, "\(key)") }
    }

    @Test func `sources and templates name no text that is missing`() throws {
        var found = 0
        for (path, source) in try Self.sources() {
            for match in source.matches(of: /\b(?:texts|english)(?:\[|\()\s*"(\w+)"\s*[\],)]/) {
                found += 1
                #expect(phrases[String(match.1)] != nil, "\(path): \(match.1)")
            }
        }
        #expect(found > 100)
        let files = try TemplateFiles()
        for name in files.names where name.hasSuffix(".mustache") {
            for match in files.text(name).matches(of: /\{\{t\.(\w+)\}\}/) {
                #expect(phrases[String(match.1)] != nil, "\(name): \(match.1)")
            }
        }
    }

    @Test func `a beginning of a key that sources use is known here`() throws {
        for (path, source) in try Self.sources() {
            for match in source.matches(of: /\b(?:texts|english)(?:\[|\()\s*"(\w+_)" \+/) {
                let start = String(match.1)
                #expect(Self.made[start] != nil || Self.named[start] != nil, "\(path): \(start)")
            }
        }
    }

    @Test func `no text is left over`() throws {
        let sources = try Self.sources().values
        let words = Set(sources.flatMap { $0.matches(of: /"(\w+)"/).map { String($0.1) } })
        var used = words.union(Self.made.values.joined())
        for (start, ends) in Self.named {
            used.formUnion(words.flatMap { word in ends.map { start + word + $0 } })
            used.formUnion(Certainty.names.flatMap { word in ends.map { start + word + $0 } })
        }
        let files = try TemplateFiles()
        for name in files.names where name.hasSuffix(".mustache") {
            used.formUnion(files.text(name).matches(of: /\{\{[#^]?t\.(\w+)\}\}/).map { String($0.1) })
        }
        // Of a single thing another text may tell.
        let left = phrases.keys.filter { key in
            !used.contains(key) && !(key.hasSuffix("_one") && used.contains(String(key.dropLast(4))))
        }
        #expect(left.sorted() == [])
    }
}

extension Certainty {
    fileprivate static let names = [Certainty.proven, .printed, .assumed, .estimated].map(\.rawValue)
}
