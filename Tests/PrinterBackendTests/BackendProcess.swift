import Foundation
import KioskProcesses
import PrinterMessages

/// The program `kiosk-escpos` as a process, as CUPS starts it.
final class BackendProcess {
  let input = Pipe()
  private let process = Process()
  private let errors = Pipe()
  private let said = Said()

  /// Starts the program with the job on standard input, which `feed` writes, or in a file.
  init(_ uri: String, file: String? = nil) throws {
    // A program that has ended reads no more of its job.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(filePath: Programs.path(of: "kiosk-escpos"))
    process.arguments = ["1", "lp", "S1-12-A001", "1", ""] + (file.map { [$0] } ?? [])
    process.environment = ["DEVICE_URI": uri]
    process.standardInput = input
    process.standardError = errors
    errors.fileHandleForReading.readabilityHandler = { [said] in said.hear($0.availableData) }
    try process.run()
  }

  /// Starts the program with a whole job.
  convenience init(_ uri: String, job: [UInt8]) throws {
    try self.init(uri)
    try? feed(job)
    try? endJob()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  func feed(_ bytes: [UInt8]) throws { try input.fileHandleForWriting.write(contentsOf: bytes) }
  func endJob() throws { try input.fileHandleForWriting.close() }
  func terminate() { process.terminate() }

  /// Does what a scheduler does that dies: nobody reads what is said any more.
  func stopListening() {
    errors.fileHandleForReading.readabilityHandler = nil
    try? errors.fileHandleForReading.close()
  }

  /// - Returns: the exit status; `nil` when it does not end within the limit or a signal ended it.
  func end(within limit: Duration = .seconds(20)) -> Int32? {
    guard wait(within: limit, until: { _ in !process.isRunning }) else { return nil }
    // What it said last may still be in the pipe.
    if errors.fileHandleForReading.readabilityHandler != nil { _ = wait(within: .seconds(2)) { _ in said.isOver } }
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  func wait(within limit: Duration = .seconds(10), until isTrue: ([BackendReport]) -> Bool) -> Bool {
    let end = ContinuousClock.now + limit
    while !isTrue(reports) {
      guard .now < end else { return false }
      usleep(1_000)
    }
    return true
  }

  var lines: [String] { said.lines }
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

/// What the program says, line by line.
private final class Said: @unchecked Sendable {  // because its state is guarded by the lock
  private let lock = NSLock()
  private var text = Data()
  private var hasEnded = false

  func hear(_ data: Data) {
    lock.withLock {
      text += data
      hasEnded = hasEnded || data.isEmpty
    }
  }

  var isOver: Bool { lock.withLock { hasEnded } }
  var lines: [String] {
    lock.withLock { String(decoding: text, as: UTF8.self) }.split(separator: "\n").map(String.init)
  }
}
