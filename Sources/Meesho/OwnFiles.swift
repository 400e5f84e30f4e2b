import Tabular

/// What hisaab itself writes beside bundles: no input, wherever it lies.
package enum OwnFiles {
    /// What can be learnt from a bundle, the most first.
    package enum Disclosure: CaseIterable, Comparable, Sendable {
        case readable, redacted, sealed

        /// By which an archive of such a bundle is known again.
        package var archiveMark: ZipMark {
            switch self {
            case .readable: ZipMark("hisaab.archive/1")
            case .redacted: ZipMark("hisaab.redacted/1")
            case .sealed: ZipMark("hisaab.sealed/1")
            }
        }
    }

    /// How each page names its maker.
    private static let generator = Array("<meta name=\"generator\" content=\"hisaab ".utf8)
    /// How the page that lists the bundles of a run does.
    private static let indexGenerator = Array("<meta name=\"generator\" content=\"hisaab index ".utf8)
    /// How that page does where it tells no names.
    private static let folderIndexGenerator = Array("<meta name=\"generator\" content=\"hisaab index of folders ".utf8)
    /// It stands near the beginning.
    package static let headSize = 2 << 10

    /// - Parameter head: The first ``headSize`` bytes of a file.
    package static func isIndex(_ head: [UInt8]) -> Bool { holds(indexGenerator, head) }

    /// Whether an index tells who the sellers are, and not only their folders.
    package static func namesSellers(_ head: [UInt8]) -> Bool { isIndex(head) && !holds(folderIndexGenerator, head) }

    static func isPage(_ head: [UInt8]) -> Bool { holds(generator, head) }

    static func isArchive(_ bytes: [UInt8]) -> Bool {
        disclosure(ofArchiveOf: bytes.count) { place, count in
            place >= 0 && count >= 0 && place + count <= bytes.count ? Array(bytes[place..<(place + count)]) : []
        } != nil
    }

    /// What can be learnt from an archive of `size` bytes that is as it was written; `nil` for any other file.
    ///
    /// - Parameter read: Gives `count` bytes from `place` on, or fewer where there are none.
    package static func disclosure<Failure: Error>(
        ofArchiveOf size: Int,
        read: (_ place: Int, _ count: Int) throws(Failure) -> [UInt8]
    ) throws(Failure) -> Disclosure? {
        for disclosure in Disclosure.allCases
        where try disclosure.archiveMark.stands(onArchiveOf: size, read: read) {
            return disclosure
        }
        return nil
    }

    private static func holds(_ mark: [UInt8], _ head: [UInt8]) -> Bool {
        head.indices.contains { head[$0...].starts(with: mark) }
    }
}
