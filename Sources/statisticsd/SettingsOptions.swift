import ArgumentParser
import Settings

/// Which settings a command works with.
struct SettingsOptions: ParsableArguments {
  @Option(help: "The settings file; without it the one in /etc/queue-kiosk.")
  var config: String?

  @Option(help: "Where the store is, instead of what the settings say; enough for a trial on this machine alone.")
  var stateDirectory: String?

  @Option(help: "The port to listen on, instead of what the settings say; 0 takes any free port.")
  var port: Int?

  /// The settings file that is used; `nil` where a trial needs none.
  var file: String? { config ?? MachineFolders.paths(of: "statisticsd.yaml").first }

  /// - Throws: `ExitCode` 78 (`EX_CONFIG` of `sysexits.h`) after every fault was printed, or the question for settings
  ///   where there are none.
  func settings() throws -> StatisticsSettings {
    var settings = try chosen()
    if let stateDirectory { settings.stateDirectory = stateDirectory }
    if let port { settings.listen.port = port }
    return settings
  }

  /// Somebody who names a folder tries the program out; nobody else is served without settings.
  private func chosen() throws -> StatisticsSettings {
    if stateDirectory != nil, config == nil { return try Self.embedded() }
    if let file { return try Self.load(file) }
    let place = MachineFolders.all[0] + "/statisticsd.yaml"
    Console.error(
      """
      statisticsd: There are no settings at \(place).
        what to do: copy the example from /usr/share/doc/queue-kiosk/statisticsd.yaml there and adapt it, or name a file \
      with --config; for a trial on this machine alone give --state-directory FOLDER
        ภาษาไทย: ยังไม่มีไฟล์ตั้งค่า คัดลอกตัวอย่าง /usr/share/doc/queue-kiosk/statisticsd.yaml ไปไว้ที่ \(place) แล้วแก้ไข \
      หรือระบุไฟล์ด้วย --config ถ้าเพียงทดลองในเครื่องนี้ให้ใช้ --state-directory โฟลเดอร์
      """)
    throw ExitCode(Console.configurationFault)
  }

  /// - Throws: `ExitCode` 78 after every fault of the file was printed; warnings are printed only.
  private static func load(_ file: String) throws -> StatisticsSettings {
    do {
      let checked = try StatisticsSettings.load(file)
      for warning in checked.warnings { Console.error(warning.description) }
      return checked.settings
    } catch {
      Console.error(error.description)
      throw ExitCode(Console.configurationFault)
    }
  }

  /// Anyone on this machine may read; nobody else can connect.
  private static func embedded() throws -> StatisticsSettings {
    try StatisticsSettings.check("public: true\n", file: "(defaults)").settings
  }
}
