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
    .target(name: "Events", path: "Rooms/Events", sources: ["InputSignal.swift"], swiftSettings: strict),
    .target(
      name: "InputDevices", dependencies: ["CEvdev", "Events"], path: "Rooms/InputDevices",
      sources: [
        "DeviceDescription.swift", "DeviceState+Remembering.swift", "DirectionKeys.swift", "EventReader.swift",
        "FrameAssembler.swift", "FrameTracker.swift", "IgnoredInput.swift", "InputEvent.swift", "InputFrame.swift",
        "KeyCode.swift", "PanelMapping.swift", "Recordings/DescriptionParsing.swift", "Recordings/EventLine.swift",
        "Recordings/EvemuDescription.swift", "Recordings/EvtestDescription.swift",
        "Recordings/IoctlDescription.swift", "Recordings/LibinputDescription.swift",
        "Recordings/RecordedDevice.swift", "Recordings/UmockdevDescription.swift", "SingleTracker.swift",
        "SlotTracker.swift", "TouchSurface.swift",
      ], swiftSettings: strict + [.unsafeFlags(["-enable-testing"])]),
    .executableTarget(
      name: "ReaderFuzzer", dependencies: ["Events", "InputDevices"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ])
