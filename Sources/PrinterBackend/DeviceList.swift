/// The answer to a scheduler that asks which devices there are (`backend(7)`, device discovery).
public enum DeviceList {
  /// One line each: `device-class device-uri "make and model" "info" "device-id" "location"`.
  ///
  /// Network printers on port 9100 do not announce themselves as ESC/POS printers: of them only the scheme is listed.
  public static func lines(_ printers: [USBPrinters.Printer]) -> [String] {
    printers.map(line) + [
      "network \(DeviceAddress.scheme) \"Unknown\" \"ESC/POS receipt printer that tells its status\""
    ]
  }

  private static func line(_ printer: USBPrinters.Printer) -> String {
    let names = [printer.field("MFG", "MANUFACTURER"), printer.field("MDL", "MODEL")].compactMap(\.self)
    let model = names.isEmpty ? "Unknown" : names.joined(separator: " ")
    let info = "\(names.isEmpty ? "Receipt printer" : model) USB \(printer.serialNumber ?? printer.port)"
    let texts = [model, info, printer.deviceID ?? "", "USB port \(printer.port)"]
    return "direct \(printer.uri) " + texts.map(quoted).joined(separator: " ")
  }

  /// As `cupsBackendReport` escapes: a backslash before a quotation mark or backslash; what cannot be printed is left out.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7f {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
