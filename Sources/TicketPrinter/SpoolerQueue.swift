/// A queue as a CUPS scheduler has it.
public struct SpoolerQueue: Hashable, Sendable {
  /// What a queue for tickets should not have.
  public enum Shortcoming: String, Hashable, Sendable, CaseIterable {
    /// CUPS sends nothing to the printer.
    case stopped
    /// CUPS takes no jobs.
    case refusing
    /// After a failure CUPS would print a job again, or stop the queue: `printer-error-policy` is not `abort-job`.
    case retrying
    /// Other machines may print on it.
    case shared
    /// CUPS prints a page before or after each job.
    case banners
  }

  public var name: String
  /// `device-uri`; CUPS shows no password that is in it.
  public var device: String
  public var isStopped: Bool
  public var isAccepting: Bool
  public var isShared: Bool
  /// `printer-error-policy`: `abort-job`, `retry-job`, `retry-current-job` or `stop-printer`.
  public var errorPolicy: String
  /// `job-sheets-default`, without `none`.
  public var banners: [String]
  /// Bytes pass to the device as they are; a queue with a driver wants `format: pdf`.
  public var isRaw: Bool
  /// `printer-state-reasons`, sorted, without `none`, as they were reported last.
  public var reasons: [String]

  public init(
    name: String, device: String, isStopped: Bool = false, isAccepting: Bool = true, isShared: Bool = false,
    errorPolicy: String = Self.wantedPolicy, banners: [String] = [], isRaw: Bool = true, reasons: [String] = []
  ) {
    self.name = name
    self.device = device
    self.isStopped = isStopped
    self.isAccepting = isAccepting
    self.isShared = isShared
    self.errorPolicy = errorPolicy
    self.banners = banners
    self.isRaw = isRaw
    self.reasons = reasons
  }

  /// What may be on paper is not for a spooler to repeat, and one bad job must not close the queue.
  public static let wantedPolicy = "abort-job"

  public var shortcomings: [Shortcoming] { Shortcoming.allCases.filter(has) }

  private func has(_ shortcoming: Shortcoming) -> Bool {
    switch shortcoming {
    case .stopped: isStopped
    case .refusing: !isAccepting
    case .retrying: errorPolicy != Self.wantedPolicy
    case .shared: isShared
    case .banners: !banners.isEmpty
    }
  }
}

extension SpoolerQueue {
  /// CUPS names a queue without a driver so, in `printer-make-and-model`.
  private static let rawModel = "Local Raw Printer"

  static let attributes = [
    "printer-name", "device-uri", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
    "printer-is-shared", "printer-error-policy", "job-sheets-default", "printer-make-and-model",
  ]

  /// - Returns: `nil` for a group without a name.
  init?(_ group: [String: IPPValue]) {
    guard let name = group["printer-name"]?.texts.first else { return nil }
    self.init(
      name: name, device: group["device-uri"]?.texts.first ?? "",
      // RFC 8011, 5.4.11: 5 is stopped.
      isStopped: group["printer-state"]?.integers.first == 5,
      isAccepting: group["printer-is-accepting-jobs"]?.integers.first != 0,
      isShared: group["printer-is-shared"]?.integers.first == 1,
      errorPolicy: group["printer-error-policy"]?.texts.first ?? "",
      banners: (group["job-sheets-default"]?.texts ?? []).filter { $0 != "none" },
      isRaw: group["printer-make-and-model"]?.texts.first == Self.rawModel,
      reasons: (group["printer-state-reasons"]?.texts ?? []).filter { $0 != "none" }.sorted())
  }
}
