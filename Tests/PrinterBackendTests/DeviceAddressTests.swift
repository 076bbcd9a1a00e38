import PrinterBackend
import Testing

@Suite("Device URIs")
struct DeviceAddressTests {
  @Test(
    "A URI names a place",
    arguments: [
      ("kiosk-escpos://10.0.0.7", DeviceAddress.Location.network(host: "10.0.0.7", port: 9100)),
      ("kiosk-escpos://printer.local:9101/?status=yes", .network(host: "printer.local", port: 9101)),
      ("kiosk-escpos://[fe80::1]:9100/", .network(host: "fe80::1", port: 9100)),
      ("kiosk-escpos:/dev/usb/lp0", .node(path: "/dev/usb/lp0")),
      ("kiosk-escpos:/serial/J5%2045?asb=no", .serialNumber("J5 45")),
      ("kiosk-escpos:/serial/A%2F7", .serialNumber("A/7")), ("kiosk-escpos:/port/1-1.4", .usbPort("1-1.4")),
    ])
  func locations(uri: String, location: DeviceAddress.Location) throws {
    #expect(try DeviceAddress(uri: uri).location == location)
  }

  @Test(
    "What is wrong is quoted, and what is right is said",
    arguments: [
      ("socket://10.0.0.7", "socket://10.0.0.7"), ("kiosk-escpos://:9100/", "no host"),
      ("kiosk-escpos://h:0/", "“:0” is no port"), ("kiosk-escpos:/etc/passwd", "/dev/usb/lp0"),
      ("kiosk-escpos:/dev/../etc/passwd", "is no device"), ("kiosk-escpos:/serial/%zz", "is no device"),
      ("kiosk-escpos://h/?status=perhaps", "yes, no or auto"), ("kiosk-escpos://h/?wait=0", "1 to 3600 seconds"),
      ("kiosk-escpos://h/?speed=9", "“speed” is no option"), ("kiosk-escpos://h/?=", "“” is no option"),
      ("kiosk-escpos://h/?wait=3&=", "“” is no option"), ("kiosk-escpos://h/?status", "yes, no or auto"),
      ("kiosk-escpos:/serial/A/7", "is no device"), ("kiosk-escpos:/port/1%2F2", "is no device"),
    ])
  func faults(uri: String, words: String) {
    let fault = #expect(throws: DeviceAddress.Fault.self) { try DeviceAddress(uri: uri) }
    #expect(fault?.description.contains(words) == true)
  }

  @Test("Options have defaults, and are set in the URI")
  func options() throws {
    #expect(try DeviceAddress(uri: "kiosk-escpos://h/").options == DeliveryOptions())
    let options = try DeviceAddress(uri: "kiosk-escpos://h/?status=no&answer=50&wait=8&finish=5&asb=no").options
    #expect(options.status == .no && options.answer == .milliseconds(50) && options.wait == .seconds(8))
    #expect(options.finish == .seconds(5) && !options.reportsChanges)
  }
}
