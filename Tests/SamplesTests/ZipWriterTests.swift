import Foundation
import Tabular
import Testing

@Suite struct ZipWriterTests {
    @Test func `members carry the panel's flags and their sizes`() throws {
        var zip = ZipWriter()
        zip.add("stored.txt", Array("lamp".utf8), stored: true, usesDescriptor: false)
        zip.add("दीया.txt", [UInt8](repeating: 7, count: 100_000))
        zip.add("empty", [])
        let bytes = zip.finish()
        let entries = try #require(ArchiveDirectory(bytes)).entries
        #expect(entries.map(\.name) == ["stored.txt", "दीया.txt", "empty"])
        #expect(entries.map(\.flags) == [0x0800, 0x0808, 0x0808])
        #expect(entries.map(\.method) == [0, 8, 8])
        #expect(entries.map(\.size) == [4, 100_000, 0])
        #expect(entries[1].packedSize < 1_000)
        // The local header of a member with descriptor holds no sizes.
        #expect(bytes[(entries[1].offset + 14)..<(entries[1].offset + 26)].allSatisfy { $0 == 0 })
    }

    @Test func `a member filled in pieces equals the same bytes at once`() {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
        var whole = ZipWriter()
        whole.add("a", bytes)
        var pieces = ZipWriter()
        var member = pieces.member()
        member.append(Array(bytes[..<70_000]))
        member.append(Array(bytes[70_000...]))
        pieces.add("a", member)
        #expect(whole.finish() == pieces.finish())
    }

    @Test func `an unused writer makes an empty archive`() throws {
        var zip = ZipWriter()
        #expect(try #require(ArchiveDirectory(zip.finish())).entries.isEmpty)
    }

    /// 70,000 members need the Zip64 end record.
    @Test(.enabled(if: Python.isPresent)) func `another program reads what is written, many members included`() throws {
        var zip = ZipWriter()
        for index in 0..<70_000 { zip.add("\(index)", [], stored: true) }
        zip.add("last", Array("lamp".utf8))
        let script = "z=zipfile.ZipFile(f); print(z.testzip(), len(z.namelist()), z.read('last').decode())"
        #expect(try Python.run(script, on: zip.finish()) == "None 70001 lamp\n")
    }
}

/// Python as an independent reader of archives, where it is installed.
enum Python {
    static let isPresent = path != nil
    private static let path = ["/usr/bin/python3", "/usr/local/bin/python3", "/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// What `script` prints; it finds `bytes` in the open file `f`.
    static func run(_ script: String, on bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path ?? "")
        process.arguments = ["-c", "import sys, io, re, zipfile\nf=open(sys.argv[1], 'rb')\n" + script, file.path]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
