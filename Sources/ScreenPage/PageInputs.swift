internal import CLinux
import Synchronization
internal import SystemCalls

/// Turns what people do on the page into what input devices say, in order.
final class PageInputs: Sendable {
  private struct State {
    var panel = TouchPanel()
    var lastPress = Int64.min
  }

  /// How long a button of the pad is down; microseconds.
  private static let pressLength: Int64 = 60_000
  private let screen: InputPipe
  private let pad: InputPipe?
  /// Held while writing, which never blocks, so that events of one device are in order.
  private let state = Mutex(State())

  init(screen: InputPipe, pad: InputPipe?) {
    self.screen = screen
    self.pad = pad
  }

  /// - Throws: when the kiosk does not read; nothing of the steps counts then.
  func touch(_ steps: [TouchStep]) throws(SystemFault) {
    try update { state throws(SystemFault) in
      var panel = state.panel
      let frames = panel.frames(for: steps, now: EventFrame.now)
      if !frames.isEmpty { try screen.write(frames) }
      state.panel = panel
    }
  }

  /// Takes back whatever is held, because nobody looks any more who could let it go.
  func release() throws(SystemFault) {
    try update { state throws(SystemFault) in
      guard state.panel.isTouched else { return }
      try screen.write(state.panel.release(now: EventFrame.now))
    }
  }

  /// Presses a key of the pad and lets it go.
  func press(_ key: UInt16) throws(SystemFault) {
    guard let pad else { return }
    try update { state throws(SystemFault) in
      let begin = max(state.lastPress, EventFrame.now - Self.pressLength)
      let end = max(begin, EventFrame.now)
      let code = Int32(key)
      try pad.write([
        EventFrame(time: begin, events: [DeviceEvent(EV_KEY, code, 1), .report]),
        EventFrame(time: end, events: [DeviceEvent(EV_KEY, code, 0), .report]),
      ])
      state.lastPress = end
    }
  }

  private func update(_ change: (inout State) throws(SystemFault) -> Void) throws(SystemFault) {
    try state.withLock { state throws(SystemFault) in try change(&state) }
  }
}
