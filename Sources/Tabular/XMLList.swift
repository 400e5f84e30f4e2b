/// Collects something from the start tags of a small part: relationships, sheets, formats.
struct XMLList<Item>: XMLHandler {
    private(set) var items: [Item] = []
    private let limit: Int
    private let place: Place
    private let item: (XMLElement, _ parent: String) throws(InputError) -> Item?
    private var path: [String] = []

    /// Reads the part `entry`; `item` gets each start tag with the name of the element around it.
    static func items(
        of part: OfficePackage.Part,
        in office: OfficePackage,
        _ item: @escaping (XMLElement, _ parent: String) throws(InputError) -> Item?
    ) throws(InputError) -> [Item] {
        try office.parse(part, XMLList(limit: 1 << 20, place: part.place, item: item)).items
    }

    private init(
        limit: Int,
        place: Place,
        item: @escaping (XMLElement, String) throws(InputError) -> Item?
    ) {
        self.limit = limit
        self.place = place
        self.item = item
    }

    mutating func start(_ element: XMLElement) throws(InputError) {
        if let found = try item(element, path.last ?? "") { items.append(found) }
        guard items.count <= limit else {
            throw .overLimit(place, expected: "at most \(limit) entries", found: "more")
        }
        path.append(String(cString: element.name))
    }

    mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {}

    mutating func end(_ name: UnsafePointer<UInt8>) -> RowFlow {
        path.removeLast()
        return .next
    }
}
