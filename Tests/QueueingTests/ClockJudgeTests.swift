import Events
import Queueing
import Testing

@Suite("Whether the wall clock can be believed")
struct ClockJudgeTests {
  private let built: Int64 = 1_790_000_000_000
  private let minute: Int64 = 60_000
  private let hour: Int64 = 3_600_000
  private let day: Int64 = 86_400_000

  /// Minutes after the last event, and what to think of them.
  private static let otherBoots: [(Int, ClockDoubt?)] = [
    (-960, .behindJournal), (9, .behindJournal), (10, nil), (960, nil), (10_080, nil), (525_600, .tooFarAhead),
  ]

  /// Minutes by which the clock departs from the time since boot, and whether that is a jump.
  private static let jumps: [(Int, Bool)] = [
    (-60, true), (-11, true), (-9, false), (0, false), (60, false), (1440, true), (6_307_200, true),
  ]

  /// A kiosk whose last event was written at `at` (after the build), 1,000 s after the boot `monday`.
  private func judge(believing at: Int64) -> ClockJudge {
    var judge = ClockJudge()
    judge.apply(Stamp(at: at, boot: "monday", uptime: 1_000_000, clock: .plausible))
    return judge
  }

  private func reading(_ at: Int64, boot: String = "tuesday", uptime: Int64 = 5000, synchronised: Bool = false)
    -> ClockReading
  {
    ClockReading(at: at, boot: boot, uptime: uptime, synchronised: synchronised)
  }

  @Test("A first start is believed, unless it is before the program was built")
  func firstStart() {
    #expect(ClockJudge().judge(reading(built + 1), buildDate: built).trust == .plausible)
    let atTheEpoch = ClockJudge().judge(reading(0), buildDate: built)
    #expect(atTheEpoch.trust == .doubtful && atTheEpoch.doubt == .beforeBuild)
  }

  @Test(
    "After another boot: yesterday 16.36 again is doubtful, the next morning and the next week are not, a year is",
    arguments: Self.otherBoots)
  func anotherBoot(minutes: Int, doubt: ClockDoubt?) {
    let at = built + 400 * day
    #expect(judge(believing: at).judge(reading(at + Int64(minutes) * minute), buildDate: built).doubt == doubt)
  }

  /// Seconds after the last event, seconds by which the hardware clock departs from the system's, and what to think.
  private static let shortCuts: [(Int64, Int64, ClockDoubt?)] = [
    (5, 0, nil), (540, -1, nil), (540, 5, nil), (540, -6, .behindJournal), (540, -86_400, .behindJournal),
    (-60, 0, .behindJournal), (2_592_060, 0, .tooFarAhead),
  ]

  @Test(
    "A short power cut raises no doubt where a clock with a battery ran through; one that departs or stood still is none",
    arguments: shortCuts)
  func hardwareClock(seconds: Int64, departure: Int64, doubt: ClockDoubt?) {
    let last = built + 400 * day
    var reading = reading(last + seconds * 1000)
    reading.hardware = reading.at + departure * 1000
    #expect(judge(believing: last).judge(reading, buildDate: built).doubt == doubt)
  }

  @Test(
    "Within one boot the time since boot tells: an hour back is a jump, and so is a day ahead; a set minute is not",
    arguments: Self.jumps)
  func sameBoot(minutes: Int, jumps: Bool) {
    let at = built + 400 * day
    let hourLater = reading(at + hour + Int64(minutes) * minute, boot: "monday", uptime: 1_000_000 + hour)
    #expect((judge(believing: at).judge(hourLater, buildDate: built).doubt == .jumpedWhileRunning) == jumps)
  }

  @Test("A kiosk that ran through a long holiday is not in doubt: the time since boot agrees")
  func longUptime() {
    let at = built + 400 * day
    let later = reading(at + 40 * day, boot: "monday", uptime: 1_000_000 + 40 * day)
    #expect(judge(believing: at).judge(later, buildDate: built).trust == .plausible)
  }

  @Test("Doubt stays while the machine runs, even when the clock looks right again, until a source or staff settle it")
  func doubtStays() {
    let at = built + 400 * day
    var judge = judge(believing: at)
    judge.apply(ClockJumped(expected: at, found: at - day, reason: ClockDoubt.behindJournal.rawValue))
    judge.apply(Stamp(at: at - day, boot: "tuesday", uptime: 4000, clock: .doubtful))
    #expect(judge.judge(reading(at + hour), buildDate: built).trust == .doubtful)
    #expect(judge.judge(reading(at + hour, synchronised: true), buildDate: built).trust == .synchronised)
    judge.settle(at: Stamp(at: at + hour, boot: "tuesday", uptime: 5000, clock: .doubtful))
    #expect(judge.judge(reading(at + hour, uptime: 6000), buildDate: built).trust == .plausible)
  }

  @Test("Another start judges anew: a clock that goes on from the doubtful one is doubtful, one well after it is not")
  func anotherStart() {
    let at = built + 400 * day
    var judge = judge(believing: at)
    judge.apply(ClockJumped(expected: at, found: at + 6 * minute, reason: ClockDoubt.behindJournal.rawValue))
    judge.apply(Stamp(at: at + 7 * hour, boot: "tuesday", uptime: 7 * hour, clock: .doubtful))
    let goesOn = reading(at + 7 * hour + minute, boot: "wednesday")
    #expect(judge.judge(goesOn, buildDate: built).doubt == .behindJournal)
    #expect(judge.judge(reading(at + 40 * hour, boot: "wednesday"), buildDate: built).trust == .plausible)
    #expect(judge.judge(reading(at + 365 * day, boot: "wednesday"), buildDate: built).doubt == .tooFarAhead)
  }
}
