import ArgumentParser
import Events
import Settings
import Terminal
import VisitorJourney
import VisitorPages
import VisitorVoice

/// `kioskd check`: the same reading that a start does, without a start; status 78 when something is wrong.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Bilingual(thai: "ตรวจสอบการตั้งค่า", english: "Check a configuration and exit."))

  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let (settings, quirks) = try configuration.load()
    try checkLayout(settings)
    try checkTickets(settings)
    checkSpeech(settings)
    let counts = [settings.services.count, settings.printers.count, settings.inputs.count, quirks.quirks.count]
    print(
      Bilingual(
        thai: "\(configuration.config): งานบริการ \(counts[0]) เครื่องพิมพ์ \(counts[1]) อุปกรณ์รับข้อมูล \(counts[2]) "
          + "อุปกรณ์ผิดปกติที่รู้จัก \(counts[3]) ใช้ได้",
        english: "\(configuration.config): \(counts[0]) services, \(counts[1]) printers, \(counts[2]) inputs, "
          + "\(counts[3]) known quirks. OK"
      ).spoken)
  }

  /// Says that the speech player is not there; the kiosk works without it.
  private func checkSpeech(_ settings: KioskSettings) {
    guard let program = settings.screen?.speechPlayer.first, SpeechPlayer.find(program) == nil else { return }
    StandardError.say(
      Bilingual(
        thai: "\(configuration.config): คำเตือน: screen.speech: ไม่พบโปรแกรม \(program) จึงจะไม่มีเสียงพูด "
          + "ให้ติดตั้ง หรือระบุเส้นทางเต็ม",
        english: "\(configuration.config): warning: screen.speech: there is no program \(program), so nothing will be "
          + "spoken. Install it, or write its whole path"))
  }

  /// - Throws: `Failure` when the screen has something that no finger can press at the panel's size.
  private func checkLayout(_ settings: KioskSettings) throws {
    let problems = VisitorOffer(settings)?.layoutProblems ?? []
    guard !problems.isEmpty else { return }
    for problem in problems.prefix(10) { StandardError.say("\(problem)") }
    throw Failure(
      .configuration,
      Bilingual(
        thai: "\(configuration.config): screen: จอขนาดนี้เล็กเกินไป (\(problems.count) แห่ง) ตรวจ width_mm และ height_mm "
          + "หรือใช้จอที่ใหญ่กว่า",
        english: "\(configuration.config): screen: a panel of this size cannot hold the screen (\(problems.count) "
          + "problems). Check width_mm and height_mm, or use a larger panel"))
  }
}
