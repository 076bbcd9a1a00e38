public import Events

/// What a zone does. Its name on the wire of presses is `kind` or `kind.value`.
public enum Target: Hashable, Sendable {
  // Home
  case service(String)
  case info(String)
  case group(Int)
  case more
  case lane
  case rate
  case notices
  // On the way to a number
  case visitorType(String)
  case takeNumber
  case printGuide
  case next
  case noted
  // Rating
  case face(Int)
  case correct
  case reason(RatingReason)
  case skip
  // Everywhere
  case back
  case access(AccessKey)
  case stay
  case leave
  // Staff
  case digit(Int)
  case erase
  case enter
  case task(StaffTask)
  case yes
  case no
  case raise(DateField)
  case lower(DateField)

  public var name: String {
    switch self {
    case .service(let code): "service.\(code)"
    case .info(let code): "info.\(code)"
    case .group(let index): "group.\(index)"
    case .visitorType(let code): "visitor_type.\(code)"
    case .face(let score): "face.\(score)"
    case .reason(let reason): "reason.\(reason.rawValue)"
    case .access(let key): "access.\(key.rawValue)"
    case .digit(let digit): "digit.\(digit)"
    case .task(let task): "staff.\(task.rawValue)"
    case .raise(let field): "raise.\(field.rawValue)"
    case .lower(let field): "lower.\(field.rawValue)"
    default: Self.plain.first { $0.value == self }?.key ?? ""
    }
  }

  public init?(_ name: String) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      guard let target = Self.plain[name] else { return nil }
      self = target
      return
    }
    guard let target = Self.valued(parts[0], parts[1]) else { return nil }
    self = target
  }

  private static func valued(_ kind: String, _ value: String) -> Target? {
    switch kind {
    case "service": .service(value)
    case "info": .info(value)
    case "group": Int(value).map { .group($0) }
    case "visitor_type": .visitorType(value)
    case "face": Int(value).map { .face($0) }
    case "reason": RatingReason(rawValue: value).map { .reason($0) }
    case "access": AccessKey(rawValue: value).map { .access($0) }
    case "digit": Int(value).map { .digit($0) }
    case "staff": StaffTask(rawValue: value).map { .task($0) }
    case "raise": DateField(rawValue: value).map { .raise($0) }
    case "lower": DateField(rawValue: value).map { .lower($0) }
    default: nil
    }
  }

  private static let plain: [String: Target] = [
    "more": .more, "lane": .lane, "rate": .rate, "notices": .notices, "take_number": .takeNumber,
    "print_guide": .printGuide, "next": .next, "noted": .noted, "correct": .correct, "skip": .skip, "back": .back,
    "stay": .stay, "leave": .leave, "erase": .erase, "enter": .enter, "yes": .yes, "no": .no,
  ]
}

/// The keys of the access bar, in their order.
public enum AccessKey: String, Hashable, Sendable, CaseIterable {
  case language
  case largeText = "large_text"
  case wheelchair
  case contrast
  case help
}
