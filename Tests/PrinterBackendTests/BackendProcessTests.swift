import Drawing
import Foundation
import KioskFixtures
import PrinterFixtures
import PrinterMessages
import Testing

@testable import TicketPrinter

/// A ticket of many bands, as the printer room writes it.
struct SampleTicket {
  let picture: Bitmap
  let job: [UInt8]

  init() throws {
    let canvas = try Canvas(width: 576, height: 700)
    for row in stride(from: 0, to: 700, by: 2) {
      canvas.fill(Box(x: row % 200, y: row, width: 100, height: 1))
    }
    picture = try canvas.bitmap()
    job = ESCPOS.job(picture)
  }

  /// The picture up to the end of a band.
  var bands: Int { ESCPOS.bands(of: picture).count { if case .raster = $0 { true } else { false } } }
}

@Suite("The backend as a process, and a printer that misbehaves", .serialized)
struct BackendProcessTests {
  let ticket: SampleTicket
  let folder = FileManager.default.temporaryDirectory

  init() throws { ticket = try SampleTicket() }

  private func uri(_ printer: AnsweringPrinter, _ options: String = "wait=2") -> String {
    "kiosk-escpos://127.0.0.1:\(printer.port)/?\(options)"
  }

  @Test("A ticket is printed dot for dot and cut, and the printer says so")
  func printed() throws {
    let printer = try AnsweringPrinter()
    let backend = try BackendProcess(uri(printer), job: ticket.job)
    #expect(backend.end() == 0)
    let last = BackendReport(.printed, answers: true, sent: ticket.bands, of: ticket.bands)
    #expect(backend.last == last)
    #expect(backend.lines.count { $0 == "PAGE: 1 1" } == 1)
    #expect(try printer.paper().tickets == [ticket.picture] && backend.reasons.isEmpty)
  }

  @Test("The job may be a file, as CUPS hands over raw jobs")
  func file() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ticket-\(UUID())")
    try Data(ticket.job).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let printer = try AnsweringPrinter()
    let backend = try BackendProcess(uri(printer), file: file.path)
    #expect(backend.end() == 0)
    #expect(backend.last?.stage == .printed)
    #expect(try printer.paper().tickets == [ticket.picture])
  }

  @Test("A printer that swallows silently gets the whole ticket, and nobody claims that it is on paper")
  func swallows() throws {
    for talk in [ReceiptFirmware.Talk.never, .realTime] {
      let printer = try AnsweringPrinter(ReceiptFirmware(talk))
      printer.swallow()
      let backend = try BackendProcess(uri(printer, "finish=1"), job: ticket.job)
      #expect(backend.end() == 0)
      #expect(backend.last?.stage == .sent && backend.last?.answers == (talk == .realTime))
      #expect(!backend.lines.contains("PAGE: 1 1"))
      #expect(printer.wait { $0.receivedBands == ticket.bands })
    }
  }

  @Test("The connection breaks after any band: the job ends, says how much had been sent, and sends nothing again")
  func breaks() throws {
    for band in 1...ticket.bands {
      for talk in [ReceiptFirmware.Talk.never, .everything] {
        let printer = try AnsweringPrinter(ReceiptFirmware(talk))
        printer.make(.breaksConnection(afterBand: band))
        let backend = try BackendProcess(uri(printer, "wait=2&answer=50"), job: ticket.job)
        let status = backend.end()
        let last = try #require(backend.last)
        if talk == .never, last.stage == .sent {
          // Its side of the line had taken the last byte before it broke, and it cannot say what it did with it.
          #expect(status == 0)
        } else {
          #expect(status == 5 && last.stage == .failed && last.cause == .lost)
          #expect(last.sent >= band && backend.reasons == ["offline-error"])
        }
        #expect(printer.connections == 1, "\(backend.lines)")
        #expect(printer.firmware.receivedBands <= ticket.bands)
      }
    }
  }

  @Test("The connection breaks before anything was sent: it is made again, and the ticket is printed once")
  func breaksEarly() throws {
    let printer = try AnsweringPrinter()
    printer.make(.breaksConnection(afterBand: 0))
    let backend = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
    #expect(backend.wait { $0.contains { $0.stage == .connecting } })
    printer.make(nil)
    #expect(backend.end() == 0)
    #expect(try printer.paper().tickets == [ticket.picture])
    #expect(backend.last?.stage == .printed && backend.reasons.isEmpty)
  }

  @Test("The printer stops reading: said in 2 s; when it reads on the ticket is printed, else the job fails")
  func stopsReading() throws {
    for isTransient in [true, false] {
      let printer = try AnsweringPrinter()
      printer.make(.stopsReading(afterBand: 2))
      let start = ContinuousClock.now
      let backend = try BackendProcess(uri(printer, "wait=\(isTransient ? 20 : 3)"), job: ticket.job)
      #expect(backend.wait { $0.last?.stage == .stalled })
      #expect(start.duration(to: .now) < .seconds(2.5) && backend.reasons == ["timed-out-error"])
      if isTransient {
        printer.make(nil)
        #expect(backend.end() == 0)
        #expect(backend.last?.stage == .printed && backend.reasons.isEmpty)
        #expect(try printer.paper().tickets == [ticket.picture])
      } else {
        #expect(backend.end() == 5)
        #expect(backend.last?.cause == .stalled && backend.last?.isCleared == false)
      }
    }
  }

  @Test("Paper ends after any band: said at once; with new paper the rest comes, once")
  func runsOut() throws {
    for band in 1...ticket.bands {
      let printer = try AnsweringPrinter()
      printer.runOut(afterBand: band)
      let backend = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
      #expect(backend.wait { $0.last?.stage == .waiting })
      #expect(backend.reasons == ["media-empty-error"] && backend.last?.reasons == [.mediaEmpty])
      printer.change { $0.paper = .present }
      #expect(backend.end() == 0)
      #expect(backend.last?.stage == .printed && backend.reasons.isEmpty)
      #expect(try printer.paper().tickets == [ticket.picture])
    }
  }

  @Test("Paper ends and the job is taken back: the printer forgets the rest, and new paper brings nothing out")
  func takenBack() throws {
    let printer = try AnsweringPrinter()
    printer.runOut(afterBand: 2)
    let backend = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
    #expect(backend.wait { $0.last?.stage == .waiting })
    backend.terminate()
    #expect(backend.end() == 5)
    let last = try #require(backend.last)
    #expect(last.cause == .cancelled && last.isCleared == true && last.sent >= 2)
    printer.change { $0.paper = .present }
    #expect(printer.firmware.clearings == 1)
    #expect(printer.firmware.printedBands == 2)
  }

  @Test("Cover open: nothing is sent until it is closed")
  func coverOpen() throws {
    let printer = try AnsweringPrinter()
    printer.change { $0.isCoverOpen = true }
    let backend = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
    #expect(backend.wait { $0.last?.stage == .waiting })
    #expect(backend.reasons == ["cover-open-error"] && printer.firmware.receivedBands == 0)
    printer.change { $0.isCoverOpen = false }
    #expect(backend.end() == 0)
    #expect(try printer.paper().tickets == [ticket.picture])
  }

  @Test("A printer that is off is waited for; one that stays off has printed nothing")
  func off() throws {
    let printer = try AnsweringPrinter()
    printer.switchOff()
    let patient = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
    #expect(patient.wait { _ in patient.reasons == ["connecting-to-device", "offline-error"] })
    let hasty = try BackendProcess(uri(printer, "wait=1"), job: ticket.job)
    #expect(hasty.end() == 5)
    #expect(hasty.last == BackendReport(.failed, sent: 0, of: ticket.bands, cause: .unreachable))
    printer.switchOn()
    #expect(patient.end() == 0)
    #expect(try printer.paper().tickets == [ticket.picture])
  }

  @Test("The scheduler dies: an orphan sends nothing more")
  func orphan() throws {
    let printer = try AnsweringPrinter()
    printer.change { $0.paper = .out }
    let backend = try BackendProcess(uri(printer, "wait=20"), job: ticket.job)
    #expect(backend.wait { $0.last?.stage == .waiting })
    backend.stopListening()
    #expect(backend.end(within: .seconds(5)) == 5)
    printer.change { $0.paper = .present }
    #expect(printer.firmware.receivedBands == 0)
  }

  @Test("Bands go out as they come, the first within milliseconds of being readable")
  func latency() throws {
    var times: [Duration] = []
    for _ in 0..<9 {
      let printer = try AnsweringPrinter()
      let backend = try BackendProcess(uri(printer))
      // It has asked the printer; the answer is on its way, and counts.
      #expect(printer.wait { _ in !printer.received.isEmpty })
      let start = ContinuousClock.now
      try backend.feed(Array(ticket.job.prefix(6 + 8 + 24 * 48)))
      #expect(printer.wait { $0.receivedBands == 1 })
      times.append(start.duration(to: try #require(printer.firstBand)))
      backend.terminate()
      #expect(backend.end() == 5)
    }
    #expect(times.sorted()[4] < .milliseconds(10))
  }

  @Test("--status asks outside of a job and says in one line what is")
  func status() throws {
    let printer = try AnsweringPrinter()
    func ask(_ printer: AnsweringPrinter) throws -> (status: Int32?, line: StatusLine?) {
      let run = try FinishedProgram.run("kiosk-escpos", ["--status", uri(printer)], in: folder)
      return (run.status, StatusLine(line: run.output.split(separator: "\n").first ?? ""))
    }
    #expect(try ask(printer) == (0, StatusLine(isReached: true, answers: true)))
    printer.change { $0.isCoverOpen = true }
    #expect(try ask(printer) == (1, StatusLine(isReached: true, answers: true, reasons: [.coverOpen])))
    printer.switchOff()
    #expect(try ask(printer).status == 3)
    let mute = try AnsweringPrinter(ReceiptFirmware(.never))
    #expect(try ask(mute).status == 2)
  }

  @Test("Without arguments it lists devices; a wrong URI is explained and prints nothing")
  func calls() throws {
    let list = try FinishedProgram.run("kiosk-escpos", [], in: folder)
    #expect(list.status == 0)
    #expect(list.output.contains("network kiosk-escpos \"Unknown\" \""))
    let backend = try BackendProcess("kiosk-escpos://127.0.0.1/?wait=never", job: ticket.job)
    #expect(backend.end() == 5)
    #expect(backend.lines.last?.contains("option wait cannot be “never”") == true)
  }
}
