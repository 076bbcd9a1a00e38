import Events
import Testing
import Queueing

@Suite("Which ratings are believed")
struct RatingRuleTests {
  private let journal: JournalID
  private let rule: RatingRule

  init() throws {
    journal = try #require(JournalID("00112233445566778899aabbccddeeff"))
    rule = RatingRule(journal: journal)
  }

  /// A story: presses as `score@seconds`, at an office with 50 visits today, the last one now.
  private func story(
    _ presses: String, withinHours: Bool = true, visits: Int = 50, lastVisit: Int64? = 0
  ) throws -> [String] {
    let date = try #require(ServiceDate("2026-11-21"))
    var state = RatingState()
    var excluded: [Int64: ExclusionReason] = [:]
    var seq: Int64 = 0
    var order: [(seq: Int64, score: Int)] = []
    for press in presses.split(separator: " ") {
      let parts = press.split(separator: "@")
      let seconds = try #require(Double(parts[1]))
      let score = try #require(Int(parts[0]))
      let rating = RatingFacts(
        day: 1, date: date, score: score, scale: 5, basis: .exit, counter: nil, survey: .buttonPad, device: "exit")
      let stamp = Stamp(at: Int64(seconds * 1000), boot: "b", uptime: Int64(seconds * 1000), clock: .plausible)
      let site = RatingRule.Circumstances(
        stamp: stamp, withinHours: withinHours,
        lastVisit: lastVisit.map { Stamp(at: $0 * 1000, boot: "b", uptime: $0 * 1000, clock: .plausible) },
        visits: visits)
      order.append((seq + 1, score))
      for fact in rule.press(rating, seq: seq + 1, in: state, site) {
        seq += 1
        if case .rating(.excluded(let exclusion)) = fact {
          #expect(excluded.updateValue(exclusion.reason, forKey: exclusion.seq) == nil, "one reason at most")
        }
        state.apply(fact, seq: seq, stamp: stamp)
      }
    }
    #expect(state.valid == order.count - excluded.count)
    return order.map { excluded[$0.seq].map { "\($0.rawValue)" } ?? "counts" }
  }

  private func counted(_ times: Int) -> [String] { Array(repeating: "counts", count: times) }

  @Test("One visitor after another counts")
  func ordinary() throws {
    #expect(try story("5@0 4@30 5@65") == ["counts", "counts", "counts"])
  }

  @Test("A second press within 2 s is kept and not counted; the first counts")
  func repeated() throws {
    #expect(try story("5@0 5@1.9 5@3.9") == ["counts", "REPEAT", "counts"])
  }

  @Test("A press that turns out to be typed is kept and no longer believed; one that was excluded stays as it is")
  func typed() throws {
    let date = try #require(ServiceDate("2026-11-21"))
    let rating = RatingFacts(
      day: 1, date: date, score: 4, scale: 5, basis: .exit, counter: nil, survey: .buttonPad, device: "exit")
    let stamp = { Stamp(at: $0, boot: "b", uptime: $0, clock: .plausible) }
    var state = RatingState()
    #expect(rule.retractTyped("exit", in: state, at: stamp(0)).isEmpty)
    state.apply(.rating(.given(RatingGiven(rating: rating))), seq: 1, stamp: stamp(0))
    #expect(rule.retractTyped("exit", in: state, at: stamp(2000)).isEmpty)
    let facts = rule.retractTyped("exit", in: state, at: stamp(12))
    #expect(
      facts == [
        .rating(
          .excluded(
            RatingExcluded(RatingReference(EventID(journal: journal, seq: 1), rating: rating), reason: .play)))
      ])
    for fact in facts { state.apply(fact, seq: 2, stamp: stamp(12)) }
    #expect(state.valid == 0)
    #expect(rule.retractTyped("exit", in: state, at: stamp(12)).isEmpty)
  }

  @Test("Three levels within 10 s are play, and the whole burst goes")
  func playWithLevels() throws {
    #expect(try story("5@0 3@4 1@9") == ["PLAY", "PLAY", "PLAY"])
    #expect(try story("5@0 3@4 1@15") == ["counts", "counts", "counts"])
  }

  @Test("More than ten presses within 30 s are play")
  func playWithCount() throws {
    let ten = "5@0 4@2.5 5@5 4@7.5 5@10 4@12.5 5@15 4@17.5 5@20 4@22.5"
    #expect(try story(ten) == counted(10))
    #expect(try story(ten + " 5@25") == Array(repeating: "PLAY", count: 11))
  }

  @Test("Eight equal scores without a pause of 20 s are one finger, and the whole run goes")
  func run() throws {
    let seven = "5@0 5@15 5@30 5@45 5@60 5@75 5@90"
    #expect(try story(seven) == counted(7))
    #expect(try story(seven + " 5@105 5@130") == Array(repeating: "RUN", count: 8) + ["counts"])
    #expect(try story(seven + " 4@105") == counted(8))
  }

  @Test("Outside the hours, with nobody there, or more ratings than visitors: kept and not counted")
  func circumstances() throws {
    #expect(try story("5@0", withinHours: false) == ["OUTSIDE_HOURS"])
    #expect(try story("5@0", lastVisit: nil) == ["NOBODY"])
    #expect(try story("5@3600") == ["counts"])
    #expect(try story("5@3601") == ["NOBODY"])
    #expect(try story("5@0 4@30", visits: 1) == ["counts", "EXCESS"])
    #expect(try story("5@0", visits: 0) == ["EXCESS"])
  }
}
