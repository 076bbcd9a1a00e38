internal import Events

/// Knowing the printer's condition, and clearing away what earlier jobs left in the spooler.
extension CupsWorker {
  /// Asks the spooler about the printer, and cancels leftovers before. A device that can be asked only during a job gets
  /// a short line to print, which comes out when it is well again.
  ///
  /// - Parameter proving: whether such a line may be sent now.
  func ask(proving: Bool = true) {
    do throws(SpoolerFault) {
      try clearLeftovers()
      let reading = try startedAgain(try queue.reading())
      line.spoolerAnswered()
      let wasOut = watch.wantsProof
      publish(watch.handle(reading, at: now))
      if proving, wasOut, watch.wantsProof, active == nil, !reading.isStopped, reading.isAccepting {
        printLine(isProbe: true)
      }
    } catch {
      handle(error)
    }
  }

  /// A queue that CUPS has stopped is started again, where that is permitted; one that people stopped is not.
  private func startedAgain(_ reading: PrinterReading) throws(SpoolerFault) -> PrinterReading {
    guard reading.isStopped, reading.isStopped(becauseOf: try queue.allJobs()) else { return reading }
    do throws(SpoolerFault) {
      try queue.resume()
    } catch {
      if case .unreachable = error { throw error }
      watch.mayNotResume = true
      return reading
    }
    return try queue.reading()
  }

  func handle(_ fault: SpoolerFault) {
    if case .unreachable = fault {
      line.spoolerWasSilent(at: now)
      nextTry = now + Self.retryPause
    }
    publish(watch.handle(fault, at: now))
  }

  func clearLeftovers() throws(SpoolerFault) {
    guard !leftovers.isEmpty else { return }
    for (id, job) in try queue.openJobs() where leftovers.contains(where: { $0.matches(job) }) {
      try cancel(id)
    }
    leftovers = []
  }

  /// A job that ended meanwhile needs no cancel.
  func cancel(_ job: Int) throws(SpoolerFault) {
    do throws(SpoolerFault) {
      try queue.cancel(job)
    } catch {
      if case .unreachable = error { throw error }
    }
  }
}

extension CupsWorker.Leftover {
  func matches(_ job: JobStatus) -> Bool { job.name == self.job && (uuid.isEmpty || job.uuid == uuid) }
}
