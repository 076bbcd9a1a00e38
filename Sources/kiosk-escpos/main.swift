import CBuild
import Glibc
import PrinterBackend

// The CUPS backend `kiosk-escpos`. See `BackendCall` for how it is called; the device's URI comes from the scheduler.

if CommandLine.arguments.dropFirst() == ["--version"] {
  print(String(cString: cbuild_version()))
  exit(0)
}

exit(BackendCall(CommandLine.arguments, deviceURI: getenv("DEVICE_URI").map { String(cString: $0) }).perform())
