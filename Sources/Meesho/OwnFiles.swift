import Tabular

/// What hisaab itself writes beside bundles: no input, wherever it lies.
package enum OwnFiles {
    /// By which an archive of a bundle is known again.
    package static let archiveMark = ZipMark("hisaab.archive/1")

    /// How each page names its maker.
    private static let generator = Array("<meta name=\"generator\" content=\"hisaab ".utf8)
    /// How the page that lists the bundles of a run does.
    private static let indexGenerator = Array("<meta name=\"generator\" content=\"hisaab index ".utf8)
    /// It stands near the beginning.
    package static let headSize = 2 << 10

    /// - Parameter head: The first ``headSize`` bytes of a file.
    package static func isIndex(_ head: [UInt8]) -> Bool { holds(indexGenerator, head) }

    static func isPage(_ head: [UInt8]) -> Bool { holds(generator, head) }

    static func isArchive(_ bytes: [UInt8]) -> Bool {
        archiveMark.stands(onArchiveOf: bytes.count) { place, count in
            place >= 0 && count >= 0 && place + count <= bytes.count ? Array(bytes[place..<(place + count)]) : []
        }
    }

    private static func holds(_ mark: [UInt8], _ head: [UInt8]) -> Bool {
        head.indices.contains { head[$0...].starts(with: mark) }
    }
}
