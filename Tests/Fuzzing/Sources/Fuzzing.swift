import CFuzzer
import Foundation
import Glibc

/// What libFuzzer calls. The target is chosen by `--target=NAME`, which libFuzzer itself
/// passes over; names that none of the others has are readers of one kind of export each.
enum Fuzzing {
    nonisolated(unsafe) fileprivate static var target: any FuzzTarget = CSVTarget()

    fileprivate static func choose(_ arguments: [String]) {
        func value(_ option: String) -> String? {
            arguments.last { $0.hasPrefix(option) }.map { String($0.dropFirst(option.count)) }
        }
        if let folder = value("--seeds=") {
            do {
                try Seeds.write(to: folder)
                exit(0)
            } catch {
                fail("\(error)")
            }
        }
        if let file = value("--read=") {
            do {
                try FileHandle.standardOutput.write(contentsOf: Content.json(of: file))
                exit(0)
            } catch {
                fail("\(error)")
            }
        }
        let name = value("--target=") ?? ""
        switch name {
        case "archive": target = ArchiveTarget()
        case "workbook": target = WorkbookTarget()
        case "csv": target = CSVTarget()
        case "settings": target = SettingsTarget()
        case "run": target = RunTarget(files: value("--files=") ?? "")
        case "received": target = ReaderTarget(name: "received.txt")
        default: target = ReaderTarget(name: "table.csv")
        }
    }

    /// An outcome that must not be: libFuzzer keeps the input that led to it.
    static func fail(_ reason: String) -> Never {
        try? FileHandle.standardError.write(contentsOf: Array("\(reason)\n".utf8))
        abort()
    }
}

/// Something that takes bytes from outside.
protocol FuzzTarget {
    /// Aborts where what comes of `bytes` contradicts itself.
    func take(_ bytes: [UInt8])
    /// Whether inputs are lines of fields, so that fields may be put in place of others.
    var takesTables: Bool { get }
}

@_cdecl("LLVMFuzzerInitialize")
func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    Fuzzing.choose((0..<Int(count.pointee)).compactMap { arguments.pointee[$0].map { String(cString: $0) } })
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Fuzzing.target.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ longest: Int, _ seed: CUnsignedInt) -> Int {
    guard Fuzzing.target.takesTables, seed % 4 != 0 else { return LLVMFuzzerMutate(bytes, count, longest) }
    var mutation = FieldMutation(seed: UInt64(seed))
    let mutated = mutation.mutated(Array(UnsafeBufferPointer(start: bytes, count: count)))
    let kept = mutated.prefix(longest)
    for (index, byte) in kept.enumerated() { bytes[index] = byte }
    return kept.count
}
