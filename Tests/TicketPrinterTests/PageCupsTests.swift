import Drawing
import Events
import Ports
import Foundation
import PrinterFixtures
import Settings
import Testing

@testable import TicketPrinter

@Suite("Printing pages through a queue with filters of its own", .serialized)
struct PageCupsTests {
  @Test("The page arrives through the filters in the paper's size, and its QR code can be read")
  func page() throws {
    let cups = try RealCups()
    let device = try ListeningPrinter()
    let tray = ReportTray()
    try cups.addQueue("driver", to: device.port, description: Self.description)
    let printer = try CupsPrinter(
      name: "P1", queue: "driver", server: cups.address, look: TicketLook(format: .pdf),
      limits: PrinterLimits(deadline: .seconds(20))
    ) { tray.put($0) }
    defer { printer.stop() }
    let order = PrintOrder.sample(.usual, seq: 42)
    printer.print(order)
    #expect(device.wait(within: .seconds(30)) { $0.first?.isComplete == true }, "\(cups.log.suffix(2000))")
    let bytes = try #require(device.received.first).bytes
    #expect(bytes.starts(with: "%PDF-".utf8))
    let file = cups.folder.appending(path: "page.pdf")
    try Data(bytes).write(to: file)
    let height = try TicketRenderer(dots: 576).picture(of: order.content).height
    let size = try Self.run("/usr/bin/pdfinfo", [file.path]).wholeSize
    #expect(size.pages == 1)
    #expect(abs(size.width - 576 * 72 / 203) < 4 && abs(size.height - Double(height) * 72 / 203) < 4)
    let picture = cups.folder.appending(path: "page").path
    _ = try Self.run("/usr/bin/pdftoppm", ["-r", "203", "-png", "-singlefile", file.path, picture])
    #expect(try Self.run("/usr/bin/zbarimg", ["-q", "--raw", picture + ".png"]).contains(order.content.address ?? "?"))
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { process.waitUntilExit() }
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// A printer that takes PDF on paper of any length, as a PPD file (PPD 4.3; cupsFilter of CUPS).
  private static let description = """
    *PPD-Adobe: "4.3"
    *FormatVersion: "4.3"
    *FileVersion: "1.0"
    *LanguageVersion: English
    *LanguageEncoding: ISOLatin1
    *PCFileName: "TICKET.PPD"
    *Manufacturer: "Test"
    *Product: "(Ticket)"
    *ModelName: "Ticket"
    *ShortNickName: "Ticket"
    *NickName: "Ticket"
    *PSVersion: "(3010.000) 0"
    *LanguageLevel: "3"
    *ColorDevice: False
    *DefaultColorSpace: Gray
    *FileSystem: False
    *Throughput: "1"
    *LandscapeOrientation: Plus90
    *TTRasterizer: Type42
    *cupsFilter: "application/vnd.cups-pdf 0 -"
    *OpenUI *PageSize/Media Size: PickOne
    *OrderDependency: 10 AnySetup *PageSize
    *DefaultPageSize: Roll
    *PageSize Roll/Roll: ""
    *CloseUI: *PageSize
    *OpenUI *PageRegion/Media Size: PickOne
    *OrderDependency: 10 AnySetup *PageRegion
    *DefaultPageRegion: Roll
    *PageRegion Roll/Roll: ""
    *CloseUI: *PageRegion
    *DefaultImageableArea: Roll
    *ImageableArea Roll/Roll: "0 0 204 567"
    *DefaultPaperDimension: Roll
    *PaperDimension Roll/Roll: "204 567"
    *MaxMediaWidth: "240"
    *MaxMediaHeight: "2000"
    *HWMargins: 0 0 0 0
    *VariablePaperSize: True
    *CustomPageSize True: ""
    *ParamCustomPageSize Width: 1 points 100 240
    *ParamCustomPageSize Height: 2 points 20 2000
    *ParamCustomPageSize WidthOffset: 3 points 0 0
    *ParamCustomPageSize HeightOffset: 4 points 0 0
    *ParamCustomPageSize Orientation: 5 int 0 0
    *DefaultFont: Courier
    *Font Courier: Standard "(1.0)" Standard ROM

    """
}

extension String {
  /// The pages and the size of the first in points, as `pdfinfo` tells them.
  fileprivate var wholeSize: (pages: Int, width: Double, height: Double) {
    let pages = firstMatch(of: /Pages:\s+(\d+)/).flatMap { Int($0.output.1) } ?? 0
    let size = firstMatch(of: /Page size:\s+([\d.]+) x ([\d.]+) pts/)
    return (pages, size.flatMap { Double($0.output.1) } ?? 0, size.flatMap { Double($0.output.2) } ?? 0)
  }
}
