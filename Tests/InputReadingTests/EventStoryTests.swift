import EventStories
import Testing

@Suite("Stories of a device's events that are written wrongly fail")
struct EventStoryTests {
  @Test(
    "A line without a time, and a word that nobody knows",
    arguments: [
      "slot=0 id=7", "@soon x=1", "@10 solt=0", "@10 KEY_NONSENSE=1", "@10 x=left", "@10 x=1=2", "@10 0g:3=1",
    ])
  func faults(_ story: String) { withKnownIssue { _ = EventStory(story) } }
}
