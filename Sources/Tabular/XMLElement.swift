import CLibXML2

/// A start tag, lent by libxml2 for the length of one call. Names are local names: prefixes and the two namespaces of
/// OOXML make no difference.
struct XMLElement {
    let name: UnsafePointer<UInt8>
    /// Five pointers each: local name, prefix, namespace, start and end of the value.
    private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    private let count: Int

    init(name: UnsafePointer<UInt8>, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        self.name = name
        self.attributes = attributes
        self.count = count
    }

    func isNamed(_ other: StaticString) -> Bool { XMLElement.isEqual(name, other) }

    /// Whether the C string `name` reads `other`.
    @inline(__always)
    static func isEqual(_ name: UnsafePointer<UInt8>, _ other: StaticString) -> Bool {
        let length = other.utf8CodeUnitCount
        for index in 0..<length where name[index] != other.utf8Start[index] { return false }
        return name[length] == 0
    }

    /// The value of the attribute `name`: of the one without prefix, or with `prefixed` of one that has any.
    @inline(__always)
    func attribute(_ name: StaticString, prefixed: Bool = false) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes else { return nil }
        for index in 0..<count {
            let fields = attributes + index * 5
            guard let found = fields[0], (fields[1] != nil) == prefixed, XMLElement.isEqual(found, name),
                let start = fields[3], let end = fields[4]
            else { continue }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    func text(_ name: StaticString, prefixed: Bool = false) -> String? {
        attribute(name, prefixed: prefixed).map { String(decoding: $0, as: UTF8.self) }
    }

    func isTrue(_ name: StaticString) -> Bool { text(name).map { ["1", "true", "on"].contains($0) } ?? false }
}

/// What is done with the elements and texts of one XML part. An error stops the parser and is thrown to its owner.
protocol XMLHandler {
    mutating func start(_ element: XMLElement) throws(InputError)
    /// Some text, possibly not all of a run.
    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) throws(InputError)
    /// The end of an element with this local name. After ``RowFlow/stop`` nothing more is parsed.
    mutating func end(_ name: UnsafePointer<UInt8>) throws(InputError) -> RowFlow
}
