/// What the backend itself says to a printer (EPSON ESC/POS command reference).
enum DeviceCommand {
  /// `DLE EOT` 1 to 4: answered at once, wherever the printer is in its data.
  static let questions: [UInt8] = (1...4).flatMap { [0x10, 0x04, $0] as [UInt8] }
  static let questionCount = 4
  /// `GS r 1`: answered when everything before it has been worked through.
  static let haveYouFinished: [UInt8] = [0x1d, UInt8(ascii: "r"), 1]
  /// `GS a`: report changes of online, error and paper; the present state comes at once. In effect until `ESC @`.
  static let reportChanges: [UInt8] = [0x1d, UInt8(ascii: "a"), 0x0e]
  static let reportNothing: [UInt8] = [0x1d, UInt8(ascii: "a"), 0]
  /// `DLE ENQ 2`: recover from an error and clear the buffers; without an error it does nothing. `DLE DC4 8`: clear the
  /// buffers in any state, and say so.
  static let clear: [UInt8] = [0x10, 0x05, 2, 0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]
  /// Brings a printer that an earlier job left inside a band back to where it reads commands: NULs are white dots within
  /// a band, and nothing between commands. As many as the longest band of a ticket has bytes: 128 rows of 120.
  static let resynchronise = [UInt8](repeating: 0, count: 128 * 120)
}
