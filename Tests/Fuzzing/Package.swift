// swift-tools-version: 6.2
import PackageDescription

// A package of its own, because a target for libFuzzer has no entry point of ours and links only with
// `--sanitize=fuzzer`. It builds the pure files of the rooms that it feeds, and nothing else: seconds, not minutes.
// `Rooms` is a link to the product's sources. Run it with `.ci/fuzz SECONDS`.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "fuzzing",
  targets: [
    .systemLibrary(
      name: "CEvdev", path: "Rooms/CLibraries/evdev", pkgConfig: "libevdev", providers: [.apt(["libevdev-dev"])]),
    .target(name: "Crypto"),
    .target(name: "Events", dependencies: ["Crypto"], path: "Rooms/Events", swiftSettings: strict),
    .target(name: "Ports", dependencies: ["Events"], path: "Rooms/Ports", swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["Events"], path: "Rooms/Statistics", swiftSettings: strict),
    .target(
      name: "InputReading", dependencies: ["CEvdev", "Events"], path: "Rooms/InputReading",
      exclude: [
        // What stands on the settings.
        "DeviceDescription+Quirk.swift", "DeviceQuirks+File.swift", "EventCode+Name.swift",
        "PanelMapping+Settings.swift",
      ], swiftSettings: strict + [.unsafeFlags(["-enable-testing"])]),
    .target(
      name: "InputSetup", dependencies: ["InputReading"], path: "Rooms/InputSetup/Recordings",
      sources: [
        "DescriptionParsing.swift", "DeviceState+Remembering.swift", "EventLine.swift", "EvemuDescription.swift",
        "EvtestDescription.swift", "IoctlDescription.swift", "LibinputDescription.swift", "RecordedDevice.swift",
        "UmockdevDescription.swift",
      ], swiftSettings: strict + [.unsafeFlags(["-enable-testing"])]),
    .executableTarget(
      name: "BodyFuzzer", dependencies: ["Events", "Ports", "Statistics"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
    .executableTarget(
      name: "ReaderFuzzer", dependencies: ["Events", "InputReading", "InputSetup"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ])
