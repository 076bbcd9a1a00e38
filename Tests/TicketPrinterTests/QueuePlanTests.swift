import Testing

@testable import TicketPrinter

@Suite("Planning a queue for tickets")
struct QueuePlanTests {
  @Test(
    "A printer as people name it becomes the address that CUPS wants",
    arguments: [
      ("192.168.1.50", "kiosk-escpos://192.168.1.50/", "socket://192.168.1.50:9100/?contimeout=3&waiteof=false"),
      ("kitchen:9101", "kiosk-escpos://kitchen:9101/", "socket://kitchen:9101/?contimeout=3&waiteof=false"),
      ("[fe80::1]", "kiosk-escpos://[fe80::1]/", "socket://[fe80::1]:9100/?contimeout=3&waiteof=false"),
      ("/dev/usb/lp0", "kiosk-escpos:/dev/usb/lp0", nil),
      (
        "socket://kitchen", "socket://kitchen:9100/?contimeout=3&waiteof=false",
        "socket://kitchen:9100/?contimeout=3&waiteof=false"
      ),
      ("socket://kitchen/?waiteof=true", "socket://kitchen/?waiteof=true", "socket://kitchen/?waiteof=true"),
      ("usb://EPSON/TM-T82?serial=1", "usb://EPSON/TM-T82?serial=1", "usb://EPSON/TM-T82?serial=1"),
    ])
  func wishes(text: String, own: String, stock: String?) throws {
    let wish = try #require(DeviceTarget(text))
    #expect(wish.uri(hasOwnBackend: true) == own)
    #expect(wish.uri(hasOwnBackend: false) == stock)
  }

  @Test(
    "What is no printer is refused", arguments: ["", "two words", "host:0", "host:99999", "[fe80::1", "://x", "เครื่อง"])
  func noWish(text: String) { #expect(DeviceTarget(text) == nil) }

  @Test("A USB printer that both back ends find is told once; schemes and office printers are none")
  func printers() {
    let devices = [
      SpoolerDevice(uri: "socket"), SpoolerDevice(uri: "kiosk-escpos"),
      SpoolerDevice(uri: "kiosk-escpos:/serial/X1", info: "EPSON TM-T82 USB X1"),
      SpoolerDevice(uri: "usb://EPSON/TM-T82?serial=X1&interface=1", info: "EPSON TM-T82"),
      SpoolerDevice(uri: "kiosk-escpos:/port/1-2", identity: "MFG:XP;MDL:80;"),
      SpoolerDevice(uri: "usb://XP/80", identity: "MFG:XP;MDL:80;"),
      SpoolerDevice(uri: "usb://Star/TSP?serial=9", info: "Star TSP"),
      SpoolerDevice(uri: "socket://192.168.1.50:9100"), SpoolerDevice(uri: "ipp://office/print"),
    ]
    #expect(
      devices.ticketPrinters.map(\.uri) == [
        "kiosk-escpos:/serial/X1", "kiosk-escpos:/port/1-2", "usb://Star/TSP?serial=9", "kiosk-escpos://192.168.1.50/",
      ])
    #expect(
      [SpoolerDevice(uri: "socket://h:9100")].ticketPrinters.map(\.uri) == [
        "socket://h:9100/?contimeout=3&waiteof=false"
      ])
  }

  @Test("A queue with another device is left alone, unless it may be moved")
  func otherDevice() throws {
    let queue = SpoolerQueue(name: "ticket", device: "socket://old", isShared: true)
    #expect(throws: QueuePlan.Refusal.otherDevice(queue, wanted: "socket://new")) {
      try QueuePlan(queue: "ticket", device: "socket://new", among: [queue])
    }
    let moved = try QueuePlan(queue: "ticket", device: "socket://new", among: [queue], mayMove: true)
    #expect(moved.step == .move(from: "socket://old", [.shared]))
  }

  @Test("A queue that is right is kept, one that is not is put right, one that is not there needs a device")
  func steps() throws {
    let right = SpoolerQueue(name: "ticket", device: "socket://a")
    #expect(try QueuePlan(queue: "ticket", device: nil, among: [right]).step == .keep)
    var wrong = right
    (wrong.isStopped, wrong.errorPolicy, wrong.banners) = (true, "retry-job", ["standard"])
    let plan = try QueuePlan(queue: "ticket", device: "socket://a", among: [wrong])
    #expect(plan.step == .mend([.stopped, .retrying, .banners]) && plan.changesSomething)
    #expect(throws: QueuePlan.Refusal.noDevice) { try QueuePlan(queue: "other", device: nil, among: [right]) }
    #expect(try QueuePlan(queue: "other", device: "socket://b", among: [right]).step == .create)
  }

  @Test("The line for the disk is added once, replaces another value, and leaves all else")
  func schedulerText() throws {
    let text = "# mine\nLogLevel warn\n<Location />\n</Location>"
    let added = try #require(SchedulerText.writingAtOnce(text))
    #expect(added.hasPrefix(text + "\n") && added.hasSuffix("\nDirtyCleanInterval 0\n"))
    #expect(SchedulerText.writingAtOnce(added) == nil)
    #expect(
      SchedulerText.writingAtOnce("A b\n  dirtycleaninterval 30\n#DirtyCleanInterval 5\n")
        == "A b\nDirtyCleanInterval 0\n#DirtyCleanInterval 5\n")
  }

  @Test("A device that another queue has already is no spare, and the other queue is named")
  func shared() throws {
    let first = SpoolerQueue(name: "first", device: "kiosk-escpos:/port/1-1")
    #expect(try QueuePlan(queue: "spare", device: first.device, among: [first]).sharers == ["first"])
    #expect(try QueuePlan(queue: "spare", device: "kiosk-escpos:/port/1-2", among: [first]).sharers.isEmpty)
    #expect(try QueuePlan(queue: "first", device: nil, among: [first]).sharers.isEmpty)
  }
}
