internal import Events

/// What a barcode or QR scanner read.
///
/// The code may name a person's appointment: it is for the rule that looks it up, and nothing prints it by accident.
public struct Scan: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  public var device: String
  public var code: String
  /// The kernel's time of the key that ended it, microseconds of `CLOCK_MONOTONIC`.
  public var time: Int64

  public init(device: String, code: String, time: Int64) {
    self.device = device
    self.code = code
    self.time = time
  }

  public var description: String { "a scan of \(code.count) characters on \(device)" }
  public var customMirror: Mirror { Mirror(reflecting: description) }
}

/// The keys of one scanner: a row of characters that ends in Enter or Tab is one scan.
///
/// | a key goes down | the scan |
/// | --- | --- |
/// | a character, 50 ms or less after the one before | goes on |
/// | later | begins anew; what there was is broken |
/// | one that stands for no character, or the 513th | is unreadable |
/// | Enter, the keypad's Enter, or Tab | is whole with 4 characters or more, else broken |
struct ScannerReading: Hashable, Sendable {
  /// Longer than any code on an appointment slip.
  static let longest = 512

  private let device: String
  private let thresholds: PressThresholds
  private var code = ""
  private var isReadable = true
  private var isShifted = false
  private var last: Int64?

  init(device: String, thresholds: PressThresholds) {
    self.device = device
    self.thresholds = thresholds
  }

  mutating func reset() { self = ScannerReading(device: device, thresholds: thresholds) }

  mutating func take(_ change: KeyChange, ignored: inout PressTally) -> Scan? {
    if ScannerKey.shifts.contains(change.key) {
      isShifted = change.phase == .down
      return nil
    }
    guard change.phase == .down else { return nil }
    if let last, !(0...thresholds.scanPace).contains(change.time - last) { abandon(&ignored) }
    last = change.time
    if ScannerKey.ends.contains(change.key) { return finish(at: change.time, ignored: &ignored) }
    if let character = ScannerKey.character(change.key, shifted: isShifted), code.count < Self.longest {
      code.append(character)
    } else {
      isReadable = false
    }
    return nil
  }

  private mutating func finish(at time: Int64, ignored: inout PressTally) -> Scan? {
    guard isReadable, code.count >= thresholds.scanLength else {
      if code.isEmpty, isReadable { ignored.count(.scanBroken) }
      abandon(&ignored)
      return nil
    }
    defer { clear() }
    return Scan(device: device, code: code, time: time)
  }

  private mutating func abandon(_ ignored: inout PressTally) {
    if !isReadable {
      ignored.count(.scanUnreadable)
    } else if !code.isEmpty {
      ignored.count(.scanBroken)
    }
    clear()
  }

  private mutating func clear() {
    code = ""
    isReadable = true
    last = nil
  }
}
