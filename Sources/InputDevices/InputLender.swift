internal import Events
public import Ports
internal import Settings

/// Lets go of the kiosk's devices while somebody sets them up with a program of their own, which the kernel's permissions
/// let read them: the kiosk reads no device for others.
///
/// The newest borrower wins: one whose person has vanished never keeps a device.
public actor InputLender {
  private let listener: InputListener
  private var loan: AsyncStream<Void>.Continuation?
  private var number = 0

  /// - Parameter listener: the kiosk's; where it was never started, nothing is lent.
  public init(listener: InputListener) {
    self.listener = listener
  }

  /// Lets go of these devices until the borrower lets go of the stream, or another one begins.
  ///
  /// - Parameter devices: as `InputListener.list` has them.
  /// - Returns: an element when the kiosk holds them no more; the end of the stream is that of the loan.
  public func lend(_ devices: [InputDeviceStatus]) async -> AsyncStream<Void> {
    number += 1
    let mine = number
    endLoan()
    await listener.lend(devices.compactMap { listener.way(of: $0) })
    let (stream, loan) = AsyncStream.makeStream(of: Void.self)
    // Somebody else began while the devices were lent.
    guard mine == number else {
      loan.finish()
      return stream
    }
    loan.onTermination = { [weak self] _ in Task { await self?.end(mine) } }
    self.loan = loan
    loan.yield()
    return stream
  }

  /// Ends the loan, and takes the devices back.
  public func stop() async {
    number += 1
    endLoan()
    await listener.lend([])
  }

  private func end(_ ended: Int) async {
    guard ended == number else { return }
    await stop()
  }

  private func endLoan() {
    loan?.finish()
    loan = nil
  }
}
