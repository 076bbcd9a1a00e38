/// How to deal with one printer: the query of its device URI.
///
/// | option   | values                 | default |                                                                       |
/// | -------- | ---------------------- | ------- | --------------------------------------------------------------------- |
/// | `status` | `yes`, `no`, `auto`    | `auto`  | whether the printer answers; `auto` asks at the start of each job     |
/// | `answer` | 50…5000 milliseconds   | 300     | how long an answer may take                                           |
/// | `wait`   | 1…3600 seconds         | 30      | how long a job may make no progress before it fails                   |
/// | `finish` | 1…60 seconds           | 3       | how long a printer that is well may take to say that it has finished  |
/// | `asb`    | `yes`, `no`            | `yes`   | whether a printer that answers is asked to report changes by itself   |
public struct DeliveryOptions: Hashable, Sendable {
  public enum Status: String, Hashable, Sendable { case yes, no, auto }

  public var status = Status.auto
  public var answer: Duration = .milliseconds(300)
  public var wait: Duration = .seconds(30)
  public var finish: Duration = .seconds(3)
  /// Automatic status back (`GS a`).
  public var reportsChanges = true

  public init() {}

  init(query: String) throws(DeviceAddress.Fault) {
    for field in query.split(separator: "&") {
      let name = field.prefix { $0 != "=" }
      try set(String(name), to: String(field.dropFirst(name.count + 1)))
    }
  }

  private mutating func set(_ name: String, to value: String) throws(DeviceAddress.Fault) {
    switch name {
    case "status":
      guard let known = Status(rawValue: value) else { throw Self.fault(name, value, "yes, no or auto") }
      status = known
    case "answer": answer = .milliseconds(try Self.number(name, value, in: 50...5000, "milliseconds"))
    case "wait": wait = .seconds(try Self.number(name, value, in: 1...3600, "seconds"))
    case "finish": finish = .seconds(try Self.number(name, value, in: 1...60, "seconds"))
    case "asb":
      guard value == "yes" || value == "no" else { throw Self.fault(name, value, "yes or no") }
      reportsChanges = value == "yes"
    default: throw .init(description: "“\(name)” is no option: known are status, answer, wait, finish and asb")
    }
  }

  private static func number(
    _ name: String, _ value: String, in range: ClosedRange<Int>, _ unit: String
  ) throws(DeviceAddress.Fault) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw fault(name, value, "\(range.lowerBound) to \(range.upperBound) \(unit)")
    }
    return number
  }

  private static func fault(_ name: String, _ value: String, _ right: String) -> DeviceAddress.Fault {
    .init(description: "option \(name) cannot be “\(value)”: write \(right)")
  }
}
