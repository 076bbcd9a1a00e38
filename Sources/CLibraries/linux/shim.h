// What Linux offers and Swift's Glibc module leaves out.
#include <linux/input.h>
#include <linux/sockios.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>
#include <unistd.h>

// `ioctl` is variadic and `EVIOC…` are function-like macros: neither is imported.

/// EVIOCGRAB: 0, or -1 with errno (EBUSY: another process has the device).
static inline int clinux_grab(int descriptor, int on) { return ioctl(descriptor, EVIOCGRAB, (void *)(long)on); }

/// SIOCOUTQ: bytes of a TCP connection that the other side has not acknowledged, or -1 with errno.
static inline int clinux_unacknowledged(int descriptor) {
  int bytes = 0;
  return ioctl(descriptor, SIOCOUTQ, &bytes) == 0 ? bytes : -1;
}

// `memfd_create` is declared for programs with _GNU_SOURCE only.

/// memfd_create(2): a file in memory that no child inherits; a descriptor, or -1 with errno.
static inline int clinux_memory_file(void) { return (int)syscall(SYS_memfd_create, "", 1U /* MFD_CLOEXEC */); }

// `struct timespec` is declared by the headers of many libraries, and which of them Swift takes it from depends on the
// order of the build: it stays on this side.

/// Nanoseconds of a clock of clock_gettime(2).
static inline long long clinux_nanoseconds(int clock) {
  struct timespec now = {0, 0};
  clock_gettime(clock, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/// pthread_cond_timedwait(3) on a condition that counts CLOCK_MONOTONIC, until that clock shows so many nanoseconds.
static inline int clinux_wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, long long nanoseconds) {
  struct timespec until = {nanoseconds / 1000000000LL, nanoseconds % 1000000000LL};
  return pthread_cond_timedwait(condition, mutex, &until);
}

/// pidfd_open(2): a descriptor that can be read when the process has ended, or -1 with errno. Its header brings a second
/// `siginfo_t`, so it is called by its number.
static inline int clinux_open_process(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

// spawn.h declares these under _GNU_SOURCE, which Swift's Glibc module does not set.

/// The program begins in this directory.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *directory);

/// The program has no descriptor from this one on.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
