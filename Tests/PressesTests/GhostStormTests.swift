import PressStories
import Presses
import Testing

@Suite("Ghost storms")
struct GhostStormTests {
  /// Taps of 10 ms that begin every `pace` ms at places all over the screen, from `start` on.
  private static func storm(_ count: Int, pace: Int = 40, from start: Int = 0) -> String {
    (0..<count).map { index in
      let begin = start + index * pace
      let place = "0.\(index * 3 % 10),0.\(index * 7 % 10)"
      return "touch g\(index) \(place) @\(begin) / lift g\(index) @\(begin + 10)"
    }.joined(separator: " / ")
  }

  static let stories = [
    PressExample(
      "five taps far apart are late, and all count",
      "touch a 0.1,0.1 @0 / lift a @10 / touch b 0.9,0.9 @100 / lift b @110 / touch c 0.1,0.9 @200 / lift c @210 "
        + "/ touch d 0.9,0.1 @300 / lift d @310 / touch e 0.1,0.5 @400 / lift e @410",
      presses: "left@10 right@110+490 left@210+490 right@310+490 left@410+490"),
    PressExample(
      "the sixth makes it a storm: only what could have been a tap has pressed",
      "touch a 0.1,0.1 @0 / lift a @10 / touch b 0.9,0.9 @100 / lift b @110 / touch c 0.1,0.9 @200 / lift c @210 "
        + "/ touch d 0.9,0.1 @300 / lift d @310 / touch e 0.1,0.5 @400 / lift e @410 / touch f 0.9,0.5 @490 / lift f @500",
      presses: "left@10", ignored: [.ghostStorm: 5]),
    PressExample(
      "a storm whose contacts overlap presses nothing at all",
      "touch a 0.1,0.1 @0 / touch b 0.9,0.9 @10 / lift a @20 / touch c 0.1,0.9 @20 / touch d 0.9,0.1 @30 "
        + "/ touch e 0.1,0.5 @40 / touch f 0.9,0.5 @50 / lift b @60 / lift c @60 / lift d @60 / lift e @60 / lift f @60",
      presses: "", ignored: [.secondFinger: 3, .ghostStorm: 3]),
    PressExample(
      "two hands that tap one after the other lose nothing",
      "touch a 0.2,0.5 / 60ms / lift a / 40ms / touch b 0.7,0.5 "
        + "/ 60ms / lift b", presses: "left@60 right@160+440"),
    PressExample(
      "a tap that lasts longer than a storm's window does not wait",
      "touch a 0.2,0.5 / 60ms / lift a / 40ms / touch b 0.7,0.5 / 510ms / lift b", presses: "left@60 right@610"),
  ]

  @Test("What waits, what counts", arguments: stories)
  func waiting(_ story: PressExample) throws { try story.check() }

  @Test("A storm of 300 contacts costs one press at the most, and leaves nothing behind")
  func threeHundred() throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    let presses = try PressStory(Self.storm(300)).presses(by: &recognition)
    #expect(presses.split(separator: " ").count <= 1)
    #expect(recognition.deadline == nil)
    #expect((recognition.ignoredInAll[.ghostStorm] ?? 0) >= 250)
  }

  @Test("Before a second of quiet a tap counts for nothing, after it counts")
  func quiet() throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    _ = try PressStory(Self.storm(12)).presses(by: &recognition)
    #expect(try PressStory("touch a 0.2,0.5 @1439 / lift a @1500").presses(by: &recognition) == "")
    #expect(try PressStory("touch b 0.2,0.5 @2439 / lift b @2500").presses(by: &recognition) == "left@2500")
  }

  @Test("A child that hammers on one place is no storm: every tap presses, at once")
  func hammering() throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    let taps = (0..<200).map { "touch a\($0) 0.2,0.5 @\($0 * 60) / lift a\($0) @\($0 * 60 + 30)" }
    let presses = try PressStory(taps.joined(separator: " / ")).presses(by: &recognition).split(separator: " ")
    #expect(presses.count == 200 && !presses.contains { $0.contains("+") })
  }

  @Test("Ghost touches at one corner are one touch, and a real tap among them counts at once")
  func corner() throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    let ghosts = (0..<60).map { index in
      let real = index == 30 ? " / touch real 0.7,0.5 @1190 / lift g30 @1212" : " / lift g\(index) @\(index * 40 + 12)"
      return "touch g\(index) 0,0.99 @\(index * 40)" + real + (index == 32 ? " / lift real @1310" : "")
    }
    let story = ghosts.joined(separator: " / ").replacing(
      "touch g30 0,0.99 @1200 / touch real 0.7,0.5 @1190", with: "touch real 0.7,0.5 @1190 / touch g30 0,0.99 @1200")
    #expect(try PressStory(story).presses(by: &recognition) == "left@12 right@1310")
    #expect(recognition.ignoredInAll == [.jitter: 59])
  }

  @Test("Fifteen thousand contacts in one burst are bounded in memory and quick to judge")
  func burst() throws {
    var recognition = PressRecognition(scene: PressStory.scene)
    let signals = try PressStory(Self.storm(5000, pace: 0)).signals
    let clock = ContinuousClock()
    let time = clock.measure { _ = recognition.recognise(signals, at: 0) }
    #expect(recognition.deadline == nil)
    #expect(time < .seconds(5))
  }
}
