import PressStories
import Presses
import Testing

extension PressExample {
  /// Tells the story to a recognition that has seen nothing, and compares.
  func check(_ devices: [String: DeviceReading] = [:]) throws {
    var recognition = PressRecognition(scene: PressStory.scene, devices: devices)
    #expect(try PressStory(text).presses(by: &recognition) == presses)
    #expect(recognition.ignoredInAll == ignored)
  }
}

extension PressRecognition {
  /// By reason, of all devices.
  var ignoredInAll: [IgnoredPress: Int] {
    ignored.values.reduce(into: [:]) { sum, device in sum.merge(device, uniquingKeysWith: +) }
  }
}
