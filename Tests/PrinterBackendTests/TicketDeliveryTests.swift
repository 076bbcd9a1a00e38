import PrinterMessages
import Testing

@testable import PrinterBackend

@Suite("A ticket on its way to the printer")
struct TicketDeliveryTests {
  @Test("Asked first, then sent, then confirmed: printed, by the device's word")
  func printed() throws {
    var story = try Story()
    story.connects()
    #expect(story.flows() == DeviceCommand.questions)
    story.readsAll(Job.ticket(bands: 3))
    #expect(story.flows().isEmpty)
    story.receives(Answers.ready)
    #expect(story.flows() == DeviceCommand.haveYouFinished)
    story.receives(Answers.finished)
    #expect(story.last == BackendReport(.sending, answers: true, sent: 1, of: 3))
    let sent = story.flows()
    #expect(
      sent == Job.initialise + DeviceCommand.reportChanges + Job.ticket(bands: 3).dropFirst(2)
        + DeviceCommand.haveYouFinished)
    #expect(story.last == BackendReport(.confirming, answers: true, sent: 3, of: 3))
    #expect(story.delivery.exit == nil)
    story.receives(Answers.changedToReady + Answers.finishedPaperLow)
    #expect(story.last?.stage == .confirming && story.flows() == DeviceCommand.questions)
    story.receives(Answers.paperLow)
    #expect(story.last == BackendReport(.printed, answers: true, sent: 3, of: 3))
    #expect(story.impressions == 1 && story.reasons == [.mediaLow])
    story.flows()
    #expect(story.delivery.exit == .done && !story.delivery.breaksOff)
  }

  @Test("A printer that cannot answer gets the ticket after the bound, and is asked nothing more: sent, not printed")
  func cannotTell() throws {
    var story = try Story()
    story.connects()
    story.flows()
    story.readsAll(Job.ticket(bands: 2))
    story.after(.milliseconds(299))
    #expect(story.flows().isEmpty)
    story.after(.milliseconds(1))
    #expect(story.flows() == Job.ticket(bands: 2))
    #expect(story.last == BackendReport(.sent, answers: false, sent: 2, of: 2))
    #expect(story.delivery.exit == .done && story.impressions == 0)
  }

  @Test("A printer known to be mute is not asked")
  func mute() throws {
    var story = try Story("status=no")
    story.connects()
    story.readsAll(Job.ticket(bands: 2))
    #expect(story.flows() == Job.ticket(bands: 2))
    #expect(story.delivery.exit == .done)
  }

  @Test("Out of paper: nothing is sent; when there is paper the ticket goes out")
  func waitsForPaper() throws {
    var story = try Story()
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.complains(Answers.paperOut)
    #expect(story.last == BackendReport(.waiting, answers: true, sent: 0, of: 1, reasons: [.mediaEmpty]))
    #expect(story.reasons == [.mediaEmpty])
    story.after(.milliseconds(250))
    #expect(story.flows() == DeviceCommand.questions)
    story.receives(Answers.coverOpen)
    #expect(story.reasons == [.coverOpen])
    story.after(.milliseconds(250))
    story.flows()
    story.receives(Answers.paperLow)
    #expect(story.reasons == [.mediaLow])
    story.rehearses()
    #expect(story.flows().starts(with: Job.initialise))
  }

  @Test("Nobody brings paper: the job fails when its patience ends, and nothing is on paper")
  func patience() throws {
    var story = try Story("wait=2")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.complains(Answers.paperOut)
    for _ in 0..<7 {
      story.after(.milliseconds(250))
      story.flows()
      story.receives(Answers.paperOut)
    }
    #expect(story.delivery.exit == nil)
    story.after(.milliseconds(200))
    #expect(
      story.last
        == BackendReport(.failed, answers: true, sent: 0, of: 1, reasons: [.mediaEmpty], cause: .notReady))
    #expect(story.delivery.exit == .cancelJob && story.reasons == [.mediaEmpty])
  }

  @Test("Paper ends in the ticket: told by the printer itself, no band follows; with paper it goes on")
  func runsOut() throws {
    var story = try Story.begun(job: Job.ticket(bands: 4))
    story.flows(5000)
    story.receives(Answers.changedToPaperOut)
    #expect(story.last == BackendReport(.waiting, answers: true, sent: 2, of: 4, reasons: [.mediaEmpty]))
    story.flows()
    #expect(story.delivery.sent == 2)
    story.after(.milliseconds(250))
    story.receives(Answers.changedToReady)
    #expect(story.last?.stage == .sending && story.reasons.isEmpty)
    story.flows()
    story.receives(Answers.ready)
    story.flows()
    story.finishes()
    #expect(story.last?.stage == .printed)
  }

  @Test("Paper ends when all is on its way: what the printer lacks is what is said, until it has it again")
  func runsOutAtTheEnd() throws {
    var story = try Story.begun(job: Job.initialise + Job.band(rows: 9) + Job.cut)
    story.receives(Answers.changedToPaperOut)
    story.flows()
    #expect(story.last?.stage == .waiting && story.reasons == [.mediaEmpty])
    story.after(.seconds(10))
    #expect(story.last?.stage == .waiting && story.delivery.exit == nil)
    story.receives(Answers.changedToReady)
    #expect(story.last?.stage == .confirming && story.reasons.isEmpty)
    #expect(story.flows() == DeviceCommand.questions + DeviceCommand.haveYouFinished)
    story.receives(Answers.ready)
    story.finishes()
    #expect(story.last?.stage == .printed)
  }

  @Test("Paper ends and stays away: the printer is told to forget the rest; what it says decides what is known")
  func clearing() throws {
    for isCleared in [true, false] {
      var story = try Story.begun("wait=1", job: Job.ticket(bands: 4))
      story.flows(5000)
      story.receives(Answers.changedToPaperOut)
      story.flows()
      story.after(.seconds(1))
      #expect(story.flows().suffix(13) == DeviceCommand.clear)
      if isCleared { story.receives(Answers.cleared) } else { story.after(TicketDelivery.clearLimit) }
      #expect(
        story.last
          == BackendReport(
            .failed, answers: true, sent: 2, of: 4, reasons: [.mediaEmpty], cause: .notReady, isCleared: isCleared))
      #expect(story.delivery.exit == .cancelJob && story.delivery.breaksOff)
    }
  }

  @Test("A connection that breaks before the first band is made again")
  func breaksEarly() throws {
    var story = try Story()
    story.connects()
    story.flows()
    story.loses()
    #expect(story.delivery.exit == nil && story.last?.stage == .connecting)
    story.after(.milliseconds(1600))
    #expect(story.reasons == [.connecting, .offline])
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.receives(Answers.ready)
    story.rehearses()
    story.flows()
    story.finishes()
    #expect(story.last?.stage == .printed && story.reasons.isEmpty)
  }

  @Test("A connection that breaks after any byte of a band ends the job: nothing is ever repeated")
  func breaksLate() throws {
    let job = Job.ticket(bands: 3)
    for taken in stride(from: 0, through: job.count + 6, by: 97) {
      var story = try Story.begun(job: job)
      story.flows(taken)
      story.loses()
      let last = try #require(story.last)
      #expect(last.stage == .failed && last.cause == .lost && last.isCleared == false)
      #expect(last.sent >= 1 && last.bands == 3 && story.reasons == [.offline])
      #expect(story.line.count <= 2 * DeviceCommand.questions.count + job.count + 9)
      #expect(story.delivery.exit == .cancelJob && story.delivery.outgoing.isEmpty)
    }
  }

  @Test("Taken back before anything was sent: nothing is on paper, nothing is asked")
  func cancelledEarly() throws {
    var story = try Story()
    story.readsAll(Job.ticket(bands: 2))
    story.cancels()
    #expect(story.last == BackendReport(.failed, sent: 0, of: 2, cause: .cancelled))
    #expect(story.delivery.exit == .cancelJob && story.line.isEmpty)
  }

  @Test("Taken back in the ticket: not one byte more of it, only the order to forget")
  func cancelledLate() throws {
    var story = try Story.begun(job: Job.ticket(bands: 4))
    story.flows(1000)
    story.cancels()
    #expect(story.flows() == DeviceCommand.clear)
    story.receives(Answers.cleared)
    #expect(story.last == BackendReport(.failed, answers: true, sent: 1, of: 4, cause: .cancelled, isCleared: true))
  }

  @Test("A printer that takes no more data is told of in 2 s, and the job fails when its patience ends")
  func stops() throws {
    var story = try Story("status=no&wait=4")
    story.connects()
    story.readsAll(Job.ticket(bands: 4))
    story.flows(9000)
    story.after(.milliseconds(1500))
    #expect(story.last == BackendReport(.stalled, answers: false, sent: 2, of: 4))
    #expect(story.reasons == [.timedOut])
    story.flows(500)
    #expect(story.last?.stage == .sending && story.reasons.isEmpty)
    story.after(.seconds(4))
    #expect(story.last == BackendReport(.failed, answers: false, sent: 2, of: 4, cause: .stalled, isCleared: false))
  }

  @Test("A full kernel is no paper: a mute printer's job ends when the printer has taken the last byte")
  func unsent() throws {
    var story = try Story("status=no")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.delivery.sees(unsent: 4000, at: story.time)
    story.flows()
    #expect(story.delivery.exit == nil)
    story.after(.milliseconds(1500))
    #expect(story.reasons == [.timedOut])
    story.delivery.sees(unsent: 0, at: story.time)
    story.after(.zero)
    #expect(story.delivery.exit == .done && story.last?.stage == .sent && story.reasons.isEmpty)
  }

  @Test("Well, and no answer to GS r: it does not know the question, so it cannot tell")
  func noConfirmation() throws {
    var story = try Story("finish=1")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.receives(Answers.ready)
    story.flows()
    story.after(.milliseconds(300))
    story.flows()
    for _ in 0..<4 {
      story.after(.milliseconds(250))
      story.flows()
      story.receives(Answers.ready)
    }
    #expect(story.last == BackendReport(.sent, answers: true, sent: 1, of: 1))
    #expect(story.delivery.exit == .done && story.impressions == 0)
  }

  @Test("A printer that falls silent while it works is told of, and never believed to have printed")
  func fallsSilent() throws {
    var story = try Story.begun("wait=5&finish=1", job: Job.ticket(bands: 1))
    story.flows()
    for _ in 0..<20 {
      story.after(.milliseconds(200))
      story.flows()
    }
    #expect(story.reasons == [.timedOut] && story.last?.stage == .stalled)
    story.after(.seconds(2))
    #expect(story.last?.cause == .stalled && story.last?.isCleared == false && story.delivery.exit == .cancelJob)
  }

  @Test("Known to answer and silent: offline, never sent to in the blind")
  func knownToAnswer() throws {
    var story = try Story("status=yes&wait=1")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.after(.milliseconds(300))
    #expect(story.reasons == [.offline])
    story.after(.seconds(1))
    #expect(story.last?.cause == .notReady && story.last?.sent == 0)
    #expect(!story.line.contains(0x1d))
  }

  @Test("A job that ends in the middle of a command is damaged: the printer would swallow the next ticket")
  func damaged() throws {
    var story = try Story()
    story.readsAll(Array(Job.ticket(bands: 1).dropLast(20)))
    #expect(story.last == BackendReport(.failed, sent: 0, of: 0, cause: .damaged))
    #expect(story.delivery.exit == .cancelJob)
  }

  @Test("Dots that look like a question are no reason to believe an answer")
  func doubtfulDots() throws {
    let disguised =
      Job.initialise + Job.band(0x10, rows: 1) + [0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01] + Job.cut
    var story = try Story.begun(job: disguised)
    story.flows()
    story.receives([0x1a])
    #expect(story.reasons.isEmpty && story.last?.stage == .confirming)
    story.after(.milliseconds(290))
    #expect(story.flows().isEmpty)
    story.after(.milliseconds(300))
    #expect(story.flows() == DeviceCommand.questions)
  }

  @Test("Bands go out as they are read; the number of all of them is known at the end")
  func asItComes() throws {
    var story = try Story()
    story.connects()
    story.flows()
    story.receives(Answers.ready)
    story.rehearses()
    story.reads(Job.initialise + Job.band().dropLast())
    #expect(story.flows() == Job.initialise + DeviceCommand.reportChanges)
    story.reads([0xff])
    #expect(story.flows().count == Job.band().count)
    #expect(story.last == BackendReport(.sending, answers: true, sent: 1))
    story.readsAll(Job.cut)
    story.flows()
    #expect(story.last == BackendReport(.confirming, answers: true, sent: 1, of: 1))
  }

  @Test("Never reached: said within 2 s, failed when the patience ends, nothing on paper")
  func unreachable() throws {
    var story = try Story("wait=5")
    story.readsAll(Job.ticket(bands: 2))
    story.after(.milliseconds(1500))
    #expect(story.reasons == [.connecting, .offline] && story.last?.stage == .connecting)
    story.after(.seconds(4))
    #expect(story.last == BackendReport(.failed, sent: 0, of: 2, cause: .unreachable))
    #expect(story.reasons == [.offline])
  }

  @Test("Bytes that are no commands of tickets go through as they are, with the question behind them")
  func foreignJob() throws {
    let text: [UInt8] = Array("Hello\n".utf8) + [0x1c, 0x2e] + [0x1b, 0xfe, 1, 2, 3] + Job.cut
    var story = try Story.begun(job: text)
    #expect(story.flows() == text + DeviceCommand.haveYouFinished)
    #expect(story.delivery.sent > 0)
  }
}
