import Testing

@Suite("Stories of the screen that are told wrongly fail")
struct ScreenStoryFaultTests {
  @Test("A zone that is not shown, and a key that the pad does not have")
  func faults() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    try await story.settle()
    await withKnownIssue { try await story.touch("service.NONSENSE") }
    await withKnownIssue { try await story.key("KEY_7") }
  }
}
