import EventStories
import CUMockdev
import Foundation
import Testing

@testable import InputDevices

/// Devices that the whole process sees as the kernel's, by umockdev; needs `umockdev-wrapper` around the run.
///
/// They are described in the files of `Devices`, which are our own work. EVIOCGRAB always succeeds here.
final class MockDevices {
  private let bed: UnsafeMutablePointer<UMockdevTestbed>
  private let folder: URL

  init() throws {
    let preloaded = ProcessInfo.processInfo.environment["LD_PRELOAD"]?.contains("umockdev") ?? false
    try #require(preloaded, "run these suites as: umockdev-wrapper swift test --skip-build --filter DeviceTests")
    bed = try #require(umockdev_testbed_new())
    folder = FileManager.default.temporaryDirectory.appending(path: "devices-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
    cumockdev_free(bed)
  }

  /// Plugs a device of `Devices/<kind>.device` as `/dev/input/event<number>`.
  ///
  /// - Parameter isReady: whether udev has applied its rules, which set links, classes and permissions.
  func plug(_ kind: String, number: Int, physicalPath: String, byID: String? = nil, isReady: Bool = true) throws {
    let device = try DeviceFile(kind, physicalPath: physicalPath, byID: byID, isReady: isReady)
    let node = "/dev/input/event\(number)"
    let answers = folder.appending(path: "event\(number).ioctl")
    try device.answers(node: node).write(to: answers, atomically: true, encoding: .utf8)
    try #require(umockdev_testbed_add_from_string(bed, device.sysfs(number: number), nil) != 0)
    try #require(umockdev_testbed_load_ioctl(bed, node, answers.path, nil) != 0)
    umockdev_testbed_uevent(bed, Self.path(number), "add")
  }

  /// udev has applied its rules.
  func makeReady(_ number: Int) {
    umockdev_testbed_set_property(bed, Self.path(number), "ID_INPUT", "1")
    umockdev_testbed_uevent(bed, Self.path(number), "add")
  }

  func unplug(_ number: Int) {
    umockdev_testbed_uevent(bed, Self.path(number), "remove")
    umockdev_testbed_remove_device(bed, Self.path(number))
  }

  func send(_ story: String, to number: Int) throws {
    let descriptor = umockdev_testbed_get_dev_fd(bed, "/dev/input/event\(number)")
    try #require(descriptor >= 0)
    let bytes = EventStory(story).events.flatMap(\.bytes)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  private static func path(_ number: Int) -> String { "/sys" + DeviceFile.path(number) }
}

/// A device description of `Devices`, as sysfs and ioctls show it.
struct DeviceFile {
  private var name = ""
  private var vendor = "0000"
  private var product = "0000"
  private var udevClass = ""
  private var keys: [Int] = []
  private var properties: [Int] = []
  private var axes: [(code: Int, minimum: Int32, maximum: Int32)] = []
  private let physicalPath: String
  private let byID: String?
  private let isReady: Bool

  init(_ kind: String, physicalPath: String, byID: String?, isReady: Bool) throws {
    self.physicalPath = physicalPath
    self.byID = byID
    self.isReady = isReady
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Devices/\(kind).device")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      try read(String(words[0]), words.dropFirst().map(String.init))
    }
  }

  private mutating func read(_ field: String, _ values: [String]) throws {
    switch field {
    case "name": name = values.joined(separator: " ")
    case "id": (vendor, product) = (String(values[0].prefix(4)), String(values[0].suffix(4)))
    case "class": udevClass = values[0]
    case "prop": properties = try values.map { try #require(Int($0)) }
    case "key": keys = try values.map { try #require(Int($0)) }
    case "axis":
      let code = try #require(Int(values[0].dropFirst(2), radix: 16))
      axes.append((code, try #require(Int32(values[1])), try #require(Int32(values[2]))))
    default: Issue.record("a device file has no field \(field)")
    }
  }

  static func path(_ number: Int) -> String { "/devices/virtual/input/input\(number)/event\(number)" }

  func sysfs(number: Int) -> String {
    let links = byID.map { "S: input/by-id/\($0)\nE: DEVLINKS=/dev/input/by-id/\($0)\n" } ?? ""
    let classes = isReady ? "E: ID_INPUT=1\nE: ID_INPUT_\(udevClass)=1\n" : ""
    return """
      P: \(Self.path(number))
      N: input/event\(number)
      \(links)E: DEVNAME=/dev/input/event\(number)
      \(classes)E: SUBSYSTEM=input
      A: dev=13:\(64 + number)
      L: device=../../input\(number)

      P: /devices/virtual/input/input\(number)
      E: SUBSYSTEM=input
      A: name=\(name)
      A: phys=\(physicalPath)
      A: id/vendor=\(vendor)
      A: id/product=\(product)

      """
  }

  /// What the ioctls of libevdev 1.13 are answered; umockdev wants exactly the sizes that it asks with.
  func answers(node: String) -> String {
    let types = [0] + (keys.isEmpty ? [] : [1]) + (axes.isEmpty ? [] : [3])
    let id = [UInt16(3), UInt16(vendor, radix: 16) ?? 0, UInt16(product, radix: 16) ?? 0, 1]
    var lines = ["@DEV \(node)", "EVIOCGVERSION 0 01000100", "EVIOCGID 0 \(Self.hex(id))"]
    lines += [text("EVIOCGNAME", name), text("EVIOCGPHYS", physicalPath), text("EVIOCGUNIQ", "")]
    lines.append("EVIOCGPROP(0) 8 \(Self.bits(properties, bytes: 8))")
    lines.append("EVIOCGBIT(0) 8 \(Self.bits(types, bytes: 8))")
    lines.append("EVIOCGBIT(1) 96 \(Self.bits(keys, bytes: 96))")
    lines.append("EVIOCGBIT(3) 8 \(Self.bits(axes.map(\.code), bytes: 8))")
    lines += [2, 4, 5, 17, 18, 20].map { "EVIOCGBIT(\($0)) 8 \(Self.bits([], bytes: 8))" }
    lines.append("EVIOCGBIT(21) 16 \(Self.bits([], bytes: 16))")
    lines.append("EVIOCGKEY(0) 96 \(Self.bits([], bytes: 96))")
    lines += ["EVIOCGLED", "EVIOCGSW"].map { "\($0)(0) 8 \(Self.bits([], bytes: 8))" }
    for (code, minimum, maximum) in axes {
      let values = [0, minimum, maximum, 0, 0, 0]
      lines.append("EVIOCGABS\(code == 0 ? "" : "(\(code))") 0 \(Self.hex(values))")
    }
    for (code, _, _) in axes where code > 0x2f {
      let values = [Int32](repeating: code == 0x39 ? -1 : 0, count: 256)
      lines.append("EVIOCGMTSLOTS(0) 0 \(Self.hex([Int32(code)] + values))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func text(_ call: String, _ text: String) -> String {
    let bytes = Array(text.utf8) + [0]
    let padded = bytes + [UInt8](repeating: 0, count: 255 - bytes.count)
    return "\(call)(0) \(bytes.count) \(Self.hex(padded))"
  }

  private static func bits(_ set: [Int], bytes count: Int) -> String {
    var bytes = [UInt8](repeating: 0, count: count)
    for bit in set { bytes[bit / 8] |= 1 << UInt8(bit % 8) }
    return hex(bytes)
  }

  private static func hex(_ values: [some FixedWidthInteger]) -> String {
    values.flatMap { value in withUnsafeBytes(of: value.littleEndian, Array.init) }
      .map { String(UInt16($0) + 256, radix: 16, uppercase: true).suffix(2) }.joined()
  }
}
