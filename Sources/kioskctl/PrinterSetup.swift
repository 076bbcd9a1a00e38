import Events
import Foundation
import Settings
import Terminal
import TicketPrinter

/// Performs `kioskctl printer setup`: looks, plans, asks, changes, and says what it did.
struct PrinterSetup {
  /// What the command line asks for; `nil`: as it is, or as it is found.
  struct Request {
    var queue: String?
    var device: String?
    var profile: String?
    var server: String?
    var config: String?
    var schedulerFile: String?
    var mayMove: Bool
    var isAgreed: Bool
  }

  static let standardQueue = "ticket"

  let request: Request

  func run() throws {
    let configured = try configuredPrinters()
    let cups = configured.compactMap(\.queue).first { request.queue == nil || $0.name == request.queue }
    let server = request.server ?? cups?.server
    let name = request.queue ?? cups?.name ?? Self.standardQueue
    let profile = try chosenProfile()
    let spooler = try Wiring.spooler(at: server)
    let place = server ?? Bilingual(thai: "เครื่องนี้", english: "this machine").spoken
    let queues = try asking(place) { () throws(SpoolerFault) in try spooler.queues() }
    PrinterSetupText.show(queues)
    let found = devices(of: spooler)
    let device = try chosenDevice(for: name, queues, found)
    let plan = try plan(name, device, queues)
    let file = SchedulerFile(request.schedulerFile, server: server)
    PrinterSetupText.show(plan)
    PrinterSetupText.show(file)
    if plan.changesSomething || file.state == .changeable {
      guard request.isAgreed || isConfirmed() else {
        return StandardOutput.say(Bilingual(thai: "ไม่มีการเปลี่ยนแปลงใด ๆ", english: "Nothing was changed."))
      }
      try perform(plan, by: spooler, at: place)
      try change(file)
    }
    PrinterSetupText.showStatus(ofDevice: plan.device)
    let model = found.first { $0.uri == plan.device }.map { $0.model + " " + $0.info } ?? ""
    PrinterSetupText.showSettings(
      plan, server: server, configured: configured.first { $0.queue?.name == name },
      profile: try profile ?? PrinterProfile.of(model: model, among: knownProfiles()), config: configurationFile)
  }

  // MARK: - What is known

  private var configurationFile: String { request.config ?? MachineFolders.configurationFile }

  /// The printers of the configuration; none where there is no configuration yet.
  private func configuredPrinters() throws -> [PrinterSettings] {
    if request.config == nil, access(configurationFile, R_OK) != 0 { return [] }
    do throws(SettingsFaults) {
      return try KioskSettings.load(configurationFile).settings.printers
    } catch {
      if request.config != nil { throw Failure(.configuration, Bilingual(thai: "\(error)")) }
      StandardError.say("\(error)")
      return []
    }
  }

  private func knownProfiles() throws -> [PrinterProfile] {
    do throws(SettingsFaults) { return try PrinterProfile.known() } catch {
      throw Failure(.configuration, Bilingual(thai: "\(error)"))
    }
  }

  private func chosenProfile() throws -> PrinterProfile? {
    guard let named = request.profile else { return nil }
    let known = try knownProfiles()
    if let profile = known.first(where: { $0.name == named }) { return profile }
    let names = known.map(\.name).joined(separator: ", ")
    throw Failure(
      .noInput,
      Bilingual(
        thai: "ไม่รู้จักรุ่นเครื่องพิมพ์ \(named) มีแต่ \(names)", english: "no printer model \(named) is known; there are \(names)"
      ))
  }

  /// What CUPS finds; empty where it does not let this user see.
  private func devices(of spooler: SpoolerAdministration) -> [SpoolerDevice] {
    StandardOutput.say(
      Bilingual(thai: "กำลังค้นหาเครื่องพิมพ์ (ไม่กี่วินาที) …", english: "Looking for printers (a few seconds) …"))
    do throws(SpoolerFault) {
      let devices = try spooler.devices()
      PrinterSetupText.show(devices)
      return devices
    } catch {
      PrinterSetupText.showHiddenDevices(error)
      return Self.ownBackendIsInstalled ? [SpoolerDevice(uri: SpoolerDevice.ownScheme)] : []
    }
  }

  /// As the package and `make install` put it.
  private static var ownBackendIsInstalled: Bool {
    access("/usr/lib/cups/backend/\(SpoolerDevice.ownScheme)", F_OK) == 0
  }

  // MARK: - Choosing

  /// - Returns: `nil`: the device that the queue has.
  private func chosenDevice(
    for queue: String, _ queues: [SpoolerQueue], _ devices: [SpoolerDevice]
  ) throws -> String? {
    if let named = request.device {
      guard let uri = DeviceTarget(named)?.uri(hasOwnBackend: devices.haveOwnBackend) else {
        throw PrinterSetupText.badDevice(named)
      }
      try Wiring.checkDevice(uri)
      return uri
    }
    if queues.contains(where: { $0.name == queue }) { return nil }
    let printers = devices.ticketPrinters
    if printers.count > 1, !request.isAgreed, let number = askedNumber(of: printers) { return printers[number].uri }
    guard printers.count == 1 else { throw PrinterSetupText.noChoice(among: printers) }
    return printers[0].uri
  }

  private func askedNumber(of printers: [SpoolerDevice]) -> Int? {
    PrinterSetupText.askWhich(printers)
    guard let answer = readLine().flatMap({ Int($0.trimmingCharacters(in: .whitespaces)) }) else { return nil }
    return printers.indices.contains(answer - 1) ? answer - 1 : nil
  }

  private func plan(_ name: String, _ device: String?, _ queues: [SpoolerQueue]) throws -> QueuePlan {
    do throws(QueuePlan.Refusal) {
      return try QueuePlan(queue: name, device: device, among: queues, mayMove: request.mayMove)
    } catch {
      switch error {
      case .noDevice: throw PrinterSetupText.noChoice(among: [])
      case .otherDevice(let queue, let wanted): throw PrinterSetupText.otherDevice(queue, wanted: wanted)
      }
    }
  }

  private func isConfirmed() -> Bool {
    StandardOutput.say(Bilingual(thai: "ดำเนินการหรือไม่\n  1. ใช่\n  0. ไม่", english: "Do this?\n  1. Yes\n  0. No"))
    return readLine()?.trimmingCharacters(in: .whitespaces) == "1"
  }

  // MARK: - Changing

  private func perform(_ plan: QueuePlan, by spooler: SpoolerAdministration, at place: String) throws {
    guard plan.changesSomething else { return }
    let isNew = plan.step == .create
    var device: String? = plan.device
    // An address as CUPS shows it may lack its password.
    if case .mend = plan.step { device = nil }
    try asking(place) { [device] () throws(SpoolerFault) in try spooler.put(plan.queue, to: device, isNew: isNew) }
    // Whether it holds is read back from the scheduler.
    let queues = try asking(place) { () throws(SpoolerFault) in try spooler.queues() }
    guard let made = queues.first(where: { $0.name == plan.queue }), made.shortcomings.isEmpty,
      made.device == plan.device || plan.device.contains("@")
    else {
      throw PrinterSetupText.notTaken(plan, queues.first { $0.name == plan.queue })
    }
    PrinterSetupText.showDone(plan)
  }

  private func change(_ file: SchedulerFile) throws {
    guard file.state == .changeable, let copy = try file.change() else { return }
    let isRestarted = request.isAgreed && file.isStandard && SchedulerFile.restart()
    PrinterSetupText.showChanged(file, copy: copy, isRestarted: isRestarted)
  }

  private func asking<Answer>(_ place: String, _ ask: () throws(SpoolerFault) -> Answer) throws -> Answer {
    do throws(SpoolerFault) { return try ask() } catch { throw Failure(error, at: place) }
  }
}

extension PrinterSettings {
  /// The queue that it names, if it is one of CUPS.
  fileprivate var queue: (name: String, server: String?)? {
    if case .cups(let queue, let server) = way { (queue, server) } else { nil }
  }
}
