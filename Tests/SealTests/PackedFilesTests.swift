import Foundation
import Tabular
import Testing

@testable import Seal

struct PackedFilesTests {
    @Test(arguments: [
        (0, 65_536), (65_528, 65_536), (65_529, 131_072), (131_064, 131_072), (200_000, 262_144), (1 << 20, 2 << 20),
    ])
    func `sizes are powers of two`(count: Int, size: Int) { #expect(PackedFiles.paddedSize(of: count) == size) }

    @Test func `files come back as they were`() throws {
        var packed = PackedFiles()
        let first = Array(repeating: Array("one,\"2\"\r\n".utf8), count: 50_000).flatMap(\.self)
        try packed.add("data/a.csv", type: "text/csv") { sink in
            try first.withUnsafeBytes { bytes in
                try sink(UnsafeRawBufferPointer(rebasing: bytes[..<100_000]))
                try sink(UnsafeRawBufferPointer(rebasing: bytes[100_000...]))
            }
        }
        try packed.add("empty.ics", type: "text/calendar") { _ in }
        try packed.add("index.html", type: "text/html") { try Array("<p>".utf8).withUnsafeBytes($0) }
        let plain = try packed.padded()
        #expect(plain.count == 65_536)

        let size = plain[..<8].reduce(0) { $0 << 8 | Int($1) }
        #expect(plain[(8 + size)...].allSatisfy { $0 == 0 })
        let place = Place(path: "packed")
        let bytes = try Gzip.contents(Array(plain[8..<(8 + size)]), place: place, budget: InflationBudget())
        let indexSize = bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        let index = bytes[(bytes.count - 4 - indexSize)..<(bytes.count - 4)]
        #expect(
            String(decoding: index, as: UTF8.self) == """
                [{"path":"data/a.csv","size":450000,"type":"text/csv"},{"path":"empty.ics","size":0,"type":"text/calendar"},\
                {"path":"index.html","size":3,"type":"text/html"}]
                """
        )
        #expect(Array(bytes[..<index.startIndex]) == first + Array("<p>".utf8))
    }
}
