public import Events

/// Everything that `statisticsd` is told: checked, with defaults filled in.
public struct StatisticsSettings: Hashable, Sendable {
  public var listen: ListenSettings
  /// `nil`: clear text, on loopback only.
  public var tls: ServerCertificateSettings?
  /// Holds the store; default `/var/lib/queue-statistics`.
  public var stateDirectory: String
  /// Whether anyone may read the counts; otherwise the read token is asked for.
  public var isPublic: Bool
  /// The file with the token for reading, mode 0600; never `nil` unless `isPublic`.
  public var readTokenFile: String?
  /// The office time in which days and fiscal years are shown.
  public var time: OfficeTime

  public init(
    listen: ListenSettings = ListenSettings(), tls: ServerCertificateSettings? = nil,
    stateDirectory: String = "/var/lib/queue-statistics", isPublic: Bool = false, readTokenFile: String? = nil,
    time: OfficeTime
  ) {
    self.listen = listen
    self.tls = tls
    self.stateDirectory = stateDirectory
    self.isPublic = isPublic
    self.readTokenFile = readTokenFile
    self.time = time
  }

  public var databaseFile: String { stateDirectory + "/statistics.sqlite" }
}

/// Where a server listens.
public struct ListenSettings: Hashable, Sendable {
  /// A numeric IPv4 or IPv6 address.
  public var address: String
  /// 0…65535; 0 takes any free port.
  public var port: Int

  public init(address: String = "127.0.0.1", port: Int = 8443) {
    self.address = address
    self.port = port
  }
}

/// The certificate that a server shows.
public struct ServerCertificateSettings: Hashable, Sendable {
  /// PEM: the server's certificate, then those above it.
  public var certificateFile: String
  /// PEM: the private key, mode 0600.
  public var keyFile: String

  public init(certificateFile: String, keyFile: String) {
    self.certificateFile = certificateFile
    self.keyFile = keyFile
  }
}
