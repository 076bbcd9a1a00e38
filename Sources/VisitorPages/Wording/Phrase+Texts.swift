internal import Events
internal import Ports

extension Phrase {
  var text: Bilingual {
    // A phrase without a text says its own name; a test sees to it that there is none.
    Self.texts[self].map { Bilingual(thai: $0.thai, english: $0.english) } ?? Bilingual(thai: rawValue)
  }

  /// What the screen says by itself, in both languages. The words follow the product's glossary.
  static let texts: [Phrase: (thai: String, english: String)] = [
    // Home
    .chooseService: ("กรุณาเลือกเรื่องที่ต้องการติดต่อ", "Please choose a service"),
    .severalErrands: (
      "ติดต่อหลายเรื่อง รับบัตรเพียงใบเดียว แล้วแจ้งเจ้าหน้าที่", "Several errands? Take one ticket and tell the officer."
    ),
    .queuesWaiting: ("รอเรียก {n} คิว", "{n} waiting"),
    .onlineService: ("บริการ E-Service", "E-Service"),
    .moreServices: ("ถัดไป ({page}/{pages})", "Next ({page}/{pages})"),
    .serviceInfo: ("รายละเอียด", "Details"),
    .rateUs: ("ประเมินความพึงพอใจ", "Rate our service"),
    .priorityLane: ("ช่องทางพิเศษ", "Priority service"),
    .priorityGroups: (
      "ผู้สูงอายุ 60 ปีขึ้นไป คนพิการ หญิงตั้งครรภ์ ผู้มากับเด็กเล็ก พระภิกษุ สามเณร",
      "For people of 60 and over, persons with disabilities, pregnant women, people with small children, monks and novices"
    ),
    .priorityChosen: ("ช่องทางพิเศษ: กรุณาเลือกเรื่องที่ต้องการติดต่อ", "Priority service: please choose a service"),

    // Visitor type
    .whichCapacity: ("ท่านมาติดต่อในฐานะใด", "In which capacity do you come?"),
    .preferNotToSay: ("ไม่ต้องการระบุ", "I prefer not to say"),

    // Service info
    .documents: ("เอกสารที่ต้องเตรียม", "Documents to prepare"),
    .place: ("จุดให้บริการ", "Service point"),
    .fee: ("ค่าธรรมเนียม", "Fee"),
    .noFee: ("ไม่มีค่าธรรมเนียม", "No fee"),
    .baht: ("{n} บาท", "{n} baht"),
    .steps: ("ขั้นตอนและระยะเวลาการให้บริการ", "Steps and duration of the service"),
    .channels: ("ช่องทางให้บริการ", "Service channels"),
    .laws: ("กฎหมายที่เกี่ยวข้อง", "Related laws"),
    .contactUnit: ("หน่วยงานผู้รับผิดชอบ", "Responsible unit"),
    .telephone: ("หมายเลขโทรศัพท์", "Telephone number"),
    .versionOf: ("ข้อมูล ณ วันที่ {date}", "Data as of {date}"),
    .scanForStatus: ("สแกนเพื่อติดตามสถานะคิว", "Scan to check your queue status"),
    .scanForOnline: ("สแกนเพื่อใช้บริการ E-Service ไม่ต้องรับบัตรคิว", "Scan to use the E-Service; no ticket is needed"),
    .takeNumber: ("รับบัตรคิว", "Take a queue number"),
    .printThis: ("พิมพ์รายละเอียด", "Print the details"),
    .printingThis: ("กำลังพิมพ์รายละเอียด", "Printing the details"),
    .guideIsNoTicket: ("รายละเอียดการให้บริการ ไม่ใช่บัตรคิว", "Service details, not a queue ticket"),

    // Number
    .queueNumber: ("หมายเลขคิว", "Queue number"),
    .printing: ("กำลังพิมพ์บัตรคิว กรุณารอสักครู่", "Printing your ticket, please wait"),
    .takeTicket: ("กรุณารับบัตรคิวด้านล่าง", "Please take your ticket below"),
    .waitingBefore: ("รอก่อนหน้าท่าน {n} คิว", "Queues waiting before you: {n}"),
    .youAreNext: ("ท่านเป็นคิวถัดไป", "You are next"),
    .touchToGoOn: ("แตะหน้าจอเพื่อรับบัตรคิวถัดไป", "Touch the screen for the next ticket"),
    .oneMoment: ("กรุณารอสักครู่", "One moment, please"),
    .outOfPaper: (
      "กระดาษหมด กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้",
      "Out of paper. Photograph or note this number; it is your ticket."
    ),
    .printerFault: (
      "เครื่องพิมพ์ขัดข้อง กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้",
      "The printer has a fault. Photograph or note this number; it is your ticket."
    ),
    .paperLate: (
      "บัตรคิวอาจไม่ออก กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้",
      "The ticket may not come. Photograph or note this number; it is your ticket."
    ),
    .noPrinter: ("กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้", "Photograph or note this number; it is your ticket."),
    .noted: ("จดแล้ว", "I have noted it"),
    .paperNotAvailable: (
      "ขณะนี้ไม่มีบัตรกระดาษ กรุณาถ่ายภาพหรือจดหมายเลขที่ขึ้นบนจอ",
      "Paper tickets are not available now; please photograph or note the number on the screen"
    ),
    .numberWithoutPaper: (
      "หมายเลข {number} ไม่มีบัตร กรุณาจำหมายเลข", "Number {number} has no paper ticket; please remember your number"
    ),

    // Closed and refused
    .notYetOpen: ("ยังไม่เปิดรับบัตรคิว เปิดรับเวลา {time} น.", "Not open for tickets yet, from {time}"),
    .queueFull: ("คิวของเรื่องนี้เต็มแล้วสำหรับวันนี้ กรุณาติดต่อเจ้าหน้าที่", "Today's queue for this is full. Please ask the officer."),
    .suspended: ("ขออภัย งดรับบัตรคิวชั่วคราว", "Sorry, no tickets are given for the moment"),
    .otherWays: ("ช่องทางอื่น", "Other ways to reach us"),
    .callUs: ("โทรศัพท์ {telephone}", "Telephone {telephone}"),
    .notAvailable: ("ขออภัย ระบบไม่พร้อมให้บริการชั่วคราว", "Service temporarily unavailable"),
    .pressAgain: ("กรุณากดอีกครั้ง", "Please press again"),
    .drill: ("อยู่ระหว่างการฝึกซ้อมแผนบริหารความต่อเนื่อง", "BCP drill in progress"),

    // Rating
    .rateService: ("ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด", "How satisfied are you with the service you received?"),
    .rateOfficer: ("ท่านพึงพอใจต่อเจ้าหน้าที่ผู้ให้บริการเพียงใด", "How satisfied are you with the officer who served you?"),
    .satisfied5: ("พึงพอใจมากที่สุด", "Most satisfied"),
    .satisfied4: ("พึงพอใจมาก", "Very satisfied"),
    .satisfied3: ("พึงพอใจปานกลาง", "Moderately satisfied"),
    .satisfied2: ("พึงพอใจน้อย", "Slightly satisfied"),
    .satisfied1: ("พึงพอใจน้อยที่สุด", "Least satisfied"),
    .thanks: ("ขอบคุณสำหรับการประเมิน", "Thank you for your rating"),
    .recorded: ("บันทึกผลการประเมินเรียบร้อยแล้ว", "Your rating has been recorded"),
    .correct: ("แก้ไข", "Correct my answer"),
    .correctAnswer: ("แก้ไข: ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด", "Correct my answer: how satisfied are you?"),
    .whatToImprove: ("เรื่องใดควรปรับปรุง (ข้ามได้)", "What should be improved? (may be skipped)"),
    .skip: ("ข้ามคำถามนี้", "Skip this question"),
    .reasonSpeed: ("ความรวดเร็วในการให้บริการ", "Speed of service"),
    .reasonOfficer: ("การให้บริการของเจ้าหน้าที่", "Officer's service"),
    .reasonInformation: ("ความชัดเจนของข้อมูล", "Clarity of information"),
    .reasonPlace: ("สถานที่และสิ่งอำนวยความสะดวก", "Place and facilities"),
    .reasonFairness: ("ความเป็นธรรมและไม่เลือกปฏิบัติ", "Fairness, no discrimination"),
    .reasonSteps: ("ขั้นตอนการให้บริการ", "Steps of service"),

    // Access and help
    .otherLanguage: ("English", "ภาษาไทย"),
    .largeText: ("ตัวหนังสือใหญ่", "Large text"),
    .wheelchair: ("ย้ายปุ่มลงล่าง\n(ผู้ใช้รถเข็น)", "Lower the controls\n(wheelchair)"),
    .contrast: ("หน้าจอชัดขึ้น", "High contrast"),
    .help: ("ขอความช่วยเหลือ", "Help"),
    .back: ("ย้อนกลับ", "Back"),
    .close: ("เสร็จสิ้น", "Finish"),
    .askFirstReception: ("กรุณาติดต่อเจ้าหน้าที่ที่จุดแรกรับ", "Ask the officer at the first-reception point"),
    .helpIsComing: ("แจ้งเจ้าหน้าที่แล้ว กรุณารอสักครู่", "The officer has been told. Please wait a moment."),
    .stillThere: ("ท่านต้องการทำรายการต่อหรือไม่", "Do you want to continue?"),
    .stay: ("ทำรายการต่อ", "Continue"),
    .leave: ("เลิกทำรายการ", "Stop"),

    // Notices
    .notices: ("ประกาศความเป็นส่วนตัว และการจัดลำดับคิว", "Privacy notice, and how the queue is ordered"),
    .privacyNotice: ("ประกาศความเป็นส่วนตัว", "Privacy notice"),
    .keepsNoName: ("ตู้กดบัตรคิวนี้ไม่เก็บชื่อ ภาพ หรือเลขประจำตัวของท่าน", "This kiosk keeps no name, picture or identity number"),
    .whatIsRecorded: (
      "บันทึกเฉพาะหมายเลขคิว งานที่ติดต่อ ประเภทผู้รับบริการ การใช้ช่องทางพิเศษ ภาษา เวลา และคะแนนประเมิน",
      "It records only the queue number, the service, the visitor type, the use of the priority lane, the language, the time and ratings"
    ),
    .queueOrder: ("การจัดลำดับคิว", "How the queue is ordered"),
    .inOrder: ("เรียกตามลำดับบัตรคิวของแต่ละเรื่อง", "Numbers are called in order of issue for each service"),
    .alternating: (
      "เรียกตามลำดับบัตรคิวของแต่ละเรื่อง ช่องทางพิเศษ {priority} คิว สลับคิวทั่วไปอย่างน้อย {normal} คิว",
      "Numbers are called in order of issue for each service; after {priority} of the priority lane at least {normal} of the others"
    ),
    .firstCome: (
      "เรียกตามลำดับก่อนหลัง ทั้งช่องทางพิเศษและคิวทั่วไป", "First come, first served, in the priority lane and outside it"
    ),

    // Staff
    .staffPIN: ("รหัสเจ้าหน้าที่", "Staff code"),
    .wrongPIN: ("รหัสไม่ถูกต้อง", "The code is wrong"),
    .locked: ("กรอกรหัสผิดหลายครั้ง กรุณารอ 5 นาที", "Wrong too often; please wait 5 minutes"),
    .erase: ("ลบ", "Erase"),
    .confirm: ("ยืนยัน", "Confirm"),
    .yes: ("ยืนยัน", "Confirm"),
    .no: ("ยกเลิก", "Cancel"),
    .staffMenu: ("เมนูเจ้าหน้าที่", "Staff menu"),
    .status: ("สถานะเครื่อง", "Device status"),
    .printerReady: ("เครื่องพิมพ์: พร้อมใช้งาน", "Printer: ready"),
    .printerOut: ("เครื่องพิมพ์: กระดาษหมด", "Printer: out of paper"),
    .printerFaulty: ("เครื่องพิมพ์: ขัดข้อง", "Printer: has a fault"),
    .printerAbsent: ("เครื่องพิมพ์: ไม่มี", "Printer: none"),
    .centreReached: ("ส่วนกลาง: เชื่อมต่อแล้ว", "Centre: connected"),
    .centreNotReached: (
      "ไม่สามารถเชื่อมต่อส่วนกลางได้ ข้อมูลถูกเก็บไว้ที่เครื่องนี้", "Not connected to the centre; data are kept on this device"
    ),
    .centreAbsent: ("ส่วนกลาง: ไม่ได้ตั้งค่า", "Centre: not configured"),
    .allSent: ("ส่งข้อมูลครบแล้ว", "All data sent"),
    .unsentUnknown: ("ยังติดต่อส่วนกลางไม่ได้ ไม่ทราบจำนวนที่ยังไม่ได้ส่ง", "Not known what is unsent: the centre was not reached"),
    .notSent: ("ยังไม่ได้ส่ง {n} รายการ", "{n} items not sent yet"),
    .clockSet: ("เวลาเครื่อง: {time}", "Clock: {time}"),
    .clockNotSet: ("เวลาเครื่องยังไม่ได้ตั้ง", "The clock of this kiosk is not set"),
    .lastNumber: ("หมายเลขล่าสุด: {number}", "Last number: {number}"),
    .dailySummary: ("สรุปยอดประจำวัน", "Daily summary"),
    .copyToUSB: ("คัดลอกรายงานลง USB", "Copy tables to USB"),
    .testTicket: ("พิมพ์บัตรทดสอบ", "Print a test ticket"),
    .reprintLast: ("พิมพ์ซ้ำใบล่าสุด", "Reprint the last"),
    .voidLast: ("ยกเลิกใบล่าสุด", "Void the last"),
    .newRoll: ("เปลี่ยนม้วนกระดาษ", "New paper roll"),
    .pauseIssuing: ("หยุดแจกบัตรคิวชั่วคราว", "Pause issuing"),
    .resumeIssuing: ("แจกบัตรคิวต่อ", "Resume issuing"),
    .setDate: ("ตั้งวันที่และเวลา", "Set date and time"),
    .shutDown: ("ปิดเครื่อง", "Shut down"),
    .askVoidLast: ("ยกเลิกบัตรคิวหมายเลข {number} หรือไม่", "Void ticket {number}?"),
    .voidIt: ("ยกเลิกบัตรคิวนี้", "Void the ticket"),
    .keepIt: ("ไม่ยกเลิก", "Keep it"),
    .askShutDown: ("ปิดเครื่องหรือไม่", "Shut down?"),
    .seePrint: ("เห็นตัวหนังสือบนกระดาษหรือไม่", "Can you see print on the paper?"),
    .see: ("เห็น", "Yes"),
    .seeNot: ("ไม่เห็น", "No"),
    .turnRoll: ("ใส่ม้วนกลับด้าน", "Put the roll in the other way round"),
    .day: ("วันที่", "Day"),
    .month: ("เดือน", "Month"),
    .year: ("พ.ศ.", "B.E."),
    .hour: ("นาฬิกา", "Hour"),
    .minute: ("นาที", "Minute"),
    .more: ("เพิ่ม", "More"),
    .less: ("ลด", "Less"),
    .done: ("เรียบร้อยแล้ว", "Done"),
    .failed: ("ทำรายการไม่สำเร็จ", "It did not work"),
  ]
}
