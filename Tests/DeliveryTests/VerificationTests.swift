import Foundation
import Testing

@testable import Delivery

struct VerificationTests {
    private let folder: TemporaryFolder
    private let path: String

    init() async throws {
        folder = try TemporaryFolder()
        path = try await BundleWriter(output: folder.path).write(BundleExample.bundle(page: "one")).path
    }

    @Test func `a bundle as written is clean`() throws {
        let verification = try Verification(of: path)
        #expect(verification.isClean)
        #expect(verification.files == 2)
    }

    @Test func `changed, missing and extra files are named`() throws {
        try folder.write("One", to: "1005589/index.html")
        try FileManager.default.removeItem(atPath: path + "/data/orders.csv")
        try folder.write("", to: "1005589/data/x/more.csv")
        let verification = try Verification(of: path)
        #expect(verification.changed == ["index.html"])
        #expect(verification.missing == ["data/orders.csv"])
        #expect(verification.extra == ["data/x/more.csv"])
    }

    @Test func `a link in place of a file is a change`() throws {
        try FileManager.default.removeItem(atPath: path + "/index.html")
        try folder.write("one", to: "elsewhere")
        try folder.link("1005589/index.html", to: folder.path + "/elsewhere")
        #expect(try Verification(of: path).changed == ["index.html"])
    }

    @Test func `a manifest that points outside opens nothing`() throws {
        try folder.write("secret", to: "secret")
        let manifest = try folder.text("1005589/manifest.json").replacing("index.html", with: "../secret")
        try folder.write(manifest, to: "1005589/manifest.json")
        let verification = try Verification(of: path)
        #expect(verification.missing == ["../secret"])
        #expect(verification.extra == ["index.html"])
    }

    @Test(arguments: ["", "{", "{}", "[]", #"{"schema":"other/1","outputs":[]}"#])
    func `a damaged manifest is an error`(text: String) throws {
        try folder.write(text, to: "1005589/manifest.json")
        let error = #expect(throws: OutputError.self) { try Verification(of: path) }
        #expect(error?.reason == "its manifest.json is damaged or not hisaab's")
    }

    @Test func `a folder without manifest, or none at all, is an error`() throws {
        #expect(throws: OutputError.self) { try Verification(of: folder.path) }
        #expect(throws: OutputError.self) { try Verification(of: folder.path + "/none") }
    }
}
