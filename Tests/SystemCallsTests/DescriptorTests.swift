import Foundation
import Glibc
import SystemCalls
import SystemPackage
import Testing

@Suite("Descriptors and faults of the system")
struct DescriptorTests {
  @Test("A fault names the call, the path and the reason")
  func fault() {
    do {
      _ = try OwnedDescriptor(opening: "/nonexistent/file", .readOnly)
      Issue.record("it opened")
    } catch {
      #expect(error == SystemFault("open", on: "/nonexistent/file", .noSuchFileOrDirectory))
      #expect("\(error)" == "open /nonexistent/file: No such file or directory")
    }
  }

  @Test("A call that a signal interrupts is made again")
  func interrupted() throws {
    var calls = 0
    let value = try systemCall("read") { () -> Int in
      calls += 1
      Glibc.errno = EINTR
      return calls < 3 ? -1 : 5
    }
    #expect(value == 5)
    #expect(calls == 3)
  }

  @Test("A descriptor is closed when its owner goes, and no child inherits it")
  func ownership() throws {
    let number: Int32
    do {
      let null = try OwnedDescriptor(opening: "/dev/null", .readOnly)
      number = null.number
      #expect(fcntl(number, F_GETFD) == FD_CLOEXEC)
    }
    let isClosed = fcntl(number, F_GETFD) == -1 && Glibc.errno == EBADF
    // Another test may have taken the number meanwhile.
    #expect(isClosed || Self.target(of: number) != "/dev/null")
  }

  @Test("What is written is read, whole")
  func reading() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "descriptor-\(UUID().uuidString)").path
    defer { unlink(path) }
    let bytes = [UInt8](repeating: 7, count: 100_000)
    let output = try OwnedDescriptor(opening: path, .writeOnly, options: [.create, .truncate])
    try output.writeAll(bytes)
    try output.synchronise()
    try output.close()
    let input = try OwnedDescriptor(opening: path, .readOnly)
    var buffer = [UInt8](repeating: 0, count: bytes.count + 1)
    #expect(try input.read(into: &buffer) == bytes.count)
    #expect(buffer.dropLast() == bytes[...])
  }

  @Test("A counter is readable from the first addition to the next taking, and sums what was added")
  func counter() throws {
    let counter = try EventCounter()
    var poll = Poll(reading: [counter.descriptor])
    #expect(poll.wait(atMost: .zero) == [[]])
    counter.add()
    counter.add(1 << 32)
    #expect(poll.wait() == [.readable])
    #expect(counter.take() == 1 << 32 + 1)
    #expect(poll.wait(atMost: .milliseconds(1)) == [[]])
    #expect(counter.take() == 0)
  }

  @Test("A descriptor that is not there keeps the place of the others")
  func absent() throws {
    let counter = try EventCounter()
    counter.add()
    var poll = Poll()
    poll.watch(nil, for: .readable)
    poll.watch(counter.descriptor, for: [.readable, .writable])
    #expect(poll.wait() == [[], [.readable, .writable]])
  }

  private static func target(of number: Int32) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)")
  }
}
