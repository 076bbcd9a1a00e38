import PressStories
import Testing

@Suite("Stories of presses that are written wrongly prove nothing")
struct PressStoryTests {
  @Test(
    "A misspelt step, zone, key, contact, place or time is a fault",
    arguments: [
      "tuoch a 0.2,0.5", "touch a 0.2", "touch a 0.2,1.5", "touch a", "touch a 0.2,0.5 @soon", "lift a", "lift ?",
      "touch a 0.2,0.5 / lift b", "move a 0.2,0.5", "cancel a", "down KEY_77", "up KEY1", "close middle", "scene two",
      "90m", "90 ms", "lose it", "unplug pad", "touch a 0.2,0.5 / / lift a",
    ])
  func faults(_ story: String) { #expect(throws: PressStory.Fault.self) { try PressStory(story) } }

  @Test("The fault names the step")
  func words() {
    let fault = #expect(throws: PressStory.Fault.self) { try PressStory("down KEY_1 / 15ms / up KEY_11") }
    #expect(fault?.description == "“up KEY_11”: the pad has no key KEY_11")
  }
}
