public import Events

/// A ticket that is to be printed; its number is durable.
public struct PrintOrder: Hashable, Sendable {
  public var reference: TicketReference
  public var job: String
  /// Says also which copy it is.
  public var content: TicketContent

  public init(reference: TicketReference, job: String, content: TicketContent) {
    self.reference = reference
    self.job = job
    self.content = content
  }
}

/// One printer, with a thread of its own.
public protocol TicketPrinting: Sendable {
  /// The configured name.
  var name: String { get }
  /// Takes a ticket to be printed after those before it. Returns at once; reports follow.
  func print(_ order: PrintOrder)
  /// Asks what became of the jobs of an earlier run, by name and uuid. Returns at once; reports follow.
  ///
  /// A job that is young is followed to its end, an older one is cancelled; a job that nobody knows is `lost`.
  ///
  /// - Parameter ages: milliseconds since the issue, by the intention's place in the list.
  func settle(_ intentions: [OpenIntention], ages: [Int64])
  /// Prints one short line that shows that print comes out.
  func printReadyLine()
  /// Gives up what waits and ends the thread.
  func stop()
}
