import Events
import Settings

// What was learned becomes the configuration.
extension LearningDialogue {
  mutating func draft(at time: Int64) {
    guard let device = subject.device, let input = learnedInput(of: device) else { return enter(.choosing, at: time) }
    step = .saving
    deadline = time + Self.longestPause
    release()
    actions.append(.draft(binding.tightened(besides: device) + [input]))
  }

  /// The device's entry as it should be: the one that is there, changed, or a new one.
  private func learnedInput(of device: Int) -> InputSettings? {
    guard var input = binding.entry(of: device) ?? newInput(of: device) else { return nil }
    if case .device(let old) = input.way {
      // An identity that means this device and no equal one stays as somebody wrote it.
      let isExact = binding.equals(of: device).allSatisfy { $0 == device || !old.isMatched(by: devices[$0]) }
      if !isExact || !old.isMatched(by: devices[device]) {
        guard let identity = binding.identity(of: device) else { return nil }
        input.way = .device(identity)
      }
    }
    if subject.isPanel {
      input.panel = subject.mounting
    } else {
      input.rating = buttons.place
      input.keys = buttons.keys(besides: input.keys)
    }
    return input
  }

  private func newInput(of device: Int) -> InputSettings? {
    binding.identity(of: device).map { InputSettings(name: newName, way: .device($0)) }
  }

  /// `counter-3-pad`, `exit-pad`, `ticket-pad` or `screen`, with a number where that name is taken.
  private var newName: String {
    let base: String
    switch (subject.isPanel, buttons.place) {
    case (true, _): base = "screen"
    case (false, .counter(let number)): base = "counter-\(number)-pad"
    case (false, .exit): base = "exit-pad"
    case (false, nil): base = "ticket-pad"
    }
    let names = Set(settings.inputs.map(\.name))
    return ([base] + (2...99).map { "\(base)-\($0)" }).first { !names.contains($0) } ?? base
  }

  mutating func show(_ difference: String, at time: Int64) {
    guard step == .saving else { return }
    if difference.isEmpty {
      say("The configuration says so already; nothing is to be saved.", thai: "การตั้งค่าตรงกันอยู่แล้ว ไม่ต้องบันทึก")
      return enter(.askingMore, at: time)
    }
    say("This will be changed in the configuration:", thai: "การตั้งค่าจะเปลี่ยนดังนี้:")
    actions.append(.say(difference))
    if manner.isAgreed { save(at: time) } else { enter(.confirming, at: time) }
  }

  mutating func save(at time: Int64) {
    step = .saving
    deadline = time + Self.longestPause
    actions.append(.save)
  }

  mutating func saved(_ new: KioskSettings, copy: String, at time: Int64) {
    settings = new
    hasSaved = true
    say(
      "Saved. The file as it was: \(copy) (kioskctl input learn --undo brings it back)",
      thai: "บันทึกแล้ว แฟ้มเดิมเก็บไว้ที่ \(copy) (เรียกคืนด้วย kioskctl input learn --undo)")
    if manner.isKioskRunning, !manner.isAgreed { return enter(.restarting, at: time) }
    later(at: time)
  }

  mutating func refused(_ reason: String, at time: Int64) {
    actions.append(.say(reason))
    say("Nothing was changed.", thai: "ไม่มีการเปลี่ยนแปลงใด ๆ")
    if manner.isAgreed { leave() } else { enter(.askingMore, at: time) }
  }

  mutating func later(at time: Int64) {
    say(
      "It counts when kioskd starts: \(manner.restartCommand)", thai: "จะมีผลเมื่อเริ่ม kioskd ใหม่: \(manner.restartCommand)"
    )
    if manner.isAgreed { leave() } else { enter(.askingMore, at: time) }
  }

  mutating func restarted(_ isBack: Bool, at time: Int64) {
    if isBack {
      say("The kiosk has restarted and uses it.", thai: "ตู้เริ่มทำงานใหม่และใช้การตั้งค่านี้แล้ว")
    } else {
      say(
        "The kiosk has stopped and does not answer yet. Start it: \(manner.restartCommand)",
        thai: "ตู้หยุดแล้วและยังไม่ตอบ กรุณาเริ่มใหม่ด้วย: \(manner.restartCommand)")
    }
    enter(.askingMore, at: time)
  }
}
