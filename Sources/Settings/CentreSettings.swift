/// The statistics store that this kiosk sends its journal to.
public struct CentreSettings: Hashable, Sendable {
  /// `https://…`; `http` only to loopback or with `cleartext: true`.
  public var url: String
  /// The file with the device's credential, mode 0600.
  public var credentialFile: String
  /// PEM certificates to trust instead of the system's; `nil`: the system's.
  public var trustFile: String?
  public var cleartext: Bool

  public init(url: String, credentialFile: String, trustFile: String? = nil, cleartext: Bool = false) {
    self.url = url
    self.credentialFile = credentialFile
    self.trustFile = trustFile
    self.cleartext = cleartext
  }
}
