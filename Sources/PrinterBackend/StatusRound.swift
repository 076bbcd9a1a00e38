/// The answers to one round of questions, `DLE EOT` 1 to 4.
///
/// Which question a byte answers is known by the order only, so a byte that was on the line before the question shifts all
/// others. Such a shift can make a fault of a printer that is well (the drawer's bit of the first answer is the cover's of
/// the second), and cannot make a well printer of one that is not.
struct StatusRound: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    case incomplete
    case complete(DeviceStatus)
    /// More came than was asked for: it is not known which bytes are the answers.
    case spoiled
  }

  /// How long nothing may come before a line counts as empty: more than the pause between the bytes of one message.
  static let quietTime: Duration = .milliseconds(50)

  private var answers: [UInt8] = []

  var isEmpty: Bool { answers.isEmpty }

  /// - Parameter bits: the status bytes of one reading of the line, in their order.
  mutating func take(_ bits: [UInt8]) -> Outcome {
    answers += bits
    if answers.count > DeviceCommand.questionCount { return .spoiled }
    return answers.count == DeviceCommand.questionCount ? .complete(DeviceStatus(answers: answers)) : .incomplete
  }
}
