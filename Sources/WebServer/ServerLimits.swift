/// What callers are allowed: the one place for the limits of every server of this house.
///
/// Whoever connects is a stranger until a request of theirs is recognised, such as that of a registered kiosk. Strangers
/// and those who are known have room of their own, so that the one never keeps the other out; where there is no room
/// left, who has been there longest leaves, and the newcomer is served.
public struct ServerLimits: Hashable, Sendable {
  /// A connection on which no request comes is closed after this time, and so is one whose request's head is not whole.
  public var idle: Duration
  /// From a request's head until all of it has come.
  public var request: Duration
  /// How long a caller may take to read a piece of an answer. A stream that has nothing to say is not broken off.
  public var reading: Duration
  /// How long the rest of a request is waited for that was answered before it was whole.
  public var remainder: Duration
  /// Connections of strangers in all.
  public var strangers: Int
  /// Connections of strangers from one address; of IPv6 the first 64 bits are one.
  public var strangersOfOneAddress: Int
  /// Connections of callers who are known.
  public var known: Int
  /// Connections of one caller who is known.
  public var ofOneCaller: Int

  public init(
    idle: Duration = .seconds(60), request: Duration = .seconds(60), reading: Duration = .seconds(20),
    remainder: Duration = .seconds(2), strangers: Int = 512, strangersOfOneAddress: Int = 256, known: Int = 1024,
    ofOneCaller: Int = 4
  ) {
    self.idle = idle
    self.request = request
    self.reading = reading
    self.remainder = remainder
    self.strangers = strangers
    self.strangersOfOneAddress = strangersOfOneAddress
    self.known = known
    self.ofOneCaller = ofOneCaller
  }

  /// For a server that this machine's own people and programs alone can reach.
  public static let ofThisMachine = ServerLimits(strangers: 128, strangersOfOneAddress: 128, known: 0)

  /// The same, where the process may have only so many descriptors open (`RLIMIT_NOFILE`): half of them are left to
  /// strangers, some to the program itself.
  func within(descriptors: Int) -> ServerLimits {
    var limits = self
    let free = max(16, descriptors - Self.ownDescriptors)
    limits.strangers = min(strangers, free / 2)
    limits.known = min(known, free - limits.strangers)
    return limits
  }

  /// What a program needs beside its connections: databases, devices, printers.
  private static let ownDescriptors = 128
}
