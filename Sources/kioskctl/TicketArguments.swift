import ArgumentParser
import Events
import Terminal

/// Which ticket is meant.
struct TicketArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(Bilingual(thai: "หมายเลขคิว เช่น A001", english: "The number, such as A001."), valueName: "number")
  )
  var number: String
  @Option(
    help: ArgumentHelp(
      Bilingual(
        thai: "วันที่ออกบัตร ปปปป-ดด-วว (ค.ศ.) ถ้าไม่ระบุคือวันนี้",
        english: "The date of issue, YYYY-MM-DD (CE); today without it."),
      valueName: "date"), transform: TypedDate.read)
  var date: ServiceDate?

  /// As it is on paper; staff may type it in small letters.
  var printedNumber: String { number.uppercased() }
}
