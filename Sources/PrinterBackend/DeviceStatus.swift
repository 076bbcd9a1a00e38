public import PrinterMessages

/// What a printer's status bytes mean (EPSON ESC/POS command reference: DLE EOT, GS a, GS r).
public struct DeviceStatus: Hashable, Sendable {
  public private(set) var reasons: Set<PrinterReason> = []

  public var isReady: Bool { !reasons.contains(where: \.stopsPrinting) }

  /// The answers to `DLE EOT` 1, 2, 3 and 4.
  ///
  /// | bit | 1: printer | 2: cause of offline | 3: cause of error    | 4: paper   |
  /// | --- | ---------- | ------------------- | -------------------- | ---------- |
  /// | 2   | drawer     | cover open          | recoverable          | near end   |
  /// | 3   | offline    | FEED button held    | autocutter           | near end   |
  /// | 5   | recovering | paper end           | cannot be recovered  | end        |
  /// | 6   | FEED held  | error               | recovers by itself ¹ | end        |
  ///
  /// ¹ the print head is hot, or its voltage out of range.
  init(answers: [UInt8]) {
    let bits = answers + [UInt8](repeating: 0, count: max(0, 4 - answers.count))
    note(.coverOpen, bits[1] & 0x04)
    note(.mediaEmpty, bits[1] & 0x20 | bits[3] & 0x60)
    note(.other, bits[2] & 0x24)
    note(.cutterJam, bits[2] & 0x08)
    note(.headHot, bits[2] & 0x40)
    note(.mediaLow, bits[3] & 0x0c)
    if isReady { note(.offline, bits[0] & 0x08 | bits[1] & 0x48) }
    tidy()
  }

  /// Four bytes of automatic status back.
  init(change bits: [UInt8]) {
    note(.coverOpen, bits[0] & 0x20)
    note(.cutterJam, bits[1] & 0x08)
    note(.other, bits[1] & 0x24)
    note(.headHot, bits[1] & 0x40)
    note(.mediaLow, bits[2] & 0x03)
    note(.mediaEmpty, bits[2] & 0x0c)
    if isReady { note(.offline, bits[0] & 0x48) }
    tidy()
  }

  /// The answer to `GS r 1`.
  init(sensors bits: UInt8) {
    note(.mediaLow, bits & 0x03)
    note(.mediaEmpty, bits & 0x0c)
    tidy()
  }

  private mutating func note(_ reason: PrinterReason, _ bits: UInt8) {
    if bits != 0 { reasons.insert(reason) }
  }

  /// A roll that is at its end is also near it.
  private mutating func tidy() {
    if reasons.contains(.mediaEmpty) { reasons.remove(.mediaLow) }
  }
}
