public import Events

/// The office.
public struct SiteSettings: Hashable, Sendable {
  /// `[A-Za-z0-9_-]{1,32}`; stands in the journal, at the centre and in file names.
  public var code: String
  public var name: Bilingual
  public var responsibleUnit: Bilingual?
  public var telephone: String?
  public var time: OfficeTime
  /// The public address in the ticket's QR code, without a slash at the end; `nil`: no QR code.
  public var baseURL: String?

  public init(
    code: String, name: Bilingual, responsibleUnit: Bilingual? = nil, telephone: String? = nil, time: OfficeTime,
    baseURL: String? = nil
  ) {
    self.code = code
    self.name = name
    self.responsibleUnit = responsibleUnit
    self.telephone = telephone
    self.time = time
    self.baseURL = baseURL
  }
}

/// This kiosk.
public struct MachineSettings: Hashable, Sendable {
  /// `[A-Za-z0-9_-]{1,32}`; the `device` of the journal.
  public var code: String
  /// Holds the journal; default `/var/lib/queue-kiosk`.
  public var stateDirectory: String
  /// Holds the high-water file; on another file system if the machine has one. Default `<state>/high-water`.
  public var highWaterDirectory: String
  /// Holds the control socket; default `/run/queue-kiosk`.
  public var runtimeDirectory: String
  /// The group of the control socket; the socket stays with the daemon's own group where it does not exist.
  public var staffGroup: String
  /// Put before every series when this kiosk is cut off from its site; reserved, not used by a kiosk alone.
  public var fallbackSeries: String?
  /// The file with the site secret for tickets' tokens, mode 0600; made at the first start when absent.
  public var siteSecretFile: String
  /// Oddities of input devices; `nil`: the list that is installed, or else the one built in.
  public var quirksFile: String?
  /// How visitors of this kiosk come: at the office, or at a booth out in the field.
  public var channel: Channel
  /// Everything is recorded as a drill and never counts.
  public var drill: Bool

  public init(
    code: String, stateDirectory: String = "/var/lib/queue-kiosk", highWaterDirectory: String? = nil,
    runtimeDirectory: String = "/run/queue-kiosk", staffGroup: String = "kiosk-staff", fallbackSeries: String? = nil,
    siteSecretFile: String? = nil, quirksFile: String? = nil, channel: Channel = .walkIn, drill: Bool = false
  ) {
    self.code = code
    self.stateDirectory = stateDirectory
    self.highWaterDirectory = highWaterDirectory ?? stateDirectory + "/high-water"
    self.runtimeDirectory = runtimeDirectory
    self.staffGroup = staffGroup
    self.fallbackSeries = fallbackSeries
    self.siteSecretFile = siteSecretFile ?? stateDirectory + "/site-secret"
    self.quirksFile = quirksFile
    self.channel = channel
    self.drill = drill
  }

  public var journalFile: String { stateDirectory + "/journal.sqlite" }
  public var controlSocket: String { runtimeDirectory + "/control.sock" }
}
