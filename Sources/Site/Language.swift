/// A language the page can open in; the raw value is its HTML `lang` and the middle of its texts' file name.
package enum Language: String, CaseIterable, Sendable {
    case en, hi, gu
}
