internal import Foundation
public import InputReading

/// Why files of a recording cannot be read.
public struct RecordingFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    /// There is no such file, or it may not be read, or it is too large.
    case unreadable
    /// It describes no device.
    case noDescription
  }

  public var code: Code
  public var file: String
  public var cause: String

  public var description: String { "\(file): \(cause)" }
}

/// A line that should be an event and is none.
public struct UnreadableLine: Hashable, Sendable {
  /// From 1.
  public var number: Int
  /// The first characters, safe to print.
  public var text: String
}

/// A device's description and its events from files, in the formats of evemu, evtest, umockdev and libinput.
public struct Recording: Sendable {
  /// Larger files are no recordings.
  static let sizeLimit = 256 << 20
  /// So many unreadable lines are kept; the others are only counted.
  static let linesKept = 20

  public var device: RecordedDevice
  public var events: [InputEvent] = []
  public private(set) var unreadable: [UnreadableLine] = []
  public private(set) var unreadableCount = 0
  /// The names of other devices whose events the file holds too.
  public private(set) var leftOut: [String] = []

  /// - Parameters:
  ///   - deviceFile: a description; an `.ioctl` file of the same name beside it is read as well.
  ///   - eventsFile: may be the same file.
  public init(deviceFile: String, eventsFile: String) throws(RecordingFault) {
    let description = try Self.text(of: deviceFile)
    guard var device = DescriptionFormat.device(in: Self.lines(description)) else {
      throw RecordingFault(code: .noDescription, file: deviceFile, cause: "the file describes no input device")
    }
    let answers = URL(filePath: deviceFile).deletingPathExtension().appendingPathExtension("ioctl").path
    if answers != deviceFile, FileManager.default.fileExists(atPath: answers) {
      let text = try Self.text(of: answers)
      if let more = DescriptionFormat.device(in: Self.lines(text)) { device.complete(with: more) }
    }
    self.init(device: device, events: deviceFile == eventsFile ? description : try Self.text(of: eventsFile))
  }

  /// - Parameter text: the events, a line each.
  public init(device: RecordedDevice, events text: String) {
    self.device = device
    let lines = Self.lines(text)
    let section = DeviceSection(of: device, in: lines)
    leftOut = section.others
    var heading: [(number: Int, line: Substring)] = []
    for index in section.lines {
      switch EventLine(lines[index]) {
      case .event(let event): events.append(event)
      case .unreadable: note(lines[index], number: index + 1)
      case .foreign where !section.isLibinput:
        if events.isEmpty { heading.append((index + 1, lines[index])) } else { note(lines[index], number: index + 1) }
      case .foreign, .other: break
      }
    }
    // What stands before the events may be anything; where no events follow, it is what should have been events.
    if events.isEmpty { for (number, line) in heading { note(line, number: number) } }
  }

  private mutating func note(_ line: Substring, number: Int) {
    unreadableCount += 1
    guard unreadable.count < Self.linesKept else { return }
    let text = String(line.unicodeScalars.prefix(80).map { $0.value < 32 || $0.value == 127 ? "·" : Character($0) })
    unreadable.append(UnreadableLine(number: number, text: text))
  }

  /// Empty lines count, so that numbers of lines are those of an editor.
  private static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// Reads pipes as well, so that a shell may unpack a recording on the way.
  private static func text(of file: String) throws(RecordingFault) -> String {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: file))
      defer { try? handle.close() }
      data = try handle.read(upToCount: sizeLimit + 1) ?? Data()
    } catch {
      throw RecordingFault(code: .unreadable, file: file, cause: (error as NSError).localizedDescription)
    }
    guard data.count <= sizeLimit else {
      throw RecordingFault(code: .unreadable, file: file, cause: "the file is larger than any recording")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
