import CLibXML2

/// Owner of one libxml2 push parser: takes the bytes of a part as they are inflated and calls `handler`.
///
/// No network, no DTD, no entities, no recovery: a part that is not well-formed is an error, never half a sheet.
struct XMLParser<Handler: XMLHandler>: ~Copyable {
    private let place: Place
    private let context: xmlParserCtxtPtr
    private let session: UnsafeMutablePointer<XMLSession>
    private let handler: UnsafeMutablePointer<Handler>
    private var tags: XMLGuard

    init(_ handler: consuming Handler, place: Place, limits: Limits) throws(InputError) {
        XMLLibrary.start
        let slot = UnsafeMutablePointer<Handler>.allocate(capacity: 1)
        slot.initialize(to: handler)
        let session = UnsafeMutablePointer<XMLSession>.allocate(capacity: 1)
        session.initialize(to: XMLSession(slot, place: place, limits: limits))
        var callbacks = XMLSession.callbacks
        guard let context = xmlCreatePushParserCtxt(&callbacks, session, nil, 0, nil) else {
            session.deinitialize(count: 1).deallocate()
            slot.deinitialize(count: 1).deallocate()
            throw .damaged(place, expected: "enough memory to read XML")
        }
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        session.pointee.context = context
        self.place = place
        self.context = context
        self.session = session
        self.handler = slot
        tags = XMLGuard(place: place, limits: limits)
    }

    deinit {
        xmlFreeParserCtxt(context)
        session.deinitialize(count: 1).deallocate()
        handler.deinitialize(count: 1).deallocate()
    }

    /// What the handler has come to.
    var result: Handler { handler.pointee }

    /// How many elements are open.
    var depth: Int { session.pointee.depth }

    /// Lets `body` change the handler between two feeds.
    mutating func update(_ body: (inout Handler) -> Void) {
        // By way of a constant: with -sanitize=thread Swift 6.3.1 does not compile the property itself as an inout.
        let handler = handler
        body(&handler.pointee)
    }

    /// Counts lines that somebody else has read, so that complaints name the right one.
    mutating func skip(lines: Int) {
        guard let input = context.pointee.input else { return }
        input.pointee.line = Int32(clamping: Int(input.pointee.line) + lines)
    }

    /// Parses the next bytes of the part.
    mutating func feed(_ window: UnsafeRawBufferPointer) throws(InputError) -> RowFlow {
        try tags.check(window)
        let bytes = window.bindMemory(to: CChar.self)
        var position = 0
        while position < bytes.count, !session.pointee.isStopped {
            let end = min(bytes.count, position + (1 << 30))
            xmlParseChunk(context, bytes.baseAddress.map { $0 + position }, Int32(end - position), 0)
            try check()
            position = end
        }
        return session.pointee.isStopped ? .stop : .next
    }

    /// Ends the part: an error unless its root element was closed.
    mutating func finish() throws(InputError) {
        guard !session.pointee.isStopped else { return }
        xmlParseChunk(context, nil, 0, 1)
        try check()
    }

    private func check() throws(InputError) {
        if let failure = session.pointee.failure { throw failure }
        guard !session.pointee.isStopped, context.pointee.wellFormed == 0 else { return }
        throw .damaged(place, expected: "well-formed XML", found: session.pointee.complaint)
    }
}

/// What the C callbacks reach through their context pointer. A Swift error cannot cross C, so the first one is kept
/// here until the owner of the parser throws it.
struct XMLSession {
    fileprivate var context: xmlParserCtxtPtr?
    fileprivate private(set) var failure: InputError?
    fileprivate private(set) var isStopped = false
    /// libxml2's words for the first error.
    fileprivate private(set) var complaint: Phrase?
    fileprivate private(set) var depth = 0
    private let place: Place
    private let maximalDepth: Int
    // Closures over the handler's address: C callbacks cannot be generic.
    private let start: (XMLElement) throws(InputError) -> Void
    private let characters: (UnsafeBufferPointer<UInt8>) throws(InputError) -> Void
    private let end: (UnsafePointer<UInt8>) throws(InputError) -> RowFlow

    fileprivate init<Handler: XMLHandler>(_ handler: UnsafeMutablePointer<Handler>, place: Place, limits: Limits) {
        self.place = place
        maximalDepth = limits.xmlDepth
        start = { (element) throws(InputError) in try handler.pointee.start(element) }
        characters = { (text) throws(InputError) in try handler.pointee.characters(text) }
        end = { (name) throws(InputError) in try handler.pointee.end(name) }
    }

    private mutating func fail(_ error: InputError) {
        failure = failure ?? error
        stop()
    }

    private mutating func stop() {
        isStopped = true
        xmlStopParser(context)
    }

    private mutating func open(_ element: XMLElement) {
        guard !isStopped else { return }
        depth += 1
        guard depth <= maximalDepth else {
            return fail(.overLimit(place, expected: "XML nested at most \(maximalDepth) deep", found: "deeper"))
        }
        do throws(InputError) {
            try start(element)
        } catch {
            fail(error)
        }
    }

    private mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard !isStopped else { return }
        do throws(InputError) {
            try characters(text)
        } catch {
            fail(error)
        }
    }

    private mutating func close(_ name: UnsafePointer<UInt8>) {
        guard !isStopped else { return }
        depth -= 1
        do throws(InputError) {
            if try end(name) == .stop { stop() }
        } catch {
            fail(error)
        }
    }

    private mutating func refuseDoctype() {
        fail(.damaged(place, expected: "XML without a document type", found: Phrase(quoting: "<!DOCTYPE")))
    }

    private mutating func note(_ error: UnsafeRawPointer) {
        let error = error.assumingMemoryBound(to: xmlError.self).pointee
        guard complaint == nil, error.level == XML_ERR_FATAL, let message = error.message else { return }
        let line = String(cString: message)
        complaint = "line \(error.line): \(line.hasSuffix("\n") ? line.dropLast() : line[...])"
    }

    /// The table of functions libxml2 calls, each with the address of a session as its context.
    fileprivate static var callbacks: xmlSAXHandler {
        var table = xmlSAXHandler()
        table.initialized = XML_SAX2_MAGIC
        table.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let session = context?.assumingMemoryBound(to: XMLSession.self), let name else { return }
            session.pointee.open(XMLElement(name: name, attributes: attributes, count: Int(count)))
        }
        table.endElementNs = { context, name, _, _ in
            guard let session = context?.assumingMemoryBound(to: XMLSession.self), let name else { return }
            session.pointee.close(name)
        }
        let characters: charactersSAXFunc = { context, text, count in
            guard let session = context?.assumingMemoryBound(to: XMLSession.self), let text else { return }
            session.pointee.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        table.characters = characters
        table.ignorableWhitespace = characters
        table.cdataBlock = characters
        table.internalSubset = { context, _, _, _ in
            context?.assumingMemoryBound(to: XMLSession.self).pointee.refuseDoctype()
        }
        table.serror = { context, error in
            guard let session = context?.assumingMemoryBound(to: XMLSession.self), let error else { return }
            session.pointee.note(UnsafeRawPointer(error))
        }
        return table
    }
}

private enum XMLLibrary {
    /// libxml2 wants its global tables set up once, before any thread parses.
    static let start: Void = xmlInitParser()
}
