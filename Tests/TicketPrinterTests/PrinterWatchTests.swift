import Events
import Queueing
import Settings
import Testing

@testable import TicketPrinter

@Suite("Knowing a printer's condition")
struct PrinterWatchTests {
  var watch = PrinterWatch(printer: "P1")
  let ready = PrinterReading(isStopped: false, isAccepting: true, reasons: [])
  let empty = PrinterReading(isStopped: false, isAccepting: true, reasons: ["media-empty-error"])
  let silent = SpoolerFault.unreachable(cause: "time-out")

  func change(_ state: PrinterState, _ reasons: [String] = []) -> PrinterStateChanged {
    PrinterStateChanged(printer: "P1", condition: state.condition, reasons: reasons, state: state)
  }

  @Test("Only changes are told, and a printer that is well is not asked again")
  mutating func well() {
    #expect(watch.handle(ready, at: .seconds(1)) == change(.cannotTell))
    #expect(watch.handle(ready, at: .seconds(2)) == nil)
    #expect(watch.nextAsk == nil)
  }

  @Test("While paper is out it is asked again with growing pauses up to 5 s; new paper is seen")
  mutating func paperOut() {
    #expect(watch.handle(empty, at: .seconds(0)) == change(.paperOut, ["media-empty-error"]))
    var pauses: [Duration] = []
    for _ in 0..<7 {
      guard let due = watch.nextAsk else { break }
      let before = due
      #expect(watch.handle(empty, at: due) == nil)
      pauses.append((watch.nextAsk ?? before) - before)
    }
    #expect(pauses == [2, 4, 5, 5, 5, 5, 5].map { .seconds($0) })
    #expect(watch.handle(ready, at: .seconds(500)) == change(.cannotTell))
    #expect(watch.nextAsk == nil)
  }

  @Test("A job that asks a printer whether it is back does not make of “off” anything else while it cannot connect")
  mutating func probed() {
    let off = PrinterReading(isStopped: false, isAccepting: true, reasons: ["offline-error"])
    let trying = PrinterReading(isStopped: false, isAccepting: true, reasons: ["connecting-to-device"])
    let job = PrinterWatch.Job(message: "", standstill: .seconds(2))
    #expect(watch.handle(trying, job: job, at: .seconds(0)) == change(.unreachable, ["connecting-to-device"]))
    #expect(watch.handle(off, at: .seconds(1)) == change(.off, ["offline-error"]))
    #expect(watch.handle(trying, job: job, at: .seconds(2)) == nil)
    #expect(watch.handle(off, at: .seconds(3)) == nil)
    #expect(watch.handle(empty, job: job, at: .seconds(4)) == change(.paperOut, ["media-empty-error"]))
  }

  @Test("A model that is known to tell is ready before its first job; experience is believed more than the model")
  func knownModel() {
    let own = PrinterReading(isStopped: false, isAccepting: true, reasons: [], device: "kiosk-escpos://host/")
    var talking = PrinterWatch(printer: "P1", known: PrinterProfile.Status.yes.ability)
    #expect(talking.handle(own, at: .seconds(0)) == change(.ready))
    #expect(!talking.expectsProof)
    talking.jobCompleted(with: own)
    #expect(talking.handle(own, at: .seconds(1)) == change(.cannotTell))
    var mute = PrinterWatch(printer: "P1", known: PrinterProfile.Status.no.ability)
    #expect(mute.handle(own, at: .seconds(0)) == change(.cannotTell))
    // Whatever the model: nothing comes back over this way.
    talking = PrinterWatch(printer: "P1", known: PrinterProfile.Status.yes.ability)
    #expect(talking.handle(ready, at: .seconds(0)) == change(.cannotTell))
  }

  @Test("A spooler that does not answer leaves the printer unknown")
  mutating func spoolerGone() {
    #expect(watch.handle(silent, at: .seconds(0)) == change(.spoolerSilent, ["spooler_unreachable"]))
    #expect(watch.nextAsk == .seconds(1))
    #expect(watch.handle(SpoolerFault.notFound, at: .seconds(1)) == change(.noQueue, ["no_such_queue"]))
  }

  @Test("A spooler that is still silent when it is asked again is out of use, told once, until it answers")
  mutating func spoolerStaysGone() {
    let out = PrinterStateChanged(
      printer: "P1", condition: .out, reasons: ["spooler_unreachable"], state: .spoolerSilent)
    #expect(watch.handle(silent, at: .seconds(0))?.condition == .unknown)
    #expect(watch.handle(silent, at: .milliseconds(900)) == nil, "a ticket's attempt is no second question")
    #expect(watch.handle(silent, at: .seconds(1)) == out)
    #expect(watch.condition == .unknown, "tickets that wait already are still offered")
    #expect(watch.handle(silent, at: .seconds(3)) == nil)
    #expect(watch.handle(ready, at: .seconds(7)) == change(.cannotTell))
    #expect(watch.handle(silent, at: .seconds(8))?.condition == .unknown)
  }

  @Test("A printer that took nothing is out for a while though CUPS calls it idle, then worth another ticket")
  mutating func silentDevice() {
    _ = watch.handle(ready, at: .seconds(0))
    #expect(watch.jobNeverLeft(at: .seconds(10)) == change(.unreachable, ["not_answering"]))
    #expect(watch.handle(ready, at: .seconds(10) + .milliseconds(500)) == nil)
    #expect(watch.isSuspected(at: .seconds(10) + .milliseconds(999)))
    #expect(watch.nextAsk == .seconds(11))
    #expect(watch.handle(ready, at: .seconds(11)) == change(.unproven, ["unproven"]))
    #expect(watch.nextAsk == nil)
    #expect(watch.jobNeverLeft(at: .seconds(30)) == change(.unreachable, ["not_answering"]))
    #expect(watch.nextAsk == .seconds(32))
    watch.jobCompleted(with: ready)
    #expect(watch.handle(ready, at: .seconds(40)) == change(.cannotTell))
  }

  @Test("A device that tells its state only during a job is asked by a line of paper; a spooler's fault is not")
  mutating func proof() {
    _ = watch.handle(empty, at: .seconds(0))
    #expect(watch.wantsProof)
    _ = watch.handle(silent, at: .seconds(1))
    #expect(!watch.wantsProof)
    _ = watch.jobNeverLeft(at: .seconds(2))
    #expect(!watch.wantsProof, "a stuck line would come out as a heap later")
  }

  @Test("What is still said after a line came out is nobody's word any more, until something else is said")
  mutating func stale() {
    _ = watch.handle(empty, at: .seconds(0))
    watch.jobCompleted(with: empty)
    #expect(watch.handle(empty, at: .seconds(1)) == change(.cannotTell))
    let open = PrinterReading(isStopped: false, isAccepting: true, reasons: ["cover-open-error"])
    #expect(watch.handle(open, at: .seconds(2))?.known == .coverOpen)
    #expect(watch.handle(empty, at: .seconds(3))?.known == .paperOut)
  }

  @Test("A trouble is told while the job still stands; what looks well is told when the job has ended")
  mutating func duringJob() {
    _ = watch.handle(ready, at: .seconds(0))
    let job = PrinterWatch.Job(message: "", standstill: .seconds(1))
    #expect(watch.handle(empty, job: job, at: .seconds(1)) == change(.paperOut, ["media-empty-error"]))
    #expect(watch.handle(ready, job: job, at: .seconds(2)) == nil)
    #expect(watch.handle(ready, at: .seconds(3)) == change(.cannotTell))
  }

  @Test("A queue that CUPS stopped and may not be started by us says so; one stopped by hand is left alone")
  mutating func stopped() {
    var reading = PrinterReading(
      isStopped: true, isAccepting: true, reasons: ["paused"], message: "Paused", device: "socket://host",
      errorPolicy: "stop-printer")
    var failed = JobStatus(name: "letter", uuid: "", state: .pending, message: "Paused")
    #expect(!reading.isStopped(becauseOf: [failed]))
    failed.message = "The printer is not responding."
    reading.message = "Cover is being repaired"
    #expect(!reading.isStopped(becauseOf: [failed]))
    reading.message = failed.message
    #expect(reading.isStopped(becauseOf: [failed]) && !reading.isStopped(becauseOf: []))
    for (device, policy) in [("kiosk-escpos://host/", "stop-printer"), ("socket://host", "abort-job")] {
      var other = reading
      (other.device, other.errorPolicy) = (device, policy)
      #expect(!other.isStopped(becauseOf: [failed]))
    }
    watch.mayNotResume = true
    #expect(watch.handle(reading, at: .seconds(0)) == change(.queueStopped, ["paused", "resume_not_permitted"]))
  }

  @Test("What a device can tell is known by its way out; where that leaves it open, the first job shows it")
  mutating func ability() {
    func reading(_ device: String) -> PrinterReading {
      PrinterReading(isStopped: false, isAccepting: true, reasons: [], device: device)
    }
    #expect(reading("ipp://printer.local/ipp/print").ability == .talks)
    #expect(reading("socket://10.0.0.9:9100").ability == .mute)
    #expect(reading("kiosk-escpos://10.0.0.9:9100/?status=yes").ability == .talks)
    #expect(reading("kiosk-escpos://10.0.0.9:9100/?status=no").ability == .mute)
    let auto = reading("kiosk-escpos://10.0.0.9:9100")
    #expect(auto.ability == nil)
    #expect(watch.handle(auto, at: .seconds(0)) == change(.cannotTell))
    watch.jobCompleted(with: auto, isProven: true)
    #expect(watch.handle(auto, at: .seconds(1)) == change(.ready))
    watch.jobCompleted(with: auto, isProven: false)
    #expect(watch.handle(auto, at: .seconds(2)) == change(.cannotTell))
  }

  @Test("A queue that is closed always gives a reason")
  func reported() {
    #expect(PrinterReading(isStopped: true, isAccepting: true, reasons: []).reported == ["stopped"])
    #expect(PrinterReading(isStopped: false, isAccepting: false, reasons: []).reported == ["not_accepting_jobs"])
    #expect(PrinterReading(isStopped: true, isAccepting: true, reasons: ["paused"]).reported == ["paused"])
  }
}
