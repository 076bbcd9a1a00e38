// The text console of a machine whose screen belongs to a kiosk: taken, and given back however the process ends.
//
// C, because a crashing process may run nothing else: what gives the console back uses only calls that are safe in a
// signal handler (signal-safety(7)) and memory that was written before.
#pragma once

/// Whether the descriptor is a virtual terminal of the kernel.
int cconsole_is_terminal(int terminal);

/// Puts the terminal into graphics mode and silences its keyboard (ioctl_console(2): KD_GRAPHICS, K_OFF), brings it to
/// the front and asks to be told when someone changes to another.
///
/// - terminal: stays open until `cconsole_give_back`.
/// - changes: an eventfd; 1 is added when the terminal is being left, 2^32 when it is entered again.
/// Returns 0, or the errno of the call that failed; nothing is changed then.
int cconsole_take(int terminal, int changes);

/// Answers the request to leave the terminal: the kernel changes over when this is called.
void cconsole_leave(int terminal);

/// Answers the return to the terminal.
void cconsole_is_back(int terminal);

/// Switches the terminal's keyboard off again (K_OFF): Alt-SysRq-R, loadkeys(1) and whoever held the console meanwhile
/// switch it on. Does nothing when the terminal is not taken.
void cconsole_silence_keyboard(int terminal);

/// Undoes `cconsole_take`; safe in a signal handler, does nothing when nothing is taken.
void cconsole_give_back(void);
