import Testing

@testable import TicketPrinter

@Suite("Following a print job")
struct JobFollowingTests {
  typealias Step = JobFollowing.Step
  var following = JobFollowing(name: "S1-12-A001", handedOver: .seconds(100), deadline: .seconds(8))

  func job(_ state: JobStatus.State, impressions: Int = 0, uuid: String = "u1") -> JobAnswer {
    .seen(JobStatus(name: "S1-12-A001", uuid: uuid, state: state, impressions: impressions))
  }

  func time(_ milliseconds: Int) -> Duration { .seconds(100) + .milliseconds(milliseconds) }

  @Test("A ticket that goes through is done, and nothing more is said of it")
  mutating func goesThrough() {
    #expect(following.handle(job(.pending), at: time(1)) == .look(after: .milliseconds(20)))
    #expect(following.uuid == "u1")
    #expect(following.handle(job(.processing, impressions: 1), at: time(21)) == .look(after: .milliseconds(20)))
    #expect(following.handle(job(.completed, impressions: 1), at: time(41)) == .end(.done))
  }

  @Test("A printer that is off: past the deadline the job is cancelled, and the ticket failed for nothing ever left")
  mutating func printerOff() {
    #expect(following.handle(job(.processing), at: time(20)) == .look(after: .milliseconds(20)))
    #expect(following.handle(job(.processing), at: time(8019)) == .look(after: .milliseconds(250)))
    #expect(following.handle(job(.processing), at: time(8020)) == .cancel)
    #expect(following.handle(job(.processing), at: time(8030)) == .look(after: .milliseconds(20)))
    #expect(following.handle(job(.canceled), at: time(8050)) == .end(.failed(reason: "deadline")))
  }

  @Test("Paper runs out half-way: nobody can tell, so the ticket is unconfirmed")
  mutating func stuckHalfWay() {
    _ = following.handle(job(.processing, impressions: 1), at: time(0))
    #expect(following.handle(job(.processing, impressions: 1), at: time(8000)) == .cancel)
    #expect(following.handle(job(.canceled, impressions: 1), at: time(8020)) == .end(.unconfirmed(reason: "deadline")))
  }

  @Test(
    "A printer that is well and works through a long sheet has more time than one that says nothing, but not for ever")
  mutating func works() {
    func working(_ reasons: String = "") -> JobAnswer {
      .seen(
        JobStatus(
          name: "S1-12-A001", uuid: "u1", state: .processing,
          message: "kiosk-escpos: confirming answers=yes sent=9 of=9\(reasons); Sent; the printer is working."))
    }
    for second in 1...50 {
      #expect(following.handle(working(), at: time(second * 1000)) == .look(after: .milliseconds(250)))
    }
    #expect(following.handle(working(" reasons=media-empty"), at: time(57_999)) == .look(after: .milliseconds(250)))
    #expect(following.handle(working(" reasons=media-empty"), at: time(58_000)) == .cancel)
  }

  @Test("The deadline starts anew with progress, not with flicker")
  mutating func progress() {
    _ = following.handle(job(.pending), at: time(0))
    _ = following.handle(job(.processing), at: time(7000))
    #expect(following.handle(job(.pending), at: time(9000)) == .look(after: .milliseconds(250)))
    #expect(following.handle(job(.processing), at: time(14_999)) == .look(after: .milliseconds(250)))
    #expect(following.handle(job(.processing), at: time(15_000)) == .cancel)
  }

  @Test("A job that completes in spite of our cancel is done")
  mutating func completesAfterCancel() {
    _ = following.handle(job(.processing), at: time(0))
    #expect(following.handle(job(.processing), at: time(8000)) == .cancel)
    #expect(following.handle(job(.completed), at: time(8010)) == .end(.done))
  }

  @Test(
    "A job that others cancelled or the spooler aborted has failed",
    arguments: [
      (JobStatus.State.canceled, "job_canceled"), (.aborted, "job_aborted"),
    ])
  mutating func endedByOthers(state: JobStatus.State, reason: String) {
    var following = following
    #expect(following.handle(job(state), at: time(10)) == .end(.failed(reason: reason)))
  }

  @Test("A job that the spooler lost, or whose number it gave to another, is lost")
  mutating func lost() {
    var restarted = following
    #expect(following.handle(.gone, at: time(10)) == .end(.lost))
    _ = restarted.handle(job(.processing), at: time(10))
    let other = job(.processing, uuid: "u2")
    #expect(restarted.handle(other, at: time(30)) == .end(.lost))
  }

  func reported(_ state: JobStatus.State, _ message: String) -> JobAnswer {
    .seen(JobStatus(name: "S1-12-A001", uuid: "u1", state: state, message: "kiosk-escpos: " + message))
  }

  @Test("An impression is the device's word only from our own back end; else the ticket is done and nothing more")
  func evidence() {
    for (scheme, impressions, ending) in [
      ("kiosk-escpos", 1, JobFollowing.Ending.printed), ("kiosk-escpos", 0, .done), ("socket", 1, .done),
      ("", 1, .done),
    ] {
      var following = JobFollowing(
        name: "S1-12-A001", handedOver: .seconds(100), deadline: .seconds(8), scheme: scheme)
      #expect(following.handle(job(.completed, impressions: impressions), at: time(50)) == .end(ending))
    }
  }

  @Test("Bands that leave the machine are progress; a device that waits makes none")
  mutating func bands() {
    _ = following.handle(reported(.processing, "sending answers=yes sent=1; "), at: time(0))
    _ = following.handle(reported(.processing, "sending answers=yes sent=2; "), at: time(7000))
    #expect(
      following.handle(reported(.processing, "waiting answers=yes sent=2 reasons=media-empty; "), at: time(14_999))
        == .look(after: .milliseconds(250)))
    #expect(following.handle(reported(.processing, "waiting answers=yes sent=2; "), at: time(15_000)) == .cancel)
    #expect(
      following.handle(reported(.canceled, "waiting answers=yes sent=2; "), at: time(15_010))
        == .look(after: .milliseconds(20)), "the back end has not said its last word")
    #expect(
      following.handle(reported(.canceled, "failed answers=yes sent=2 cause=cancelled cleared=yes; "), at: time(15_100))
        == .end(.unconfirmed(reason: "deadline")))
  }

  @Test("The device's own failure tells whether something may be on paper")
  mutating func deviceFailure() {
    var other = following
    #expect(
      following.handle(reported(.canceled, "failed answers=yes sent=0 cause=not-ready; "), at: time(900))
        == .end(.failed(reason: "device_not_ready")))
    #expect(
      other.handle(reported(.canceled, "failed answers=yes sent=3 cause=lost; "), at: time(900))
        == .end(.unconfirmed(reason: "device_lost")))
  }

  @Test("A spooler that falls silent is waited for until the deadline; then the job is left over")
  mutating func silence() {
    _ = following.handle(job(.processing), at: time(0))
    #expect(following.handle(.silence, at: time(2000)) == .look(after: .milliseconds(250)))
    #expect(following.handle(.silence, at: time(7999)) == .look(after: .milliseconds(250)))
    #expect(following.handle(.silence, at: time(8001)) == .end(.leftOver))
  }

  @Test("A job that will not die is left over after two seconds")
  mutating func undead() {
    _ = following.handle(job(.processing), at: time(0))
    #expect(following.handle(job(.processing), at: time(8000)) == .cancel)
    #expect(following.handle(job(.processing), at: time(9999)) == .look(after: .milliseconds(20)))
    #expect(following.handle(job(.processing), at: time(10_000)) == .end(.leftOver))
  }
}
