import Tabular
import Testing

@testable import Meesho

@Suite struct MailAddressTests {
    @Test(arguments: [
        ("asha@example.com", nil, "asha@example.com"),
        ("Asha.Patel+meesho@Mail.Example.COM", nil, "Asha.Patel+meesho@mail.example.com"),
        (
            "o'neil_%=/!#$&*?^`{|}~-1@xn--p1b6ci4b4b3a.xn--h2brj9c", nil,
            "o'neil_%=/!#$&*?^`{|}~-1@xn--p1b6ci4b4b3a.xn--h2brj9c"
        ),
        ("Asha Patel <asha@example.com>", "Asha Patel", "asha@example.com"),
        ("\"Patel, Asha\" <asha@example.com>", "Patel, Asha", "asha@example.com"),
        ("आशा पटेल <asha@example.com>", "आशा पटेल", "asha@example.com"),
        ("क्\u{200D}ष <a@example.com>", "क्\u{200D}ष", "a@example.com"),
        ("<asha@example.com>", nil, "asha@example.com"),
        ("\"\" <asha@example.com>", nil, "asha@example.com"),
    ])
    func `addresses are read`(text: String, name: String?, address: String) throws {
        let read = try #require(MailAddress(text))
        #expect(read.name == name)
        #expect(read.address == address)
        #expect(MailAddress(read.description) == read)
    }

    @Test(arguments: [
        "", " ", "asha", "@example.com", "asha@", "asha@example", "asha@example.", "asha@.com", "asha@exa_mple.com",
        "asha@-example.com", "asha@example-.com", "asha@1.2.3.4", "asha@[1.2.3.4]", "a@b@example.com",
        ".asha@example.com", "=?utf-8?q?a?=@b.com", "=?utf-8?q?x=40evil.com=3e=00?=@b.com",
        "asha.@example.com", "a..b@example.com", "as ha@example.com", " asha@example.com", "asha@example.com ",
        "\"asha patel\"@example.com", "asha(x)@example.com", "आशा@example.com", "asha@उदाहरण.भारत", "a,b@example.com",
        "a@example.com,b@example.com", "a@example.com, b@example.com", "a@example.com;b@example.com",
        "asha@example.com\n", "asha@example.com\r\nBcc: x@example.com", "asha\r\n@example.com", "asha\0@example.com",
        "Asha\r\nBcc: x@example.com <asha@example.com>", "Asha\u{7}<asha@example.com>", "A\u{85}B <asha@example.com>",
        "A\u{2028}B <asha@example.com>", "A\u{202E}B <asha@example.com>", "Asha <<asha@example.com>",
        "Asha <asha@example.com>>", "<a@example.com> <asha@example.com>", "A\"B <asha@example.com>",
        "A\\ <asha@example.com>",
        "Asha <asha@example.com> x", "Asha asha@example.com", "mailto:asha@example.com", "-",
        String(repeating: "a", count: 65) + "@example.com",
        "a@" + String(repeating: "abcdefg.", count: 32) + "com", "a@" + String(repeating: "b", count: 64) + ".com",
        String(repeating: "n", count: 201) + " <a@example.com>",
    ])
    func `everything else is refused`(text: String) { #expect(MailAddress(text) == nil) }
}

@Suite struct MailSettingsTests {
    private static func read(_ text: String) -> SettingsFile { SettingsFile(text, place: Place(path: "settings.yaml")) }

    @Test func `one address or a list of them`() throws {
        let one = Self.read("mail: asha@example.com\nmailFrom: Shop <shop@example.com>\n")
        #expect(one.problems == [] && one.keys == 2)
        #expect(one.settings.mail.map(\.description) == ["asha@example.com"])
        #expect(one.settings.mailFrom?.description == "Shop <shop@example.com>")
        let list = Self.read("mail: [a@example.com, 'B, C <b@example.com>']\n")
        #expect(list.problems == [] && list.keys == 1)
        #expect(list.settings.mail.map(\.address) == ["a@example.com", "b@example.com"])
        #expect(Self.read("overdueAfterDays: 3\n").settings.mail == [])
    }

    @Test func `wrong ones are named with their line, the others kept`() {
        let list = Self.read(
            "mail:\n  - a@example.com\n  - \"b@example.com\\r\\nBcc: c@example.com\"\n  - d\n  - e@example.com\n"
        )
        #expect(list.settings.mail.map(\.address) == ["a@example.com", "e@example.com"])
        #expect(list.problems.map(\.place.row) == [3, 4])
        #expect(list.problems.map(\.place.column) == ["mail", "mail"])
        #expect(list.problems.map(\.kind) == [.badSetting, .badSetting])
        #expect(list.problems.allSatisfy { $0.expected == MailAddress.form })
        for text in ["mail: nobody\n", "mail:\n  a: b\n", "mailFrom: [a@example.com]\n", "mail:\n"] {
            let file = Self.read(text)
            #expect(file.settings == Settings() && file.problems.count == 1, "\(text)")
        }
        let many = Self.read("mail:\n" + String(repeating: "  - a@example.com\n", count: 51))
        #expect(many.settings.mail == [] && many.problems.count == 1)
    }
}
