import Foundation
import KioskFixtures
import PrinterMessages

/// The program `kiosk-escpos` as a process, as CUPS starts it.
final class BackendProcess {
  private let program: ChildProgram
  private let job: FileHandle
  private let errors: FileHandle
  private let said = Observed(Said())

  /// What the program has said, and whether it says more.
  private struct Said: Sendable {
    var text = Data()
    var isOver = false
  }

  /// Starts the program with the job on standard input, which `feed` writes, or in a file.
  init(_ uri: String, file: String? = nil) throws {
    // A program that has ended reads no more of its job.
    signal(SIGPIPE, SIG_IGN)
    let (input, output) = (Pipe(), Pipe())
    (job, errors) = (input.fileHandleForWriting, output.fileHandleForReading)
    program = try ChildProgram(
      "kiosk-escpos", ["1", "lp", "S1-12-A001", "1", ""] + (file.map { [$0] } ?? []),
      environment: ["DEVICE_URI": uri], input: .descriptor(input.fileHandleForReading.fileDescriptor),
      errors: .descriptor(output.fileHandleForWriting.fileDescriptor))
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    errors.readabilityHandler = { [said] handle in
      let new = handle.availableData
      said.change {
        $0.text += new
        $0.isOver = $0.isOver || new.isEmpty
      }
    }
  }

  /// Starts the program with a whole job.
  convenience init(_ uri: String, job: [UInt8]) throws {
    try self.init(uri)
    try? feed(job)
    try? endJob()
  }

  func feed(_ bytes: [UInt8]) throws { try job.write(contentsOf: bytes) }
  func endJob() throws { try job.close() }
  func terminate() { program.signal(SIGTERM) }

  /// Does what a scheduler does that dies: nobody reads what is said any more.
  func stopListening() {
    errors.readabilityHandler = nil
    try? errors.close()
  }

  /// - Returns: the exit status; `nil` when it does not end within the limit or a signal ended it.
  func end(within limit: Duration = .seconds(20)) -> Int32? {
    guard (try? program.end(within: limit)) != nil else { return nil }
    // What it said last may still be in the pipe.
    if errors.readabilityHandler != nil { _ = said.wait(within: .seconds(2)) { $0.isOver } }
    return program.exitStatus
  }

  /// Looks at once, and again after each line.
  ///
  /// - Returns: `false` when nothing was as wanted within the limit.
  func wait(within limit: Duration = .seconds(10), until isThere: ([BackendReport]) -> Bool) -> Bool {
    said.wait(within: limit) { _ in isThere(reports) }
  }

  var lines: [String] {
    String(decoding: said.current.text, as: UTF8.self).split(separator: "\n").map(String.init)
  }
  var reports: [BackendReport] { lines.compactMap { BackendReport(line: $0.drop { $0 != " " }.dropFirst()) } }
  var last: BackendReport? { reports.last }

  /// `printer-state-reasons` as they stand.
  var reasons: Set<String> {
    lines.filter { $0.hasPrefix("STATE: ") }.reduce(into: []) { reasons, line in
      let named = Set(line.dropFirst(8).split(separator: ",").map(String.init))
      if line.hasPrefix("STATE: +") { reasons.formUnion(named) } else { reasons.subtract(named) }
    }
  }
}
