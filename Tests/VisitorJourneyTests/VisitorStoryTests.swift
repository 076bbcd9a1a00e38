import Testing

@Suite("Stories of visits that are written wrongly fail")
struct VisitorStoryTests {
  @Test(
    "A step, zone, service, number, time or state that nobody knows is a failure of the story",
    arguments: [
      "tuoch ให้คำปรึกษา", "touch service.NONSENSE", "focus service.NONSENSE", "again 150", "wait long", "wait 4 sec",
      "number A00x", "number A001 on scren", "paper gone", "paper A009 out", "roll upside", "refused bussy", "pad five",
      "printer on fire", "open NONSENSE", "closed ADVICE no_moore", "answer pin rihgt", "answer yes",
    ])
  func faults(_ step: String) {
    var story = VisitorStory()
    let failures = story.play(step)
    #expect(failures.count == 1 && failures.first?.hasPrefix("1: \(step) – ") == true, "\(failures)")
  }
}
