import ArgumentParser
import Events
import Foundation
import InputSetup
import Settings
import Terminal

/// `kioskctl input learn`: asks for buttons and corners, and writes what it learned into the configuration.
struct LearnInputsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: Bilingual(
      thai: "ตั้งค่าจอสัมผัสหรือแป้นกดด้วยการกดตามที่ถาม", english: "Set up a touchscreen or pad by pressing it."),
    discussion: Bilingual(
      thai: "ถามทีละขั้นด้วยคำง่าย ๆ ใช้ได้ทั้งขณะที่ตู้ทำงานและหยุด แก้ไขไฟล์ตั้งค่าหลังจากแสดงสิ่งที่จะเปลี่ยนและท่านยืนยันแล้วเท่านั้น "
        + "หมายเหตุในไฟล์คงเดิม และเก็บไฟล์เดิมไว้ข้างกัน ระหว่างตั้งค่า การกดอุปกรณ์นั้นไม่ออกบัตรคิวและไม่นับคะแนน",
      english:
        "Asks in plain words, by way of the running kiosk or alone when it is stopped, and changes the configuration only "
        + "after you have seen and confirmed what changes. Comments stay; a copy of the file as it was stays beside it. "
        + "While a device is being set up, its presses give no ticket and no rating."))

  @OptionGroup var kiosk: KioskSocket
  @OptionGroup var configuration: ConfigurationOption
  @Flag(help: ArgumentHelp(Bilingual(thai: "บันทึกโดยไม่ถามยืนยัน", english: "Save without asking for a confirmation.")))
  var yes = false
  @Flag(
    help: ArgumentHelp(
      Bilingual(
        thai: "เรียกคืนไฟล์ก่อนการแก้ไขครั้งล่าสุดด้วยคำสั่งนี้",
        english: "Bring back the file as it was before the last change by this command.")))
  var undo = false

  func run() async throws {
    let file = configuration.file
    if undo { return try UndoLearning(file: file, isAgreed: yes).run() }
    let settings = try file.settings()
    try file.requireWritable()
    let devices = try await LearnableDevices.open(kiosk, settings)
    let manner = LearningDialogue.Manner(
      language: .spoken, isKioskRunning: devices.isKioskRunning, isAgreed: yes,
      restartCommand: "sudo systemctl restart kioskd")
    try await LearningSession(
      dialogue: LearningDialogue(manner, settings: settings), devices: devices, file: file
    ).run()
  }
}

/// `--undo`: shows what comes back, asks, and brings it back.
private struct UndoLearning {
  let file: ConfigurationFile
  let isAgreed: Bool

  func run() throws {
    guard let copy = file.latestCopy else {
      throw Failure(
        .noInput,
        Bilingual(
          thai: "ไม่มีสำเนาของ \(file.path) ก่อนการแก้ไข", english: "there is no copy of \(file.path) from before a change"))
    }
    try file.requireWritable()
    let difference = LineDifference.text(from: try file.text(), to: try ConfigurationFile.text(of: copy))
    StandardOutput.say(Bilingual(thai: "จะเรียกคืน \(copy):", english: "This brings back \(copy):"))
    StandardOutput.say(difference)
    guard isAgreed || isConfirmed() else {
      return StandardOutput.say(Bilingual(thai: "ไม่มีการเปลี่ยนแปลงใด ๆ", english: "Nothing was changed."))
    }
    let kept = try file.restore(copy)
    StandardOutput.say(
      Bilingual(
        thai: "เรียกคืนแล้ว ไฟล์ก่อนเรียกคืนเก็บไว้ที่ \(kept) จะมีผลเมื่อเริ่ม kioskd ใหม่: sudo systemctl restart kioskd",
        english: "Done. The file as it was: \(kept). It counts when kioskd starts: sudo systemctl restart kioskd"))
  }

  private func isConfirmed() -> Bool {
    StandardOutput.say(Bilingual(thai: "เรียกคืนหรือไม่\n  1. ใช่\n  0. ไม่", english: "Bring it back?\n  1. Yes\n  0. No"))
    return readLine()?.trimmingCharacters(in: .whitespaces) == "1"
  }
}
