import CFuzzer
import Dispatch
import Foundation
import Glibc

/// What libFuzzer calls. The target is chosen by `--target=NAME`, which libFuzzer itself passes over.
enum Fuzzing {
    nonisolated(unsafe) fileprivate static var target: any FuzzTarget = CSVTarget()

    fileprivate static func choose(_ arguments: [String]) throws {
        func value(_ option: String) -> String? {
            arguments.last { $0.hasPrefix(option) }.map { String($0.dropFirst(option.count)) }
        }
        if let folder = value("--seeds=") {
            try writeSeeds(to: folder)
            exit(0)
        }
        if let file = value("--read=") {
            try FileHandle.standardOutput.write(contentsOf: Content.json(of: file))
            exit(0)
        }
        target = try fuzzTarget(named: value("--target=") ?? "", among: Seeds().files)
    }

    private static func writeSeeds(to folder: String) throws {
        for (target, seeds) in Seeds().byTarget {
            let folder = URL(filePath: folder).appending(path: target)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for (number, seed) in seeds.enumerated() { try Data(seed).write(to: folder.appending(path: "\(number)")) }
        }
    }

    /// libFuzzer keeps the input that led to it.
    static func fail(_ error: any Error) -> Never {
        try? FileHandle.standardError.write(contentsOf: Array("\(error)\n".utf8))
        abort()
    }
}

@_cdecl("LLVMFuzzerInitialize")
func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
    do {
        try Fuzzing.choose((0..<Int(count.pointee)).compactMap { arguments.pointee[$0].map { String(cString: $0) } })
    } catch {
        Fuzzing.fail(error)
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        do {
            try await Fuzzing.target.take(input)
        } catch {
            Fuzzing.fail(error)
        }
        done.signal()
    }
    done.wait()
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
