import Events
import Settings
import VisitorJourney
import Testing
import Queueing
import VisitorPages

@testable import Kiosk

@Suite("Ratings on the screen of a running kiosk", .timeLimit(.minutes(1)))
struct ScreenRatingTests {
  private func story() throws -> ScreenStory {
    try ScreenStory {
      $0.screen?.purpose = .rating
      $0.screen?.faces = FacesSettings(at: .counter(3), RatingOffer(asksAboutOfficer: true))
    }
  }

  /// Somebody was served: else nobody is there to rate.
  private func visitors(_ count: Int, _ story: ScreenStory) async throws {
    for _ in 0..<count { _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil) }
  }

  @Test("One touch counts; thanks show the face, and the screen is ready for the next in 3 s")
  func face() async throws {
    let story = try story()
    defer { story.stop() }
    try await visitors(2, story)
    try await story.touch("face.5")
    _ = try await story.screen.sees(.ratingThanks)
    let given = try #require(try story.kiosk.facts().ratings.first)
    #expect(given.score == 5 && given.counter == 3 && given.question == .officer && given.survey == .touch)
    try await story.wait(3100)
    #expect(story.screen.last?.scene.page == .rating)
  }

  @Test("A low score asks what to improve; the answer is an event with the rating's facts")
  func reason() async throws {
    let story = try story()
    defer { story.stop() }
    try await visitors(2, story)
    try await story.touch("face.2")
    _ = try await story.screen.sees(.ratingReason)
    try await story.touch("reason.FAST_SLOW")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .rating(.reasonGiven) } }
    let reason = facts.compactMap { if case .rating(.reasonGiven(let reason)) = $0 { reason } else { nil } }.first
    #expect(reason?.reason == .speed && reason?.rating.score == 2)
  }

  @Test("A correction within 3 s takes the first back and counts once; the next visitor is not taken for play")
  func correction() async throws {
    let story = try story()
    defer { story.stop() }
    try await visitors(5, story)
    try await story.touch("face.1")
    _ = try await story.screen.sees(.ratingReason)
    try await story.touch("correct")
    try await story.touch("face.5")
    _ = try await story.screen.sees(.ratingThanks)
    let facts = try story.kiosk.facts()
    #expect(facts.ratings.map(\.score) == [1, 5])
    #expect(facts.exclusions == [.corrected])
    #expect(try await story.settle().state.ratings.valid == 1)
    try await story.wait(3100)
    try await story.touch("face.4")
    _ = try await story.screen.sees(.ratingThanks)
    #expect(try story.kiosk.facts().exclusions == [.corrected])
    #expect(try await story.settle().state.ratings.valid == 2)
  }

  @Test("A rating on the pad is thanked for on the screen; one pressed again at once is not")
  func pad() async throws {
    let story = try story()
    defer { story.stop() }
    try await visitors(5, story)
    try await story.wait(1000)
    story.loop.receive([.key("KEY_5", .down, at: story.clock.microseconds)])
    _ = try await story.screen.sees(.ratingThanks)
    try await story.wait(3100)
    #expect(story.screen.last?.scene.page == .rating)
  }
}

extension [Fact] {
  fileprivate var ratings: [RatingFacts] {
    compactMap { if case .rating(.given(let given)) = $0 { given.rating } else { nil } }
  }

  fileprivate var exclusions: [ExclusionReason] {
    compactMap { if case .rating(.excluded(let excluded)) = $0 { excluded.reason } else { nil } }
  }
}
