/// A participant's place in the loop's list, with whoever carries out its effects.
struct Seat<Member: Participant>: LoopSeat {
  private var member: Member
  private let perform: @Sendable (Member.Effect, _ report: @escaping @Sendable (any Sendable) -> Void) -> Void

  /// - Parameter perform: called on the loop's thread; returns at once. Calls `report` on any thread when something comes
  ///   back of the effect, which is never dropped.
  init(
    _ member: Member,
    performing perform: @escaping @Sendable (Member.Effect, @escaping @Sendable (any Sendable) -> Void) -> Void
  ) {
    self.member = member
    self.perform = perform
  }

  var deadline: Int64? { member.deadline }

  mutating func receive(
    _ input: LoopInput, at moment: LoopMoment, reporting report: @escaping @Sendable (any Sendable) -> Void
  ) -> [LoopOutput<Never>] {
    member.receive(input, at: moment).compactMap { output in
      switch output {
      case .request(let request, let cause): return .request(request, because: cause)
      case .notice(let notice): return .notice(notice)
      case .effect(let effect):
        perform(effect, report)
        return nil
      }
    }
  }

  func describe(in status: inout LoopStatus) { member.describe(in: &status) }
}

extension Seat where Member.Effect == Never {
  init(_ member: Member) { self.init(member) { _, _ in } }
}

/// A participant as the loop sees it: by what it takes and gives, not by its name.
protocol LoopSeat: Sendable {
  var deadline: Int64? { get }
  /// Carries out the participant's effects.
  ///
  /// - Returns: what is left to the loop: requests and notices.
  mutating func receive(
    _ input: LoopInput, at moment: LoopMoment, reporting report: @escaping @Sendable (any Sendable) -> Void
  ) -> [LoopOutput<Never>]
  func describe(in status: inout LoopStatus)
}
