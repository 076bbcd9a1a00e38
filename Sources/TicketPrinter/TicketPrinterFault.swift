public import Drawing

/// Why a printer cannot be set up at all: code, cause and remedy. A printer that is merely off is no fault.
public enum TicketPrinterFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A ticket cannot be drawn on this machine.
  case drawing(DrawingFault)
  /// `server` is neither `host:port` nor a path.
  case badAddress(String)

  public var description: String {
    switch self {
    case .drawing(let fault): fault.description
    case .badAddress(let text): "“\(text)” is no address of a print server. Give host:port or a socket's path"
    }
  }
}
