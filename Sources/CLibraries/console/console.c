#include "CConsole.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/sysmacros.h>
#include <sys/stat.h>
#include <unistd.h>

// A crash leads through one of these.
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS};
enum { crash_count = sizeof crashes / sizeof *crashes };

static struct sigaction before[crash_count];
// -1: nothing is taken. Written last by `take`, first by `give_back`.
static volatile sig_atomic_t taken = -1;
static volatile sig_atomic_t change_event = -1;
static int screen_before, keyboard_before;
static struct vt_mode switching_before;

// Real-time signals of this process's own choice; the kernel sends them, nobody else.
static int leaving(void) { return SIGRTMIN + 3; }
static int entering(void) { return SIGRTMIN + 4; }

static void count_change(int signal) {
  int saved = errno;
  uint64_t step = signal == leaving() ? 1 : (uint64_t)1 << 32;
  if (change_event >= 0 && write(change_event, &step, sizeof step) < 0) { /* a full counter is noticed already */ }
  errno = saved;
}

// Gives the console back, then lets the crash take its course: the earlier handler, which is in force again, gets the
// signal when this one returns.
static void crash(int signal) {
  cconsole_give_back();
  raise(signal);
}

int cconsole_is_terminal(int terminal) {
  struct stat found;
  int mode;
  return fstat(terminal, &found) == 0 && S_ISCHR(found.st_mode) && major(found.st_rdev) == 4
         && ioctl(terminal, KDGETMODE, &mode) == 0;
}

static void set_handler(int signal, void (*handler)(int), int flags, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(signal, &action, old);
}

// The front terminal is the one that the visitor would see; leaving it is asked of us by signals.
static void come_to_front(int terminal) {
  struct stat found;
  set_handler(leaving(), count_change, SA_RESTART, NULL);
  set_handler(entering(), count_change, SA_RESTART, NULL);
  struct vt_mode mode = {.mode = VT_PROCESS, .relsig = (short)leaving(), .acqsig = (short)entering()};
  ioctl(terminal, VT_SETMODE, &mode);
  if (fstat(terminal, &found) == 0 && minor(found.st_rdev) != 0) ioctl(terminal, VT_ACTIVATE, minor(found.st_rdev));
}

int cconsole_take(int terminal, int changes) {
  if (taken >= 0) return EBUSY;
  if (ioctl(terminal, KDGETMODE, &screen_before) != 0 || ioctl(terminal, KDGKBMODE, &keyboard_before) != 0
      || ioctl(terminal, VT_GETMODE, &switching_before) != 0 || ioctl(terminal, KDSETMODE, KD_GRAPHICS) != 0) {
    return errno;
  }
  // A console that an earlier process left dark and without a keyboard is no state to return to.
  screen_before = KD_TEXT;
  if (keyboard_before == K_OFF) keyboard_before = K_UNICODE;
  ioctl(terminal, KDSKBMODE, K_OFF);
  change_event = changes;
  taken = terminal;
  for (int index = 0; index < crash_count; index++) set_handler(crashes[index], crash, SA_ONSTACK, &before[index]);
  static int is_registered = 0;
  if (!is_registered) is_registered = atexit(cconsole_give_back) == 0;
  come_to_front(terminal);
  return 0;
}

void cconsole_leave(int terminal) { ioctl(terminal, VT_RELDISP, 1); }

void cconsole_is_back(int terminal) { ioctl(terminal, VT_RELDISP, VT_ACKACQ); }

void cconsole_silence_keyboard(int terminal) {
  if (taken == terminal) ioctl(terminal, KDSKBMODE, K_OFF);
}

void cconsole_give_back(void) {
  int terminal = taken;
  if (terminal < 0) return;
  taken = -1;
  change_event = -1;
  for (int index = 0; index < crash_count; index++) sigaction(crashes[index], &before[index], NULL);
  ioctl(terminal, KDSKBMODE, keyboard_before);
  ioctl(terminal, VT_SETMODE, &switching_before);
  ioctl(terminal, KDSETMODE, screen_before);
}
