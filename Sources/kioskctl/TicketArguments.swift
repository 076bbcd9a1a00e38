import ArgumentParser
import Events

/// Which ticket is meant.
struct TicketArguments: ParsableArguments {
  @Argument(help: ArgumentHelp(localised("The number, such as A001.", thai: "หมายเลขคิว เช่น A001"), valueName: "number"))
  var number: String
  @Option(
    help: ArgumentHelp(
      localised(
        "The date of issue, YYYY-MM-DD (CE); today without it.", thai: "วันที่ออกบัตร ปปปป-ดด-วว (ค.ศ.) ถ้าไม่ระบุคือวันนี้"),
      valueName: "date"), transform: TypedDate.read)
  var date: ServiceDate?

  /// As it stands on paper; staff may type it in small letters.
  var printedNumber: String { number.uppercased() }
}
