public import Queueing

extension StaffPIN {
  /// - Throws: a fault when the file is missing, open to others, or holds no PIN; it never carries the PIN.
  public init(file: String) throws(SecretFile.Fault) {
    guard let pin = StaffPIN(try SecretFile.text(at: file)) else {
      throw SecretFile.Fault(
        cause: "The file \(file) holds no staff PIN",
        remedy: "Write \(Self.lengths.lowerBound) to \(Self.lengths.upperBound) digits into it.")
    }
    self = pin
  }
}
