import Glibc
import KioskFixtures

/// A print server that takes connections and never answers, as one whose process is stopped.
final class HungSpooler {
  let port: Int
  private let descriptor: Int32

  init() throws { (descriptor, port) = try LoopbackPort.listen() }

  deinit { close(descriptor) }
}
