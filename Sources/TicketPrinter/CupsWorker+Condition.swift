internal import Events

/// Knowing the printer's condition, and clearing away what earlier jobs left in the spooler.
extension CupsWorker {
  /// Asks the spooler for the printer; leftovers go with the first answer.
  func ask() {
    do throws(SpoolerFault) {
      try clearLeftovers()
      publish(watch.hear(try queue.reading(), at: now))
    } catch {
      heard(error)
    }
  }

  func heard(_ fault: SpoolerFault) {
    if case .unreachable = fault { lastSilence = now }
    publish(watch.hear(fault, at: now))
  }

  /// Jobs of an earlier run are cancelled by name and uuid. A job that was handed over and has run to its end is settled
  /// as it stands; of any other nobody can tell what became of its paper, whether the cancelling succeeds or not. What
  /// could not be cancelled now is cancelled before anything new is printed.
  func settle(_ intentions: [OpenIntention]) {
    let open = intentions.filter { !hasRunToItsEnd($0) }
    leftovers += open.map { Leftover(job: $0.job, uuid: $0.jobUUID) }
    ask()
    for intention in open { unconfirmed(intention.reference, "restart") }
  }

  private func hasRunToItsEnd(_ intention: OpenIntention) -> Bool {
    guard !intention.jobUUID.isEmpty, let ended = try? queue.endedJobs() else { return false }
    return ended.contains { $0.uuid == intention.jobUUID && $0.state == .completed }
  }

  func clearLeftovers() throws(SpoolerFault) {
    guard !leftovers.isEmpty else { return }
    for (id, job) in try queue.openJobs() where leftovers.contains(where: { $0.matches(job) }) {
      do throws(SpoolerFault) {
        try queue.cancel(id)
      } catch {
        // It ended between the list and the cancel, which is as good.
        if case .unreachable = error { throw error }
      }
    }
    leftovers = []
  }
}

extension CupsWorker.Leftover {
  func matches(_ job: JobSighting) -> Bool { job.name == self.job && (uuid.isEmpty || job.uuid == uuid) }
}
