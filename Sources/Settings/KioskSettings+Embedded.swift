import Events
import Queueing
import Foundation
import Queueing
import VisitorJourney

extension KioskSettings {
  /// A small sample office that is open always: what `kioskd` serves when no settings are given.
  ///
  /// - Parameters:
  ///   - stateDirectory: absolute; holds the journal and what else must last.
  ///   - runtimeDirectory: absolute; holds the control socket.
  public static func embedded(stateDirectory: String, runtimeDirectory: String) -> KioskSettings {
    KioskSettings(
      site: SiteSettings(
        code: "sample", name: Bilingual(thai: "สำนักงานตัวอย่าง", english: "Sample office"), time: .bangkok),
      kiosk: MachineSettings(
        code: "kiosk-1", stateDirectory: stateDirectory, runtimeDirectory: runtimeDirectory),
      hours: .always, services: sampleServices, visitorTypes: VisitorTypeOffer.standard)
  }

  /// One service of each kind of work.
  private static let sampleServices = [
    ServiceSettings(
      ServiceOffer(
        code: "ADVICE", name: Bilingual(thai: "ให้คำปรึกษาแนะนำเบื้องต้น", english: "First advice"),
        guide: ServiceGuide(
          place: Bilingual(thai: "ช่องบริการ 1–3", english: "Counters 1–3"),
          documents: [Bilingual(thai: "บัตรประจำตัวประชาชน", english: "National ID card")])),
      kind: .mission, series: "A"),
    ServiceSettings(
      ServiceOffer(
        code: "INFORMATION", name: Bilingual(thai: "สอบถามข้อมูลข่าวสาร", english: "Information"),
        guide: ServiceGuide(place: Bilingual(thai: "ช่องบริการ 4", english: "Counter 4"))),
      kind: .information, series: "C"),
    ServiceSettings(
      ServiceOffer(
        code: "COMPLAINT", name: Bilingual(thai: "รับเรื่องราวร้องทุกข์", english: "Complaints"),
        guide: ServiceGuide(place: Bilingual(thai: "ช่องบริการ 5", english: "Counter 5"))),
      kind: .complaint, series: "R"),
  ]
}

extension OfficeTime {
  /// The time of offices in Thailand: UTC+7 all year, which holds on a machine without the time-zone database too.
  static var bangkok: OfficeTime {
    let zone = TimeZone(identifier: "Asia/Bangkok") ?? TimeZone(secondsFromGMT: 7 * 3600)
    return OfficeTime(zone: zone ?? .gmt)
  }
}
