import Testing

struct PhraseLiteralsTests {
    private func templates(_ source: String) -> [String] {
        var names = PhraseLiterals("let expected: Phrase, note: Phrase?, sheets: [Phrase]").names
        names.single.formUnion(PhraseLiterals(source).names.single)
        return PhraseLiterals(source).templates(names).sorted()
    }

    @Test(arguments: [
        (#"f(expected: "a \(x) b", other: "no")"#, ["a {0} b"]),
        (#"f(expected: a ? "one" : list["no"] ?? "two")"#, ["one", "two"]),
        (#"f(expected: g("no"), "no")"#, []),
        (#"f(expected: x.map { "in a closure of \($0)" } ?? "none")"#, ["in a closure of {0}", "none"]),
        (#"f(expected: "\(list.map { "\"\($0)\"" }.joined(separator: ", ")) and \(b)")"#, ["{0} and {1}"]),
        ("f(expected:\n    \"\\(a) first \"\n    + \"\\(b) second\")", ["{0} first {1} second"]),
        ("x.note = \"one\"\nlet other = \"no\"", ["one"]),
        ("x.note =\n    a\n    ? \"one\" : \"two\"\nlet other = \"no\"", ["one", "two"]),
        (#"guard x.note == "no" else { return "no" }"#, []),
        ("static let known: Phrase = \"one\"\nstatic let other = \"no\"\nf(known: \"two\")", ["one", "two"]),
        (
            "var name: Phrase {\n switch self {\n case \"no\": \"one\"\n default: \"two\" } }\n let x = \"no\"",
            ["one", "two"]
        ),
        (#"func f(_ a: Int) -> Phrase? { a > 0, g("no") ? nil : "one" } // expected: "no""#, ["one"]),
        ("sheets.append(\"one\")\nnames.append(\"no\")", ["one"]),
        (#"f(expected: "a \"quoted\" \\ one")"#, [#"a "quoted" \ one"#]),
        (#"f(expected: "\u{201C}a\u{201D}", x: #'expected: "no"'#)"#.replacing("'", with: "\""), ["\u{201C}a\u{201D}"]),
    ])
    func `phrases are told by where they stand`(source: String, expected: [String]) {
        #expect(templates(source) == expected)
    }

    @Test func `a parameter without a label is told`() {
        #expect(PhraseLiterals("func f(_ phrase: Phrase, other: Phrase)").unlabelled == ["phrase"])
    }
}
