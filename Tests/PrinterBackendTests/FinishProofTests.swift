import PrinterMessages
import Testing

@testable import PrinterBackend

@Suite("What proves that a ticket is on paper")
struct FinishProofTests {
  /// A ticket of which everything is with a printer that is known to answer.
  private func sent(_ options: String = "", bands: Int = 1) throws -> Story {
    var story = try Story.begun(options, job: Job.ticket(bands: bands))
    story.flows()
    return story
  }

  @Test("Noise that looks like the answer proves nothing: the printer must say afterwards that it is well")
  func strayByte() throws {
    var silent = try sent("wait=3")
    silent.finishes([])
    #expect(silent.last?.stage == .confirming && silent.impressions == 0)
    silent.after(.seconds(5))
    #expect(silent.last?.cause == .stalled && silent.impressions == 0)

    var outOfPaper = try sent()
    outOfPaper.finishes(Answers.paperOut)
    #expect(outOfPaper.last?.stage == .waiting && outOfPaper.reasons == [.mediaEmpty])
    #expect(outOfPaper.impressions == 0)
  }

  @Test("An automatic status with flow control in it, or without its first byte, is no answer to the closing question")
  func brokenStatus() throws {
    var flowControl = try sent()
    flowControl.receives([0x1c, 0x00, Answers.xoff, 0x0c, 0x00])
    #expect(flowControl.last?.stage == .waiting && flowControl.reasons == [.mediaEmpty])
    var beheaded = try sent()
    beheaded.receives([0x00, 0x0c, 0x00])
    beheaded.flows()
    beheaded.receives(Answers.paperOut)
    #expect(beheaded.last?.stage == .waiting && beheaded.impressions == 0)
  }

  @Test("A round that was asked before the answer proves nothing; the one asked after it does")
  func roundBefore() throws {
    var story = try sent()
    story.after(TicketDelivery.questionPause)
    #expect(story.flows() == DeviceCommand.questions)
    story.receives(Answers.finished)
    story.receives(Answers.ready)
    #expect(story.last?.stage == .confirming)
    #expect(story.flows() == DeviceCommand.questions)
    story.receives(Answers.ready)
    #expect(story.last?.stage == .printed && story.impressions == 1)
  }

  @Test("A printer that is known to answer is waited for beyond the time for those that may not know the question")
  func slow() throws {
    var story = try sent("finish=1&wait=10")
    for _ in 0..<16 {
      story.after(TicketDelivery.questionPause)
      story.flows()
      story.receives(Answers.ready)
    }
    #expect(story.last?.stage == .confirming && story.delivery.exit == nil)
    story.finishes()
    #expect(story.last?.stage == .printed)
  }

  @Test("Answers that were owed to earlier jobs come before the first band, and prove nothing of this one")
  func earlierAnswers() throws {
    var story = try Story("wait=5")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.receives(Answers.ready)
    story.flows()
    story.after(.milliseconds(200))
    // Of the earlier job, and then of the rehearsal.
    story.receives(Answers.finished)
    #expect(story.flows() == DeviceCommand.questions)
    story.receives(Answers.finished + Answers.ready)
    #expect(story.last?.stage == .sending)
    story.flows()
    #expect(story.last?.stage == .confirming)
    story.receives(Answers.changedToPaperOut)
    story.after(.seconds(6))
    #expect(story.impressions == 0 && story.last?.cause == .notReady)
  }

  @Test("A printer that does not answer the rehearsal gets the ticket, and later answers prove nothing")
  func unrehearsed() throws {
    var story = try Story("finish=1")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.receives(Answers.ready)
    story.flows()
    story.after(.milliseconds(300))
    story.flows()
    story.finishes()
    #expect(story.impressions == 0 && story.last?.stage == .confirming)
    for _ in 0..<4 {
      story.after(TicketDelivery.questionPause)
      story.flows()
      story.receives(Answers.ready)
    }
    #expect(story.last?.stage == .sent && story.impressions == 0)
  }

  @Test("Bytes from before the question shift the answers: a fault is believed when it is said twice")
  func leftovers() throws {
    var story = try Story()
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    story.flows()
    story.receives([0x12, 0x16, 0x12, 0x12])
    story.receives([0x12])
    #expect(story.reasons.isEmpty && story.reports.isEmpty)
    story.after(StatusRound.quietTime)
    #expect(story.flows() == DeviceCommand.questions)
    story.receives([0x16, 0x12, 0x12, 0x12])
    story.rehearses()
    #expect(story.last?.stage == .sending)
  }

  @Test("Each byte of an answer has the time of an answer", arguments: [40, 80, 150, 250])
  func slowAnswers(milliseconds: Int) throws {
    var story = try Story("status=yes")
    story.connects()
    story.readsAll(Job.ticket(bands: 1))
    for answers in [Answers.ready, Answers.finished, Answers.ready] {
      story.flows()
      for byte in answers {
        story.after(.milliseconds(milliseconds))
        story.receives([byte])
      }
    }
    #expect(story.delivery.answers == true && story.delivery.sent == 1 && story.reasons.isEmpty)
  }

  @Test("A job that may find an open band is begun with NULs, unless the printer has shown that it reads commands")
  func resynchronised() throws {
    var mute = try Story("status=no", jobResynchronises: false)
    mute.connects()
    mute.readsAll(Job.ticket(bands: 1))
    #expect(mute.delivery.sent == 0)
    #expect(mute.flows() == DeviceCommand.resynchronise + Job.ticket(bands: 1))
    for answers in [true, false] {
      var story = try Story(jobResynchronises: false)
      story.connects()
      story.readsAll(Job.ticket(bands: 1))
      story.flows()
      story.receives(Answers.ready)
      #expect(story.flows() == DeviceCommand.haveYouFinished)
      if answers { story.receives(Answers.finished) } else { story.after(.milliseconds(300)) }
      #expect(story.flows().starts(with: answers ? Job.initialise : DeviceCommand.resynchronise))
    }
  }

  @Test("A printer whose state flickers is told of a few times a second, not for each change")
  func flickers() throws {
    var story = try Story.begun(job: Job.ticket(bands: 4))
    let before = story.reports.count
    for _ in 0..<1000 {
      story.receives(Answers.changedToPaperOut + Answers.changedToReady)
      story.after(.milliseconds(1))
    }
    #expect(story.reports.count - before <= 10)
  }
}
