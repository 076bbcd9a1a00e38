import Events
import Testing

@Suite("Values under their dimensions' names")
struct DimensionsTests {
  @Test("The order of stating does not matter, and what is empty is not stated")
  func stating() {
    let one: Dimensions = [.service: "REG", .date: "2026-11-21", .lane: ""]
    var other: Dimensions = [.date: "2026-11-20", .lane: "NORMAL", .service: "REG"]
    other[.date] = "2026-11-21"
    other[.lane] = ""
    #expect(one == other && one.hashValue == other.hashValue)
    #expect(one.description == "date=2026-11-21 service=REG" && one[.lane].isEmpty)
  }

  @Test("Projected on some dimensions, what differs in others only is equal")
  func projection() {
    let one: Dimensions = [.date: "2026-11-21", .service: "REG", .lane: "NORMAL"]
    let other: Dimensions = [.date: "2026-11-21", .service: "REG", .lane: "PRIORITY", .period: "LUNCH"]
    #expect(one.projected(on: [.date, .service]) == other.projected(on: [.date, .service]))
    #expect(one.projected(on: [.date, .lane]) != other.projected(on: [.date, .lane]))
  }

  @Test("The order is total, and by bytes")
  func order() {
    let sorted: [Dimensions] = [
      [:], [.channel: "WALKIN"], [.channel: "WALKIN", .date: "2026-11-20"], [.date: "2026-11-20"],
      [.date: "2026-11-20", .service: "ก"], [.date: "2026-11-21"],
    ]
    #expect(sorted.shuffled().sorted() == sorted)
  }
}
