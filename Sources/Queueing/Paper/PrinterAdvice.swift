public import Events

/// What is wrong with a printer and what to do, in the words of the product's glossary.
public struct PrinterAdvice: Hashable, Sendable {
  public var what: Bilingual
  /// Empty where nothing is to be done.
  public var remedy: Bilingual

  init(_ thai: String, _ english: String, do thaiRemedy: String = "", _ englishRemedy: String = "") {
    what = Bilingual(thai: thai, english: english)
    remedy = Bilingual(thai: thaiRemedy, english: englishRemedy)
  }

  /// - Parameter queue: the queue's name in CUPS, for the commands of a remedy.
  public static func about(_ state: PrinterState, queue: String = "QUEUE") -> PrinterAdvice {
    switch state {
    case .ready: PrinterAdvice("พร้อมใช้งาน", "ready")
    case .cannotTell, .unproven, .unknown: uncertain(state)
    case .paperLow, .paperOut, .coverOpen, .jammed, .headHot, .rollWrongWayRound: aboutPaper(state)
    case .off, .unreachable, .fault: aboutDevice(state)
    case .queueStopped, .noQueue, .spoolerSilent: aboutSpooler(state, queue)
    }
  }

  private static func uncertain(_ state: PrinterState) -> PrinterAdvice {
    switch state {
    case .cannotTell:
      PrinterAdvice(
        "รับงานพิมพ์ แต่บอกสถานะกระดาษไม่ได้", "accepts tickets, but cannot tell whether paper comes out",
        do: "ตรวจดูกระดาษเป็นระยะ หรือใช้เครื่องพิมพ์ที่ตอบสถานะได้",
        "look at the paper now and then, or use a printer that answers")
    case .unproven:
      PrinterAdvice(
        "เพิ่งขัดข้อง กำลังลองใหม่กับบัตรคิวใบถัดไป", "failed a while ago; the next ticket tries it again",
        do: "ตรวจว่าเครื่องพิมพ์เปิดอยู่และมีกระดาษ", "see that it is on and has paper")
    default: PrinterAdvice("ยังไม่ทราบสถานะ", "not known yet")
    }
  }

  private static func aboutPaper(_ state: PrinterState) -> PrinterAdvice {
    switch state {
    case .paperLow:
      PrinterAdvice("กระดาษใกล้หมด", "paper is low", do: "เตรียมม้วนใหม่", "have a new roll at hand")
    case .paperOut:
      PrinterAdvice(
        "กระดาษหมด", "out of paper", do: "ใส่ม้วนใหม่แล้วปิดฝา เครื่องจะพิมพ์บรรทัดทดสอบเอง",
        "put in a new roll and close the cover; the printer then prints a line by itself")
    case .coverOpen: PrinterAdvice("ฝาเปิดอยู่", "the cover is open", do: "ปิดฝาให้สนิท", "close the cover firmly")
    case .jammed:
      PrinterAdvice(
        "กระดาษติดหรือใบมีดขัดข้อง", "paper is jammed or the cutter is stuck",
        do: "เปิดฝา ดึงกระดาษที่ติดออก ปิดฝา แล้วปิดเปิดเครื่องพิมพ์",
        "open the cover, take out the paper, close it, switch the printer off and on")
    case .headHot:
      PrinterAdvice("หัวพิมพ์ร้อน", "the print head is hot", do: "รอสักครู่ เครื่องจะพิมพ์ต่อเอง", "wait; it goes on by itself")
    default:
      PrinterAdvice(
        "ใส่ม้วนกระดาษกลับด้าน", "the roll lies the wrong way round", do: "ใส่ม้วนกลับด้าน แล้วปิดฝา",
        "put the roll in the other way round and close the cover")
    }
  }

  private static func aboutDevice(_ state: PrinterState) -> PrinterAdvice {
    switch state {
    case .off:
      PrinterAdvice(
        "เครื่องพิมพ์ปิดหรือออฟไลน์", "the printer is off or off line", do: "เปิดเครื่องพิมพ์ กดปุ่มออนไลน์ ตรวจสายไฟและสายข้อมูล",
        "switch it on, press its on-line button, check its cables")
    case .unreachable:
      PrinterAdvice(
        "ติดต่อเครื่องพิมพ์ไม่ได้", "nothing reaches the printer", do: "ตรวจไฟ สายไฟ สายข้อมูล และที่อยู่เครือข่ายของเครื่องพิมพ์",
        "check its power, its cable and its network address (lpstat -v)")
    default:
      PrinterAdvice(
        "เครื่องพิมพ์แจ้งว่าขัดข้อง", "the printer reports a fault", do: "ดูไฟเตือนบนเครื่องพิมพ์ ปิดแล้วเปิดใหม่",
        "see the lamps on it, switch it off and on")
    }
  }

  private static func aboutSpooler(_ state: PrinterState, _ queue: String) -> PrinterAdvice {
    switch state {
    case .queueStopped:
      PrinterAdvice(
        "คิวพิมพ์ถูกหยุดไว้", "the print queue is stopped",
        do:
          "สั่ง sudo cupsenable \(queue) และ sudo cupsaccept \(queue) หากต้องการให้ตู้เปิดคิวเองได้ ให้เพิ่มผู้ใช้ของ kioskd ในกลุ่ม lpadmin",
        "run sudo cupsenable \(queue) and sudo cupsaccept \(queue); "
          + "the kiosk may do so itself when its user is in the group lpadmin")
    case .noQueue:
      PrinterAdvice(
        "ไม่มีคิวพิมพ์ชื่อนี้", "there is no such print queue",
        do: "สร้างคิว \(queue) ใน CUPS หรือแก้ชื่อในไฟล์ตั้งค่า ดูชื่อคิวด้วย lpstat -v",
        "make the queue \(queue) in CUPS or correct its name in the configuration; lpstat -v lists them")
    default:
      PrinterAdvice(
        "ระบบคิวพิมพ์ (CUPS) ไม่ตอบ", "the spooler (CUPS) does not answer",
        do: "สั่ง sudo systemctl restart cups", "run sudo systemctl restart cups")
    }
  }
}
