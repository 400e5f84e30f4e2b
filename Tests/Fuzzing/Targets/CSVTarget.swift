import Tabular

/// A delimited text. Written again with every field in quotes, its rows must read the same.
struct CSVTarget: FuzzTarget {
    var takesTables: Bool { true }

    func take(_ bytes: [UInt8]) async throws {
        guard let rows = Self.rows(bytes), let document = try? CSVDocument(bytes, place: Place(path: "a.csv")) else {
            return
        }
        let separator = document.separator
        var again: [UInt8] = Array("sep=".utf8) + [separator, 0x0A]
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { again.append(separator) }
                again.append(0x22)
                for byte in cell { again += byte == 0x22 ? [0x22, 0x22] : [byte] }
                again.append(0x22)
            }
            again.append(0x0A)
        }
        guard let reread = Self.rows(again) else { throw Contradiction("Written again, it cannot be read.") }
        // Excel's guard around digits is taken off each time.
        let guarded = rows.joined().contains { $0.starts(with: "=\"".utf8) }
        if !guarded, reread != rows { throw Contradiction("Written again, \(rows) reads as \(reread).") }
    }

    /// `nil` where the text is refused.
    private static func rows(_ bytes: [UInt8]) -> [[[UInt8]]]? {
        var rows: [[[UInt8]]] = []
        do throws(InputError) {
            let document = try CSVDocument(bytes, place: Place(path: "a.csv"))
            try document.read { row throws(InputError) in
                rows.append((0..<row.count).map { Array(row[$0].bytes) })
                return .next
            }
        } catch {
            return nil
        }
        return rows
    }
}
