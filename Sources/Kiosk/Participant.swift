public import Events
public import Ports
internal import Presses
internal import VisitorPages
internal import VisitorJourney

/// One part of the kiosk that the loop works for: presses, the visitor's journey, paper, the staff menu and so on.
///
/// A pure value: an input and the moment go in; requests to the rules, notices to the other participants and effects
/// come out. It owns its state and its deadline, and knows no other participant by name. Its effects are carried out by
/// a function that stands beside it (`Seat`); what comes back of them from other threads is an input again.
protocol Participant: Sendable {
  /// What it has done in the world; `Never` where it only asks and notifies.
  associatedtype Effect: Sendable

  /// When it must be given `.time` if nothing happens before, in microseconds of the loop's clock; `nil`: nothing is due.
  var deadline: Int64? { get }

  /// - Returns: what is to be done, in this order.
  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>]

  /// Adds what it knows to the loop's status.
  func describe(in status: inout LoopStatus)
}

extension Participant {
  var deadline: Int64? { nil }
  func describe(in status: inout LoopStatus) {}
}

/// Who asked, and which ask of theirs: the type tells the asker, the value tells the ask.
///
/// A request takes its cause along; the answer and the durable events that the request led to bring it back. So nobody
/// has to find out by position or number which event answers which request.
public protocol Cause: Sendable {}

/// An outcome that somebody waits for, and who must not be left waiting when the loop ends before it comes.
protocol Awaited: Sendable {
  func refuse(_ refusal: Refusal)
}

/// What reaches the participants, each input all of them, in the order of the loop's list.
enum LoopInput: Sendable {
  /// The loop's first turn.
  case started
  case signal(InputSignal)
  /// So many signals found no room in the inbox, by device: nothing that is held there can be judged any more.
  case signalsLost([String: Int])
  case printer(PaperReport)
  /// A command of somebody who waits for its answer, such as the control socket's callers.
  case call(Call)
  /// The answer to a command that was asked with a cause. Answers come before the events of the same batch.
  case answer(Answer)
  /// These events are durable: whatever follows from them may be seen now.
  case durable(DurableBatch)
  /// What an effect came to, on another thread; of the type that the participant itself has chosen.
  case outcome(any Sendable)
  case notice(LoopNotice)
  /// Time has passed; comes once a turn.
  case time
  /// Everything that the inputs before this one led to is done, and the next one comes from outside.
  case settled
}

/// What one participant lets the others know, at once and without the rules.
enum LoopNotice: Sendable {
  /// What is done to the visitor's screen: a press, a key that moves the focus.
  case screen(ScreenInput, by: Press?)
  /// What happens to the visitor elsewhere, such as the staff menu's answer.
  case visitor(JourneyInput)
  /// The zone of the visitor's screen that a finger holds down; `nil`: none.
  case held(String?)
  /// The visitor's screen has this to show from now on.
  case scene(VisitorScene)
  /// To be spoken for those who do not see the screen.
  case speech(String, Language)
  /// The visitor's screen asks for staff.
  case staff(StaffRequest)
  /// Staff want old bodies to go now.
  case retentionAsked
}

/// What the visitor's screen asks for staff.
enum StaffRequest: Sendable {
  /// The digits go no further than the comparison.
  case checkPIN(String)
  case lockedOut(tries: Int)
  case report
  case command(StaffCommand)
}

/// What a participant has done about an input.
enum LoopOutput<Effect: Sendable>: Sendable {
  /// To be decided by the rules; durable before anybody sees it.
  case request(LoopRequest, because: (any Cause)?)
  case notice(LoopNotice)
  case effect(Effect)

  static func request(_ request: LoopRequest) -> Self { .request(request, because: nil) }
}

/// When an input reaches the participants: the time by every clock, and what is durable by then.
struct LoopMoment: Sendable {
  var reading: ClockReading
  /// The loop's clock: microseconds of `CLOCK_MONOTONIC`, by which input devices stamp their events.
  var time: Int64
  var state: KioskState
  /// The last durable event's position.
  var position: Int64
  /// Why the journal has failed for good.
  var fault: JournalFault?
}

/// The answer to a command.
public struct Answer: Sendable {
  public var cause: any Cause
  public var command: KioskCommand
  public var result: Result<KioskReply, Refusal>
}
