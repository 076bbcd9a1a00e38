extension PrinterProfile {
  /// The models that this machine knows, by name.
  ///
  /// - Throws: everything that is wrong with the first file of models that is wrong.
  public static func known() throws(SettingsFaults) -> [PrinterProfile] {
    let known = try PrinterProfiles.load(named: nil)
    return known.names.compactMap { known[$0] }
  }

  /// The model of which a printer speaks, such as `EPSON TM-T82III`: the longest whose name, without the maker, is in it.
  public static func of(model words: String, among known: [PrinterProfile]) -> PrinterProfile? {
    let words = words.lettersAndDigits
    return known.map { ($0, $0.name.drop { $0 != "-" }.lettersAndDigits) }
      .filter { !$0.1.isEmpty && $0.1.contains(where: \.isNumber) && words.contains($0.1) && !$0.0.isGeneric }
      .max { $0.1.count < $1.1.count }?.0
  }

  private var isGeneric: Bool { name.hasPrefix("generic-") }
}

extension StringProtocol {
  fileprivate var lettersAndDigits: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
