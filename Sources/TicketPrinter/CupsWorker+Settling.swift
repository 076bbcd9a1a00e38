internal import Events

/// What became of the jobs of an earlier run, asked of the spooler by name and uuid.
///
/// | the spooler's answer | a job that may still come out | an older one |
/// | --- | --- | --- |
/// | completed | handed over, and printed if the device said so | the same |
/// | canceled, aborted | failed; unconfirmed if some of it left | the same |
/// | waiting or printing | followed to its end | cancelled; lost |
/// | without its document | cancelled; lost | the same |
/// | no such job | lost | lost |
/// | silence | asked again | asked again; unconfirmed when its time is over |
extension CupsWorker {
  func settle(_ intentions: [OpenIntention], ages: [Int64]) {
    for (intention, age) in zip(intentions, ages) {
      let age = Duration.milliseconds(min(age, 1 << 40))
      unsettled.append(
        Unsettled(
          sheet: Sheet(reference: intention.reference, copy: intention.copy, job: intention.job.asOneLine),
          uuid: intention.jobUUID,
          mayPrintUntil: now + setup.limits.deadline - age, askedUntil: now + setup.limits.settling - age,
          reason: "restart"))
    }
  }

  func settleNow() {
    do throws(SpoolerFault) {
      let open = try queue.openJobs()
      let ended = try queue.endedJobs()
      line.spoolerAnswered()
      while let next = unsettled.first {
        try settle(next, open: open, ended: ended)
        unsettled.removeFirst()
        // The rest waits until that one has come out.
        if active != nil { return }
      }
    } catch {
      handle(error)
      giveUpAsking(error)
    }
  }

  private func giveUpAsking(_ fault: SpoolerFault) {
    if case .unreachable = fault {
      for item in unsettled where item.askedUntil <= now { abandon(item) }
      unsettled.removeAll { $0.askedUntil <= now }
    } else {
      // There is no such queue: no spooler knows the jobs any more.
      for item in unsettled { lost(item.sheet, item.reason) }
      unsettled = []
    }
  }

  private func abandon(_ item: Unsettled) {
    leftovers.append(Leftover(job: item.sheet.job, uuid: item.uuid))
    unconfirmed(item.sheet, item.reason)
  }

  private func settle(
    _ item: Unsettled, open: [(id: Int, job: JobStatus)], ended: [(id: Int, job: JobStatus)]
  ) throws(SpoolerFault) {
    let wanted = Leftover(job: item.sheet.job, uuid: item.uuid)
    if let (id, job) = open.first(where: { wanted.matches($0.job) }) {
      try settleOpen(item, id, job)
    } else if let (id, job) = ended.first(where: { wanted.matches($0.job) }) {
      follow(item.sheet, id, uuid: job.uuid, isReported: !item.uuid.isEmpty)
    } else {
      lost(item.sheet, item.reason)
    }
  }

  private func settleOpen(_ item: Unsettled, _ id: Int, _ job: JobStatus) throws(SpoolerFault) {
    if item.mayPrintUntil > now, !job.isIncomplete {
      follow(item.sheet, id, uuid: job.uuid, isReported: !item.uuid.isEmpty)
    } else {
      try cancel(id)
      lost(item.sheet, item.reason)
    }
  }
}
