import Foundation

/// Lets time pass: between touches as between visitors, or while nothing is to happen. A bench waits for no event so.
func pause(_ time: Duration) { Thread.sleep(forTimeInterval: time / .seconds(1)) }
