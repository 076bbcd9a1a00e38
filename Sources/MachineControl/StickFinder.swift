internal import Foundation
internal import SystemCalls
internal import SystemPackage

/// Finds the USB stick that is mounted for the kiosk.
///
/// A mount counts when it is the directory, or lies below it, and its device is removable, as the kernel reports: so that
/// nothing is ever written to the machine's own disk. Of several the one that was mounted last is taken.
public struct StickFinder: Sendable {
  struct Stick: Hashable {
    var path: String
    var isReadOnly: Bool
  }

  private let directory: String
  private let mounts: String
  private let devices: String

  /// - Parameters:
  ///   - directory: where sticks are mounted.
  ///   - mounts: `proc_pid_mountinfo(5)`.
  ///   - devices: links from `major:minor` to block devices, as sysfs has them.
  public init(directory: String, mounts: String = "/proc/self/mountinfo", devices: String = "/sys/dev/block") {
    self.directory = directory
    self.mounts = mounts
    self.devices = devices
  }

  func find() -> Stick? {
    Self.text(of: mounts).split(separator: "\n").compactMap(stick).last
  }

  /// Foundation would take the first short piece of the kernel's table for the end of the file (`proc(5)`).
  private static func text(of path: String) -> String {
    let bytes = try? OwnedDescriptor(opening: path, .readOnly).readAll()
    return String(decoding: bytes ?? [], as: UTF8.self)
  }

  /// `36 35 98:0 / /mnt rw,noatime master:1 - vfat /dev/sdb1 rw`: the third field is the device, the fifth the mount point.
  private func stick(_ line: Substring) -> Stick? {
    let fields = line.split(separator: " ").map(String.init)
    guard fields.count > 6 else { return nil }
    let path = Self.unescaped(fields[4])
    guard path == directory || path.hasPrefix(directory + "/"), isRemovable(fields[2]) else { return nil }
    let whole = fields.split(separator: "-", maxSplits: 1).last?.last ?? ""
    let isReadOnly = (fields[5].split(separator: ",") + whole.split(separator: ",")).contains("ro")
    return Stick(path: path, isReadOnly: isReadOnly)
  }

  /// On a USB port, or said to be removable; a partition is asked through its disk.
  private func isRemovable(_ device: String) -> Bool {
    let link = URL(filePath: devices).appending(component: device)
    guard FileManager.default.fileExists(atPath: link.path) else { return false }
    let disk = link.resolvingSymlinksInPath()
    if disk.pathComponents.contains(where: { $0.hasPrefix("usb") }) { return true }
    return [disk, disk.deletingLastPathComponent()].contains { device in
      let word = try? String(contentsOf: device.appending(component: "removable"), encoding: .utf8)
      return word?.first == "1"
    }
  }

  /// The kernel writes spaces and the like as three octal digits: `\040`.
  private static func unescaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
