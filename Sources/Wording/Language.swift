/// A language of the page; the raw value is its HTML `lang` and the middle of its texts' file name.
public enum Language: String, CaseIterable, Sendable {
    case en, hi, gu

    /// Where its texts stand among those of all languages.
    public var place: Int {
        switch self {
        case .en: 0
        case .hi: 1
        case .gu: 2
        }
    }

    /// As its readers write it.
    package var name: String {
        switch self {
        case .en: "English"
        case .hi: "हिन्दी"
        case .gu: "ગુજરાતી"
        }
    }
}
