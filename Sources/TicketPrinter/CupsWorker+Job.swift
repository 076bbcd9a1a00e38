internal import Events

/// The life of one job: made, given its document, followed to its end.
extension CupsWorker {
  func hand(over waiting: Waiting) {
    let order = waiting.order
    if let lastSilence, lastSilence > waiting.arrived { return fail(order, "spooler_unreachable") }
    if watch.condition == .out {
      if !watch.isSuspected(at: now) { ask() }
      if watch.condition == .out { return fail(order, "printer_out") }
    }
    guard let document = document(of: order) else { return }
    var job: Int?
    do throws(SpoolerFault) {
      try clearLeftovers()
      job = try queue.createJob(named: order.job, for: document)
      try job.map { id throws(SpoolerFault) in try queue.send(document, to: id) }
      job.map { follow(order, $0) }
    } catch {
      heard(error)
      broken(order, job: job, by: error)
    }
  }

  /// A job that was made and did not get its document, as far as we know.
  private func broken(_ order: PrintOrder, job: Int?, by fault: SpoolerFault) {
    leftovers.append(Leftover(job: order.job, uuid: ""))
    if job != nil, case .unreachable = fault {
      // The document may have gone in before the spooler fell silent.
      unconfirmed(order.reference, fault.reason)
    } else {
      fail(order, fault.reason)
    }
  }

  private func follow(_ order: PrintOrder, _ job: Int) {
    let following = JobFollowing(name: order.job, handedOver: now, deadline: setup.deadline)
    active = Active(order: order, number: job, following: following, nextLook: now)
    look()
  }

  /// Asks for the active job and performs the next step.
  func look() {
    guard var job = active else { return }
    let answer = sighting(of: job.number)
    let step = job.following.hear(answer, at: now)
    if !job.isReported, let uuid = job.following.uuid {
      reportHandOver(of: job, uuid: uuid)
      job.isReported = true
    }
    switch step {
    case .look(let pause): job.nextLook = now + pause
    case .cancel:
      // Whether it took effect is for the next look to tell.
      try? queue.cancel(job.number)
      job.nextLook = now
    case .end(let ending):
      active = nil
      end(job, ending)
      return
    }
    active = job
  }

  private func sighting(of job: Int) -> JobAnswer {
    do throws(SpoolerFault) {
      return try queue.job(job).map(JobAnswer.seen) ?? .gone
    } catch {
      if case .notFound = error { return .gone }
      heard(error)
      return .silence
    }
  }

  private func reportHandOver(of job: Active, uuid: String) {
    report(
      .handedOver(
        TicketHandedOver(
          reference: job.order.reference, printer: setup.printer, job: job.order.job, jobNumber: job.number,
          jobUUID: uuid, evidence: .spooler)))
  }

  private func end(_ job: Active, _ ending: JobFollowing.Ending) {
    switch ending {
    case .done: watch.jobCompleted()
    case .failed(let reason): fail(job.order, reason)
    case .unconfirmed(let reason): unconfirmed(job.order.reference, reason)
    case .leftOver:
      leftovers.append(Leftover(job: job.order.job, uuid: job.following.uuid ?? ""))
      unconfirmed(job.order.reference, "deadline")
    }
    if ending == .failed(reason: "deadline") {
      publish(watch.jobNeverLeft(at: now))
    } else {
      ask()
    }
  }
}
