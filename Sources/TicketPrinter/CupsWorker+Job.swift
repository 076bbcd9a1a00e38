internal import Drawing
internal import Events
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

  /// A sheet is drawn while the spooler makes its job; only a page is drawn before, for the job tells its size.
  func submit(_ sheet: Sheet, drawing draw: () -> Result<TicketMaker.Ticket, DrawingFault>) -> Submission {
    var sheet = sheet
    var drawn = ticketMaker.format == .pdf ? draw() : nil
    var job: Int?
    do throws(SpoolerFault) {
      try clearLeftovers()
      let made = try queue.createJob(
        named: sheet.job, media: (try? drawn?.get())?.document.media, cancelAfter: setup.limits.spoolerDeadline
      ) { drawn = drawn ?? draw() }
      job = made
      line.spoolerAnswered()
      guard case .success(let ticket) = drawn else {
        fail(sheet, "not_drawable")
        try cancel(made)
        return .done
      }
      sheet.length = Int(ticket.millimetres.rounded(.up))
      try queue.send(ticket.document, to: made)
      line.progressed(at: now)
      probeIsLast = false
      follow(sheet, made)
      return .done
    } catch {
      handle(error)
      return broken(sheet, job: job, by: error)
    }
  }

  /// A job that did not get its document, as far as we know.
  private func broken(_ sheet: Sheet, job: Int?, by fault: SpoolerFault) -> Submission {
    guard case .unreachable = fault else {
      if job != nil { leftovers.append(Leftover(job: sheet.job, uuid: "")) }
      fail(sheet, fault.reason)
      return .done
    }
    guard job != nil else {
      leftovers.append(Leftover(job: sheet.job, uuid: ""))
      answer(sheet, .failed, fault.reason)
      return sheet.reference == nil ? .done : .notTaken
    }
    answer(sheet, .unconfirmed, fault.reason)
    // The document may have gone in before the spooler fell silent: it is asked when it is back.
    if sheet.reference != nil {
      unsettled.append(
        Unsettled(
          sheet: sheet, uuid: "", mayPrintUntil: now + setup.limits.deadline, askedUntil: now + setup.limits.deadline,
          reason: fault.reason))
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
  ///   - uuid: as the spooler tells it now.
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
    switch step {
    case .look(let pause): active?.nextLook = now + pause
    case .cancel:
      // Whether it took effect is for the next look to tell.
      try? queue.cancel(job.number)
      active?.nextLook = now
    case .end(let ending):
      active = nil
      end(job, ending)
    }
    if case .look = step, case .seen(let status) = answer { lookAtPrinter(during: job, status) }
  }

  /// A job that stands still has a reason, and whoever stands before the kiosk shall know it now.
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
      cameOut(job.sheet, isProven: ending == .printed)
    case .failed(let reason): fail(job.sheet, reason)
    case .unconfirmed(let reason): unconfirmed(job.sheet, reason)
    case .lost: lost(job.sheet, "spooler_lost_job")
    case .leftOver:
      leftovers.append(Leftover(job: job.sheet.job, uuid: job.following.uuid ?? ""))
      unconfirmed(job.sheet, "deadline")
    }
    if [.failed(reason: "deadline"), .failed(reason: "device_unreachable")].contains(ending) {
      publish(watch.jobNeverLeft(at: now))
    }
    if !watch.isSuspected(at: now) { ask(proving: false) }
  }
}
