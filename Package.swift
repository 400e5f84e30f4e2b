// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "hisaab",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CChecksum"),
        .target(name: "CRename"),
        .target(name: "CTemplates"),
        .target(name: "Tabular", dependencies: ["CChecksum", "CLibXML2", "CZlib"], swiftSettings: strict),
        .target(
            name: "Meesho",
            dependencies: [
                "Tabular",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Ledger", dependencies: ["Meesho", "Tabular"], swiftSettings: strict),
        .target(name: "Wording", swiftSettings: strict),
        .target(name: "Charts", dependencies: ["Meesho", "Wording"], swiftSettings: strict),
        .target(
            name: "Site",
            dependencies: [
                "Charts", "CTemplates", "Ledger", "Meesho", "Tabular", "Wording",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Delivery",
            dependencies: [
                "CRename", "Ledger", "Meesho", "Seal", "Site", "Tabular", "Wording",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Seal",
            dependencies: [
                "Tabular",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(name: "Samples", dependencies: ["Meesho", "Tabular"], swiftSettings: strict),
        .executableTarget(
            name: "hisaab",
            dependencies: [
                "Delivery", "Ledger", "Meesho", "Samples", "Seal", "Site", "Tabular", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CZlib", "Delivery", "Ledger", "Meesho", "Site", "Tabular", "Wording",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Tests/Benchmarks/Sources",
            swiftSettings: strict
        ),
        .testTarget(name: "TabularTests", dependencies: ["Tabular"], swiftSettings: strict),
        .testTarget(name: "MeeshoTests", dependencies: ["Meesho", "Tabular"], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger", "Meesho", "Tabular"], swiftSettings: strict),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "Meesho", "Wording"], swiftSettings: strict),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Charts", "Ledger", "Meesho", "Site", "Tabular", "Wording",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SealTests",
            dependencies: [
                "Seal", "Tabular",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "SamplesTests", dependencies: ["Meesho", "Samples", "Tabular"], swiftSettings: strict),
        .testTarget(
            name: "DeliveryTests",
            dependencies: ["Delivery", "Ledger", "Meesho", "Samples", "Seal", "Site", "Tabular", "Wording"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["Delivery", "Ledger", "Meesho", "Samples", "Site", "Tabular", "Wording", "hisaab"],
            exclude: ["Fixtures", "Snapshots"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x  // C23 for #embed
)

// What the fuzzer calls is tested in every run; the fuzzer itself, whose main function comes from libFuzzer, is built by
// Tests/Fuzzing/run alone.
let beside = ["CFuzzer", "compare", "differential.py", "requirements.txt", "run"]
let fuzzed: [Target.Dependency] = ["Delivery", "Ledger", "Meesho", "Samples", "Site", "Tabular", "Wording"]
if Context.environment["HISAAB_FUZZING"] != nil {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzzing/CFuzzer"),
        .executableTarget(
            name: "Fuzzing",
            dependencies: fuzzed + ["CFuzzer"],
            path: "Tests/Fuzzing",
            exclude: beside + ["Tests"],
            sources: ["Sources", "Targets"],
            swiftSettings: strict
        ),
    ]
} else {
    package.targets.append(
        .testTarget(
            name: "FuzzingTests",
            dependencies: fuzzed,
            path: "Tests/Fuzzing",
            exclude: beside + ["Sources"],
            sources: ["Tests", "Targets"],
            swiftSettings: strict
        )
    )
}
