// swift-tools-version: 6.2
import PackageDescription

/// One flag set for every target of ours: warnings are errors, and what a file uses it imports itself.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A released program carries relocations in their short form and no table of symbols that nobody asks for: both would be
/// read at every start and stay in memory.
let small = LinkerSetting.unsafeFlags(
  ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
  .when(configuration: .release))

/// What the programs say of themselves (`CBuild`). SwiftPM keeps an evaluated manifest until its text or the environment
/// changes, and does not see a new commit: `make release` evaluates it anew.
let version: String = {
  let nextRelease = "0.1.0"
  guard let git = Context.gitInformation else { return nextRelease + "+without.git" }
  let changed = git.hasUncommittedChanges ? ".changed" : ""
  if let tag = git.currentTag { return String(tag.drop { $0 == "v" }) + (changed.isEmpty ? "" : "+changed") }
  return "\(nextRelease)+g\(git.currentCommit.prefix(12))\(changed)"
}()

/// Seconds since 1970 UTC, as reproducible-builds.org wants them: `make release` takes the commit's, a packager the
/// changelog's. Where nobody says: the month in which
/// this was begun, 2026-11.
let buildDate = Context.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) } ?? 1_793_491_200

/// A library of this house, with its tests beside it in `Tests/<name>Tests`.
///
/// `data` names folders of the tests that hold no code; tests read them beside their own source file. `resources` are
/// built into the program.
func room(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [], tests: [Target.Dependency]? = [],
  data: [String] = []
) -> [Target] {
  let library = Target.target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
  guard let tests else { return [library] }
  let own = Target.testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "CleanEnvironment"] + dependencies + tests, exclude: data,
    swiftSettings: strict)
  return [library, own]
}

/// A program: arguments, wiring, signals; with `tests`, its stories are in `Tests/<name>Tests`.
func program(_ name: String, _ dependencies: [Target.Dependency], tests: [Target.Dependency]? = nil) -> [Target] {
  let program = Target.executableTarget(
    name: name, dependencies: dependencies, swiftSettings: strict, linkerSettings: [small])
  guard let tests else { return [program] }
  let own = Target.testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "CleanEnvironment"] + dependencies + tests,
    swiftSettings: strict)
  return [program, own]
}

/// What several tests share, in `Tests/<name>`.
func fixture(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Tests/" + name, exclude: data, swiftSettings: strict)
}

/// The module map of one C library of the system.
func system(_ name: String, folder: String, pkgConfig: String? = nil, apt package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/CLibraries/" + folder, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let tls = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let http = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpsServer = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")

let package = Package(
  name: "queue-kiosk",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The system's C libraries.
    [
      .target(
        name: "CBuild", path: "Sources/CLibraries/build",
        cSettings: [.define("CBUILD_VERSION", to: "\"\(version)\""), .define("CBUILD_EPOCH", to: "\(buildDate)")]),
      .target(name: "CConsole", path: "Sources/CLibraries/console"),
      system("CCups", folder: "cups", apt: "libcups2-dev"),
      system("CDRM", folder: "drm", pkgConfig: "libdrm", apt: "libdrm-dev"),
      system("CEvdev", folder: "evdev", pkgConfig: "libevdev", apt: "libevdev-dev"),
      system("CLinux", folder: "linux", apt: "libc6-dev"),
      system("CPangoCairo", folder: "pangocairo", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
      system("CQREncode", folder: "qrencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
      system("CUdev", folder: "udev", pkgConfig: "libudev", apt: "libudev-dev"),
      system("CUMockdev", folder: "umockdev", pkgConfig: "umockdev-1.0", apt: "libumockdev-dev"),
      system("CZlib", folder: "zlib", apt: "zlib1g-dev"),
    ],
    // Rules: pure.
    room("Events", [crypto], tests: ["Ports"], data: ["Golden"]),
    room("Queueing", ["Events", crypto]),
    room("Presses", ["Events"], tests: ["PressStories"]),
    room("VisitorJourney", ["Events"], tests: ["Presses", "ScreenFixtures", "VisitorPages"]),
    room("Statistics", ["Events"], tests: ["OfficeStories"]),
    // Grounds.
    room(
      "Settings",
      ["Events", "Presses", "Queueing", "Statistics", "SystemCalls", "VisitorJourney", systemPackage, yaml],
      resources: [.embedInCode("printers.yaml"), .embedInCode("quirks.yaml"), .embedInCode("ticket.yaml")],
      tests: ["VisitorPages"]),
    room("VisitorPages", ["Events", "Ports", "Presses", "VisitorJourney"], tests: ["ScreenFixtures"]),
    room("Drawing", ["CPangoCairo", "CQREncode"]),
    room("Exports", ["Events", "Ports", "Statistics"]),
    room(
      "InputReading", ["Events", "Settings", "CEvdev"], tests: ["EventStories"]),
    room("Ports", ["Events"]),
    room("PrinterMessages", []),
    room("SystemCalls", ["CLinux", subprocess, systemPackage]),
    room("Terminal", ["Events", arguments]),
    room(
      "WebServer", [http, httpCore, httpTypes, httpsServer, lifecycle, logging, nio, nioHTTP, nioPosix, tls],
      tests: [httpClient]),
    // Edges.
    room(
      "InputDevices",
      ["Events", "InputReading", "Ports", "Settings", "SystemCalls", "CEvdev", "CLinux", "CUdev", systemPackage],
      tests: ["CUMockdev", "EventStories", "KioskFixtures", "PressStories", "Presses"], data: ["Devices"]),
    room(
      "InputSetup", ["Events", "InputReading", "Ports", "Presses", "Settings", "VisitorJourney", yaml],
      tests: ["EventStories"]),
    room(
      "TicketPrinter",
      ["CCups", "Drawing", "Events", "Ports", "PrinterMessages", "Queueing", "Settings", "SystemCalls"],
      tests: ["PrinterFixtures"], data: ["Reference"]),
    room(
      "PrinterBackend", ["CLinux", "PrinterMessages", "SystemCalls", systemPackage],
      tests: ["CCups", "Drawing", "KioskFixtures", "PrinterFixtures", "TicketPrinter"]),
    room(
      "VisitorScreen",
      [
        "CConsole", "CDRM", "CUdev", "Drawing", "Events", "SystemCalls", "VisitorJourney", "VisitorPages",
        systemPackage,
      ],
      tests: ["ScreenFixtures"], data: ["Reference"]),
    room("VisitorVoice", ["Events", "Ports", "SystemCalls"]),
    room(
      "ScreenPage",
      [
        "CLinux", "Drawing", "Events", "InputReading", "Presses", "Settings", "SystemCalls", "WebServer", http,
        httpTypes, lifecycle, nio, nioPosix, systemPackage,
      ],
      resources: [.embedInCode("page.html"), .embedInCode("page.css"), .embedInCode("page.js")],
      tests: ["InputDevices", "KioskFixtures", "ScreenFixtures", "VisitorScreen", httpClient, logging]),
    room("MachineControl", ["Events", "Ports", "SystemCalls", systemPackage]),
    room("Journal", ["Events", "Exports", "Ports", "Statistics", "SystemCalls", database, sqlite, systemPackage]),
    room(
      "ControlSocket",
      ["Events", "Ports", "SystemCalls", "WebServer", lifecycle, http, httpTypes, httpClient, nio, nioHTTP],
      tests: [logging]),
    room("StatisticsStore", ["Events", "Ports", "Statistics", database], tests: ["CentreStories"]),
    room(
      "StatisticsSite",
      [
        "Events", "Statistics", "Exports", "Ports", "Settings", "WebServer", "CZlib", crypto, http, httpTypes, logging,
        lifecycle,
        nio, tls,
      ],
      tests: ["CentreStories"]),
    room(
      "Uplink", ["Events", "Ports", "Settings", "CZlib", crypto, httpClient, nio, nioHTTP, nioPosix, tls],
      tests: ["CentreStories"]),
    // The shell.
    room(
      "Kiosk",
      [
        "CLinux", "Events", "Exports", "Ports", "Presses", "Queueing", "Settings", "Statistics", "SystemCalls",
        "VisitorJourney", "VisitorPages", crypto,
      ],
      tests: ["Journal", "OfficeStories"], data: ["States"]),
    // Programs.
    program(
      "kioskd",
      [
        "CBuild", "ControlSocket", "Drawing", "Events", "Exports", "InputDevices", "InputReading", "Journal", "Kiosk",
        "MachineControl", "Ports", "Queueing", "ScreenPage", "Settings", "Statistics", "SystemCalls", "Terminal",
        "TicketPrinter", "Uplink", "VisitorJourney", "VisitorPages", "VisitorScreen", "VisitorVoice",
        "WebServer", arguments, lifecycle,
        logging, nio, nioPosix, signals,
      ],
      tests: ["KioskFixtures", "Presses", "PrinterFixtures", database]),
    program(
      "statisticsd",
      [
        "CBuild", "Events", "Ports", "Settings", "StatisticsSite", "StatisticsStore", "SystemCalls", "WebServer",
        arguments,
        crypto,
        lifecycle,
        logging,
      ],
      tests: ["CentreStories", "KioskFixtures", "Uplink", httpClient, nio, nioHTTP, tls]),
    program(
      "kioskctl",
      [
        "CBuild", "ControlSocket", "Drawing", "Events", "Exports", "InputDevices", "InputReading", "InputSetup",
        "Journal",
        "Kiosk", "Ports", "PrinterBackend", "PrinterMessages", "Queueing", "Settings", "Statistics", "SystemCalls",
        "Terminal",
        "TicketPrinter",
        "VisitorJourney",
        "VisitorPages", "VisitorScreen", arguments, systemPackage,
      ],
      tests: ["KioskFixtures", "Presses", "PrinterFixtures", database]),
    program("kiosk-escpos", ["CBuild", "PrinterBackend", "PrinterMessages", "SystemCalls", systemPackage]),
    // What tests, the bench and the demonstration share.
    [
      fixture(
        "CentreStories",
        [
          "Events", "Ports", "Settings", "StatisticsSite", "StatisticsStore", "WebServer", crypto, httpClient,
          lifecycle,
          logging, nio, nioHTTP, tls,
        ]),
      fixture(
        "KioskFixtures", ["CLinux", "ControlSocket", "Events", "Journal", httpClient, nio, nioHTTP],
        data: ["Preload"]),
      .target(name: "CleanEnvironment", path: "Tests/CleanEnvironment"),
      fixture("OfficeStories", ["Events", "Kiosk", "Ports", "Queueing", "Settings", "Statistics", "VisitorJourney"]),
      fixture("EventStories", ["Events", "InputReading"]),
      fixture("PressStories", ["Events", "Presses"]),
      fixture("PrinterFixtures", ["CLinux", "Drawing", "Events", "KioskFixtures"]),
      fixture("ScreenFixtures", ["Events", "VisitorJourney", "VisitorPages"]),
      .testTarget(
        name: "DurabilityTests", dependencies: ["CleanEnvironment", "KioskFixtures", "PrinterFixtures"],
        swiftSettings: strict),
      .executableTarget(
        name: "KioskBench",
        dependencies: [
          "CCups", "CLinux", "Drawing", "Events", "Exports", "InputDevices", "Journal", "Kiosk", "KioskFixtures",
          "Ports",
          "Ports",
          "PrinterFixtures", "Queueing", "ScreenFixtures", "Settings", "Statistics", "TicketPrinter", "VisitorJourney",
          "VisitorPages", "VisitorScreen", arguments, sqlite,
        ],
        path: "Tests/KioskBench", swiftSettings: strict),
      .executableTarget(
        name: "ScreenTrial",
        dependencies: [
          "Drawing", "Events", "ScreenFixtures", "VisitorJourney", "VisitorPages", "VisitorScreen", arguments,
        ],
        path: "Tests/ScreenTrial", swiftSettings: strict),
    ],
  ].flatMap(\.self)
)
