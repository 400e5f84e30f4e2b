import Testing

@testable import Delivery

struct FolderNameTests {
    @Test(arguments: ["1005589", "my-shop_2.a", "A"])
    func `safe ids are kept`(id: String) {
        #expect(FolderName(sellerID: id).description == id)
    }

    @Test(arguments: [
        "", ".", "..", "../x", "/etc", "-rf", ".hidden", "a b", "a/b", "a\\b", "दुकान", "👗", "con", "CON", "nul.txt",
        "com1",
        "LPT9", "1234567.zip", "index.html", "Index-1-of-2.HTML", "x.", "a\u{0}b", "a\nb", "seller\u{202E}",
        String(repeating: "x", count: 61),
    ])
    func `others become safe, short and stay apart`(id: String) {
        let name = FolderName(sellerID: id).description
        #expect(name.utf8.count <= 76)
        #expect(name != id)
        #expect(
            name.utf8.allSatisfy {
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-".utf8.contains($0)
            }
        )
        #expect(name.first != "-" && name.first != "." && name.last != ".")
        #expect(name != FolderName(sellerID: id + " ").description)
    }

    @Test func `what can be read of the id stays`() {
        #expect(FolderName(sellerID: "My  Shop!").description.hasPrefix("My-Shop-"))
    }
}
