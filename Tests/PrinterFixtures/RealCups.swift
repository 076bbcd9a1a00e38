public import Foundation
internal import Glibc
internal import KioskFixtures

/// A CUPS scheduler of its own: private folders, a free port of loopback, gone with the object.
///
/// Needs Debian's `cups` package (`cups-daemon` alone has no socket backend) and works as root and as anybody else.
public final class RealCups {
  public let folder: URL
  public let port: Int
  private var daemon: ChildProgram?

  /// `host:port`, as printer settings want it.
  public var address: String { "127.0.0.1:\(port)" }

  /// - Parameters:
  ///   - backends: programs that the scheduler is to have as backends beside its own, by their files' names.
  ///   - directives: further lines of `cupsd.conf`.
  public init(backends: [String] = [], directives: String = "") throws {
    port = try LoopbackPort.free()
    folder = URL(filePath: "/tmp").appending(path: "cups-\(getpid())-\(port)")
    try makeFolders()
    try configure(backends.isEmpty ? nil : try makeServerBin(with: backends), directives)
    try start()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Makes a raw queue that sends to a listening printer.
  ///
  /// - Parameter waitsForEnd: a job lasts until the printer closes the connection.
  public func addQueue(_ name: String, to printerPort: Int, waitsForEnd: Bool = false) throws {
    try addQueue(name, uri: "socket://127.0.0.1:\(printerPort)/?waiteof=\(waitsForEnd)")
  }

  /// Makes a raw queue with any device.
  public func addQueue(_ name: String, uri: String) throws { try lpadmin(["-p", name, "-E", "-v", uri, "-m", "raw"]) }

  /// Makes a queue that sends to a listening printer what the filters make for it.
  ///
  /// - Parameter description: the printer's PPD file.
  public func addQueue(_ name: String, to printerPort: Int, description: String) throws {
    let file = path(name + ".ppd")
    try description.write(toFile: file, atomically: true, encoding: .utf8)
    try lpadmin(["-p", name, "-E", "-v", "socket://127.0.0.1:\(printerPort)/?waiteof=false", "-P", file])
  }

  /// Runs `lpadmin` against this scheduler.
  public func lpadmin(_ arguments: [String]) throws { try run("/usr/sbin/lpadmin", ["-h", address] + arguments) }

  /// Takes a queue out of service, as staff would (`cupsdisable`).
  public func disable(_ queue: String) throws { try run("/usr/sbin/cupsdisable", ["-h", address, queue]) }
  public func enable(_ queue: String) throws { try run("/usr/sbin/cupsenable", ["-h", address, queue]) }

  /// Lets nobody do an operation of IPP any more.
  public func forbid(_ operation: String) throws {
    let rule = "<Limit \(operation)>\n  Require user nobody-at-all\n  Order deny,allow\n</Limit>\n<Limit All>"
    let text = try String(contentsOfFile: path("cupsd.conf"), encoding: .utf8)
    try text.replacing("<Limit All>", with: rule).write(
      toFile: path("cupsd.conf"), atomically: true, encoding: .utf8)
    stop()
    try start()
  }

  public func cancelAll(of queue: String) throws { try run("/usr/bin/cancel", ["-h", address, "-a", queue]) }

  /// The jobs of a queue: `not-completed`, `completed` or `all`, as `lpstat` lists them.
  public func jobs(_ which: String = "not-completed") throws -> [String] {
    try run("/usr/bin/lpstat", ["-h", address, "-W", which, "-o"]).split(separator: "\n").map(String.init)
  }

  /// Stops the scheduler's process in its tracks: it keeps its connections and answers nothing.
  public func hang() { daemon?.signal(SIGSTOP) }
  public func goOn() { daemon?.signal(SIGCONT) }

  public func stop() {
    goOn()
    daemon?.stop()
    daemon = nil
  }

  /// Kills the scheduler: what it has not written yet (everything of the last 30 s) is lost. Its back ends end with
  /// it, as under a service manager (`KillMode=control-group`, systemd.kill(5)), or become orphans.
  public func crash(leavesOrphans: Bool = false) {
    let backEnds = leavesOrphans ? [] : daemon?.children ?? []
    daemon?.signal(SIGKILL)
    for backEnd in backEnds { kill(backEnd, SIGKILL) }
    stop()
  }

  /// Starts the scheduler and waits until it answers.
  public func start() throws {
    let daemon = try ChildProgram(
      "/usr/sbin/cupsd", ["-f", "-c", path("cupsd.conf"), "-s", path("cups-files.conf")])
    self.daemon = daemon
    // It logs its first lines when it listens.
    let isThere = try wait {
      guard daemon.isRunning else { throw ChildProgram.Fault(description: "cupsd does not start: \(log)") }
      return (try? run("/usr/bin/lpstat", ["-h", address, "-r"]))?.contains("is running") == true
    }
    guard isThere else { throw ChildProgram.Fault(description: "cupsd does not answer: \(log)") }
  }

  /// Looks at once, and again after each line that the scheduler logs: it tells of every change of a job or a queue.
  ///
  /// - Returns: `false` when nothing was as wanted within the limit.
  public func wait(within limit: Duration = .seconds(10), until isThere: () throws -> Bool) throws -> Bool {
    try FolderWatch(path("log")).wait(within: limit) { try isThere() ? true : nil } ?? false
  }

  /// What the scheduler has logged.
  public var log: String { (try? String(contentsOfFile: path("log/error"), encoding: .utf8)) ?? "" }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func makeFolders() throws {
    for name in ["state", "cache", "spool", "spool/tmp", "log"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }
  }

  /// A folder of the scheduler's helpers with further backends in it, as a package would install them.
  ///
  /// cupsd runs no backend that others than root could have written.
  private func makeServerBin(with backends: [String]) throws -> String {
    let bin = folder.appending(path: "bin")
    let own = bin.appending(path: "backend")
    try FileManager.default.createDirectory(
      at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    for name in try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/cups") where name != "backend" {
      try FileManager.default.createSymbolicLink(
        atPath: bin.appending(path: name).path, withDestinationPath: "/usr/lib/cups/\(name)")
    }
    for backend in ["/usr/lib/cups/backend/socket"] + backends {
      try run("/usr/bin/install", ["-m", "0755", backend, own.path])
    }
    return bin.path
  }

  private func configure(_ serverBin: String?, _ directives: String) throws {
    let identity = getuid() == 0 ? "User lp\nGroup lp\nSystemGroup root\n" : ""
    if getuid() == 0 {
      // As root cupsd gives its backends away to lp, who must reach the spool.
      for name in ["state", "cache", "spool", "log"] { try run("/bin/chown", ["-R", "lp:lp", path(name)]) }
    }
    try """
    \(identity)\(serverBin.map { "ServerBin \($0)\n" } ?? "")ServerRoot \(folder.path)
    RequestRoot \(path("spool"))
    TempDir \(path("spool/tmp"))
    StateDir \(path("state"))
    CacheDir \(path("cache"))
    AccessLog \(path("log/access"))
    ErrorLog \(path("log/error"))
    PageLog \(path("log/page"))
    """.write(toFile: path("cups-files.conf"), atomically: true, encoding: .utf8)
    try """
    Listen 127.0.0.1:\(port)
    LogLevel info
    MaxLogSize 0
    Browsing Off
    WebInterface No
    DefaultAuthType None
    \(directives)
    <Location />
      Order allow,deny
      Allow 127.0.0.1
    </Location>
    <Policy default>
      JobPrivateAccess default
      JobPrivateValues default
      SubscriptionPrivateAccess default
      SubscriptionPrivateValues default
      <Limit Cancel-Job>
        Require user @OWNER @SYSTEM
        Order deny,allow
      </Limit>
      <Limit All>
        Order deny,allow
      </Limit>
    </Policy>
    """.write(toFile: path("cupsd.conf"), atomically: true, encoding: .utf8)
  }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    try FinishedProgram.output(of: [program] + arguments)
  }
}
