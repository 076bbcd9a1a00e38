internal import Drawing
internal import Events
internal import Ports
internal import Settings

/// The life of one job: made, given its document, followed to its end.
extension CupsWorker {
  func handOver() {
    guard watch.condition != .out || isWorthATry() else {
      if let head = line.takeHead() { fail(Sheet(head.order), "printer_out") }
      return
    }
    guard let head = line.takeHead() else { return }
    let submission = submit(Sheet(head.order)) { ticketMaker.ticket(for: head.order.content) }
    if case .notTaken = submission { line.putBack(head) }
  }

  private func isWorthATry() -> Bool {
    if !watch.isSuspected(at: now) { ask() }
    return watch.condition != .out && active == nil
  }

  enum Submission {
    case done
    /// The spooler knows nothing of it: it may be offered again.
    case notTaken
  }

  /// Draws a sheet and makes it the one job that is in the spooler.
  func submit(_ sheet: Sheet, drawing draw: () -> Result<TicketMaker.Ticket, DrawingFault>) -> Submission {
    guard case .success(let ticket) = draw() else {
      fail(sheet, "not_drawable")
      return .done
    }
    note(ticket.flaws)
    var sheet = sheet
    sheet.length = Int(ticket.millimetres.rounded(.up))
    return submit(sheet, ticket.document)
  }

  private func submit(_ sheet: Sheet, _ document: JobDocument) -> Submission {
    do throws(SpoolerFault) {
      try clearLeftovers()
      let job = try queue.printJob(
        named: sheet.job, document, cancelAfter: setup.limits.spoolerDeadline)
      line.spoolerAnswered()
      line.progressed(at: now)
      probeIsLast = false
      ticketMaker.previousJob = .unknown
      follow(sheet, job)
      return .done
    } catch {
      handle(error)
      return notSubmitted(sheet, because: error)
    }
  }

  /// Reports each flaw once, and the printer's condition with a reason as long as tickets have any.
  private func note(_ flaws: [DrawingFault]) {
    for flaw in flaws where toldFlaws.insert(flaw).inserted { setup.flawed(flaw) }
    watch.drawsWhole = flaws.isEmpty
  }

  /// The spooler did not say that it has the job.
  private func notSubmitted(_ sheet: Sheet, because fault: SpoolerFault) -> Submission {
    guard case .unreachable = fault else {
      fail(sheet, fault.reason)
      return .done
    }
    guard queue.mayHaveJob else {
      answer(sheet, .failed, fault.reason)
      return sheet.reference == nil ? .done : .notTaken
    }
    answer(sheet, .unconfirmed, fault.reason)
    ticketMaker.previousJob = .unknown
    // It had the document before it fell silent: it is asked when it is back.
    if sheet.reference == nil {
      leftovers.append(Leftover(job: sheet.job, uuid: ""))
    } else {
      let limit = now + setup.limits.deadline
      unsettled.append(
        Unsettled(sheet: sheet, uuid: "", mayPrintUntil: limit, askedUntil: limit, reason: fault.reason))
    }
    return .done
  }

  /// A job that has just been handed over is looked at after a pause: the spooler is busy with starting it, and a question
  /// would keep the paper waiting.
  private func follow(_ sheet: Sheet, _ job: Int) {
    active = Active(
      sheet: sheet, number: job, following: following(of: sheet), nextLook: now + JobFollowing.shortPause)
  }

  /// A job of an earlier run is looked at now.
  ///
  /// - Parameters:
  ///   - uuid: as the spooler reports it now.
  ///   - isReported: its hand-over was reported then.
  func follow(_ sheet: Sheet, _ job: Int, uuid: String, isReported: Bool) {
    active = Active(
      sheet: sheet, number: job, following: following(of: sheet, uuid: uuid), nextLook: now, isReported: isReported)
    look()
  }

  private func following(of sheet: Sheet, uuid: String? = nil) -> JobFollowing {
    JobFollowing(name: sheet.job, uuid: uuid, handedOver: now, deadline: deadline(of: sheet), scheme: watch.scheme)
  }

  private func deadline(of sheet: Sheet) -> Duration {
    if sheet.reference != nil { return setup.limits.deadline }
    return min(sheet.isReadyLine ? Self.lineDeadline : Self.sheetJobDeadline, setup.limits.deadline)
  }

  /// Asks for the active job and performs the next step.
  func look() {
    guard var job = active else { return }
    let answer = status(of: job.number)
    let before = job.following.lastProgress
    let step = job.following.handle(answer, at: now)
    if job.following.lastProgress > before { line.progressed(at: now) }
    if !job.isReported, let uuid = job.following.uuid {
      reportHandOver(of: job, uuid: uuid)
      job.isReported = true
    }
    active = job
    take(step, of: job)
    if case .look = step, case .seen(let status) = answer { lookAtPrinter(during: job, status) }
  }

  private func take(_ step: JobFollowing.Step, of job: Active) {
    switch step {
    case .look(let pause): active?.nextLook = now + pause
    case .cancel:
      // The next look shows whether it took effect.
      try? queue.cancel(job.number)
      active?.nextLook = now
    case .end(let ending):
      active = nil
      end(job, ending)
    }
  }

  /// A job that makes no progress has a reason, which whoever waits at the kiosk is to see at once.
  private func lookAtPrinter(during job: Active, _ status: JobStatus) {
    let standstill = now - job.following.lastProgress
    guard standstill >= JobFollowing.longPause, let reading = try? queue.reading() else { return }
    publish(watch.handle(reading, job: .init(message: status.message, standstill: standstill), at: now))
  }

  private func status(of job: Int) -> JobAnswer {
    do throws(SpoolerFault) {
      return try queue.job(job).map(JobAnswer.seen) ?? .gone
    } catch {
      if case .notFound = error { return .gone }
      handle(error)
      return .silence
    }
  }

  private func reportHandOver(of job: Active, uuid: String) {
    guard let reference = job.sheet.reference else { return }
    report(
      .handedOver(
        TicketHandedOver(
          reference: reference, printer: setup.printer, job: job.sheet.job, jobNumber: job.number, jobUUID: uuid,
          evidence: .spooler, copy: job.sheet.copy, length: job.sheet.length)))
  }

  private func cameOut(_ sheet: Sheet, isProven: Bool) {
    let isDoubtful = !isProven && watch.expectsProof
    watch.jobCompleted(with: try? queue.reading(), isProven: isProven)
    answer(sheet, isProven ? .printed : isDoubtful ? .unconfirmed : .handedOver, isDoubtful ? "device_silent" : nil)
    guard let reference = sheet.reference else { return }
    if isDoubtful {
      unconfirmed(sheet, "device_silent")
    } else if isProven {
      report(.printed(TicketPrinted(reference: reference, printer: setup.printer, copy: sheet.copy)))
    } else {
      report(.ended(reference))
    }
  }

  private func end(_ job: Active, _ ending: JobFollowing.Ending) {
    switch ending {
    case .done, .printed:
      line.progressed(at: now)
      probeIsLast = job.sheet.isProbe
      ticketMaker.previousJob = .ended
      cameOut(job.sheet, isProven: ending == .printed)
    case .failed(let reason): fail(job.sheet, reason)
    case .unconfirmed(let reason): unconfirmed(job.sheet, reason)
    case .lost: lost(job.sheet, "spooler_lost_job")
    case .leftOver:
      leftovers.append(Leftover(job: job.sheet.job, uuid: job.following.uuid ?? ""))
      unconfirmed(job.sheet, "deadline")
    }
    if job.following.hasLeft, ending != .done, ending != .printed { ticketMaker.previousJob = .brokenOff }
    afterEnd(ending)
  }

  private func afterEnd(_ ending: JobFollowing.Ending) {
    if [.failed(reason: "deadline"), .failed(reason: "device_unreachable")].contains(ending) {
      publish(watch.jobNeverLeft(at: now))
    }
    if !watch.isSuspected(at: now) { ask(proving: false) }
  }
}
