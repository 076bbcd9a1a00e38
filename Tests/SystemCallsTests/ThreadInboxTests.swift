import Foundation
import SystemCalls
import Testing

@Suite("The way into a thread")
struct ThreadInboxTests {
  @Test("What several threads put comes out once, in the order of each")
  func order() async {
    let inbox = ThreadInbox<(thread: Int, number: Int)>()
    await withTaskGroup(of: Void.self) { group in
      for thread in 0..<4 {
        group.addTask { for number in 0..<500 { inbox.put((thread, number)) } }
      }
    }
    let taken = inbox.take(within: .zero)
    #expect(taken.count == 2000)
    for thread in 0..<4 {
      #expect(taken.filter { $0.thread == thread }.map(\.number) == Array(0..<500))
    }
  }

  @Test("A taker sleeps until something is put")
  func sleep() async {
    let inbox = ThreadInbox<Int>()
    let taken = await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: inbox.take()) }.start()
      inbox.put(7)
    }
    #expect(taken == [7])
  }

  @Test("An empty wait ends when its time is over, and not before")
  func limit() {
    let begin = MonotonicClock.now
    #expect(ThreadInbox<Int>().take(within: .milliseconds(20)).isEmpty)
    #expect(MonotonicClock.now - begin >= .milliseconds(20))
  }

  @Test("A flood of one source is refused and shuts no other out; what must not be dropped is taken all the same")
  func bounds() {
    let inbox = ThreadInbox<Int>(bound: 2)
    #expect((0..<3).map { inbox.offer($0, from: "pad") } == [.taken, .taken, .full])
    #expect(inbox.offer(10, from: "commands") == .taken)
    #expect(inbox.put(20))
    #expect(inbox.take(within: .zero) == [0, 1, 10, 20])
    #expect(inbox.offer(3, from: "pad") == .taken)
  }

  @Test("Equal things in a row become one where the owner says so")
  func joining() {
    let inbox = ThreadInbox<Int>()
    for value in [1, 2, 100] {
      inbox.put(value) { last, new in last + new < 10 ? last + new : nil }
    }
    #expect(inbox.take(within: .zero) == [3, 100])
  }

  @Test("A closed inbox takes nothing, gives what it holds, and wakes whoever waits")
  func closing() async {
    let inbox = ThreadInbox<Int>()
    inbox.put(1)
    inbox.close()
    #expect(!inbox.put(2))
    #expect(inbox.offer(3, from: "pad") == .closed)
    #expect(inbox.take() == [1])
    #expect(inbox.take() == [])

    let other = ThreadInbox<Int>()
    let rest = await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: other.take()) }.start()
      other.close()
    }
    #expect(rest.isEmpty)
  }
}
