/// What the screen says by itself, beside what a refusal says of itself (`Refusal.Code`). `{…}` is filled in.
enum Phrase: String, Hashable, Sendable, CaseIterable {
  // Home
  case chooseService, severalErrands, queuesWaiting, onlineService, moreServices, serviceInfo, rateUs
  case priorityLane, priorityGroups, priorityChosen
  // Visitor type
  case whichCapacity, preferNotToSay
  // Service info
  case documents, place, fee, noFee, baht, steps, channels, laws, contactUnit, telephone, versionOf, scanForOnline,
    scanForStatus
  case takeNumber, printThis, printingThis, guideIsNoTicket
  // Number
  case queueNumber, printing, takeTicket, waitingBefore, youAreNext, touchToGoOn, oneMoment
  case outOfPaper, printerFault, paperLate, noPrinter, noted, paperNotAvailable, numberWithoutPaper
  // Closed and refused
  case notYetOpen, queueFull, suspended, otherWays, callUs
  case notAvailable, pressAgain, drill
  // Rating
  case rateService, rateOfficer, satisfied5, satisfied4, satisfied3, satisfied2, satisfied1
  case thanks, recorded, correct, correctAnswer
  case whatToImprove, skip, reasonSpeed, reasonOfficer, reasonInformation, reasonPlace, reasonFairness, reasonSteps
  // Access and help
  case otherLanguage, largeText, wheelchair, contrast, help, back, close
  case askFirstReception, helpIsComing, stillThere, stay, leave
  // Notices
  case notices, privacyNotice, keepsNoName, whatIsRecorded, queueOrder, inOrder, alternating, firstCome
  // Staff
  case staffPIN, wrongPIN, locked, erase, confirm, yes, no, staffMenu
  case status, printerReady, printerOut, printerFaulty, printerAbsent
  case centreReached, centreNotReached, centreAbsent, allSent, notSent, unsentUnknown, clockSet, clockNotSet, lastNumber
  case dailySummary, copyToUSB, testTicket, reprintLast, voidLast, newRoll, pauseIssuing, resumeIssuing
  case setDate, shutDown, askVoidLast, voidIt, keepIt, askShutDown
  case seePrint, see, seeNot, turnRoll, day, month, year, hour, minute, more, less, done, failed
}
