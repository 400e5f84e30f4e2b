/// Why a pass phrase is refused: whoever has the sealed file can try phrases for ever.
enum Weakness: Hashable, CaseIterable {
    case short, digits, fewCharacters, repetition, sequence, common

    /// `nil` for a phrase that has none.
    init?(of phrase: PassPhrase) {
        let characters = Array(phrase.text.lowercased())
        let bare = characters.filter { $0.isLetter || $0.isNumber }
        if phrase.text.count < Weakness.minimumLength {
            self = .short
        } else if !characters.contains(where: \.isLetter) {
            self = .digits
        } else if Set(characters).count < Weakness.minimumCharacters {
            self = .fewCharacters
        } else if Weakness.repeats(characters) {
            self = .repetition
        } else if Weakness.isSequence(characters) || Weakness.isSequence(bare) {
            self = .sequence
        } else if Weakness.isCommon(characters) {
            self = .common
        } else {
            return nil
        }
    }

    static let minimumLength = 12
    static let minimumCharacters = 6

    /// What follows "the pass phrase of line 2".
    var words: String {
        switch self {
        case .short: "has fewer than \(Weakness.minimumLength) characters"
        case .digits: "has no letters"
        case .fewCharacters: "has fewer than \(Weakness.minimumCharacters) different characters"
        case .repetition: "repeats one short text"
        case .sequence: "follows the alphabet, the numbers or the keyboard"
        case .common: "is one of those that are tried first"
        }
    }

    /// The same text, too short by itself, over and over.
    private static func repeats(_ characters: [Character]) -> Bool {
        (1..<minimumLength).contains { length in
            length * 2 <= characters.count
                && characters.indices.dropFirst(length).allSatisfy { characters[$0] == characters[$0 - length] }
        }
    }

    /// Most characters stand beside the one before them.
    private static func isSequence(_ characters: [Character]) -> Bool {
        let steps = zip(characters, characters.dropFirst())
        let follows = steps.count { before, after in
            if let a = before.unicodeScalars.first?.value, let b = after.unicodeScalars.first?.value,
                max(a, b) - min(a, b) <= 1
            {
                return true
            }
            return neighbours.contains([before, after]) || neighbours.contains([after, before])
        }
        return follows * 10 >= (characters.count - 1) * 7
    }

    /// Pairs of keys beside each other, along the rows and down the columns.
    private static let neighbours: Set<[Character]> = {
        let lines = [
            "1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb",
            "qazwsxedcrfvtgbyhnujm", "q1w2e3r4t5y6u7i8o9p0",
        ]
        return Set(lines.flatMap { line in zip(line, line.dropFirst()).map { [$0, $1] } })
    }()

    /// Words of the list, with whatever digits and signs around and between, also written with digits for
    /// letters.
    private static func isCommon(_ characters: [Character]) -> Bool {
        let letters = String(characters.filter(\.isLetter))
        let bare = characters.drop { !$0.isLetter }
        let disguised = String(bare.map { disguises[$0] ?? $0 }.filter(\.isLetter))
        let inside = String(
            bare.reversed().drop { !$0.isLetter }.reversed().map { disguises[$0] ?? $0 }.filter(\.isLetter)
        )
        return [letters, disguised, inside].contains(where: isMadeOfCommonWords)
    }

    /// However many they are, with the little words of a sentence between them.
    private static func isMadeOfCommonWords(_ text: String) -> Bool {
        let letters = Array(text)
        guard !letters.isEmpty else { return false }
        // Up to each place: whether words end there, and whether one of the list is among them.
        var ends = [Bool?](repeating: nil, count: letters.count + 1)
        ends[0] = false
        for end in 1...letters.count {
            for start in max(0, end - CommonWords.longest)..<end {
                guard let before = ends[start] else { continue }
                let word = String(letters[start..<end])
                let isListed = CommonWords.all.contains(word)
                guard isListed || CommonWords.between.contains(word) else { continue }
                ends[end] = (ends[end] ?? false) || before || isListed
            }
        }
        return ends[letters.count] ?? false
    }

    private static let disguises: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "!": "i",
    ]
}
