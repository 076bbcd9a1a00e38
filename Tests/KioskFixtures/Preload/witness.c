/* A preload that watches the syncs of a process from inside, at the cost of two clock readings each.
 *
 * WITNESS_FILE      a file of a witness_header and its records; each fdatasync(2) and fsync(2) leaves one
 *                   in it, and the begin and the end of each fdatasync(2) a byte in the named pipe <WITNESS_FILE>.bell
 * WITNESS_CARELESS  makes every SQLite connection of the process commit with synchronous = NORMAL, whatever it was told
 *                   and has checked: the kiosk that a test must be able to find out
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* What this preload writes into the file that WITNESS_FILE names, and what its observer tells it there: Witness.swift
 * reads the same layout. */

enum { WITNESS_LOG = 1, WITNESS_DATABASE = 2, WITNESS_OTHER = 3 };

/* One sync that has returned. Times are nanoseconds of CLOCK_MONOTONIC. */
struct witness_record {
  uint64_t start;
  uint64_t end;
  uint32_t file;   /* one of the above */
  uint32_t writes; /* to the write-ahead log since its last sync: 0 for a sync that commits nothing */
  uint64_t reserved;
};

struct witness_header {
  uint64_t count;          /* records so far; the next one goes to count % capacity */
  uint64_t capacity;
  uint64_t delay_us;       /* how long each fdatasync(2) is held up; the observer may change it at any time */
  uint64_t started;        /* fdatasync(2) calls that have begun */
  uint64_t reserved[4];
};

enum { KNOWN_FILES = 4096 };

static struct witness_header *witness;
static int bell = -1;
static atomic_uint writes;
/* The kind of each open file, found out once; 0 while unknown. */
static atomic_uchar kinds[KNOWN_FILES];

__attribute__((constructor)) static void open_witness(void) {
  const char *path = getenv("WITNESS_FILE");
  struct stat status;
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  if (fstat(file, &status) == 0) {
    void *map = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map != MAP_FAILED) witness = map;
  }
  close(file);
  char pipe[1024];
  if ((size_t)snprintf(pipe, sizeof pipe, "%s.bell", path) < sizeof pipe) bell = open(pipe, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
}

/* An observer that does not listen lets the pipe fill; nothing waits for it. */
static void ring(void) {
  int error = errno;
  if (bell >= 0 && write(bell, "", 1) < 0) errno = error;
}

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), tail = strlen(end);
  return length >= tail && strcmp(text + length - tail, end) == 0;
}

static int look_up(int fd) {
  char link[64], path[1024];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return WITNESS_OTHER;
  path[length] = 0;
  if (ends_with(path, ".sqlite-wal")) return WITNESS_LOG;
  return ends_with(path, ".sqlite") ? WITNESS_DATABASE : WITNESS_OTHER;
}

static int kind(int fd) {
  if (fd < 0 || fd >= KNOWN_FILES) return WITNESS_OTHER;
  if (kinds[fd] == 0) kinds[fd] = (unsigned char)look_up(fd);
  return kinds[fd];
}

static void record(uint64_t start, int file) {
  struct witness_record *records = (struct witness_record *)(witness + 1);
  uint64_t index = __atomic_load_n(&witness->count, __ATOMIC_RELAXED);
  struct witness_record entry = {start, now(), (uint32_t)file, 0, 0};
  if (file == WITNESS_LOG) entry.writes = atomic_exchange(&writes, 0);
  records[index % witness->capacity] = entry;
  __atomic_store_n(&witness->count, index + 1, __ATOMIC_RELEASE);
}

static int synced(int fd, const char *call, int delayed) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, call);
  if (!witness) return real(fd);
  uint64_t start = now();
  if (delayed) {
    __atomic_add_fetch(&witness->started, 1, __ATOMIC_RELEASE);
    ring();
    uint64_t delay = __atomic_load_n(&witness->delay_us, __ATOMIC_ACQUIRE);
    if (delay) usleep((useconds_t)delay);
  }
  int status = real(fd);
  record(start, kind(fd));
  if (delayed) ring();
  return status;
}

int fdatasync(int fd) { return synced(fd, "fdatasync", 1); }

int fsync(int fd) { return synced(fd, "fsync", 0); }

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  static ssize_t (*real)(int, const void *, size_t, off64_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  if (witness && kind(fd) == WITNESS_LOG) atomic_fetch_add(&writes, 1);
  return real(fd, bytes, count, offset);
}

int close(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "close");
  if (fd >= 0 && fd < KNOWN_FILES) kinds[fd] = 0;
  return real(fd);
}

/* GRDB prepares every statement with this one. The connection is outside a transaction when it prepares BEGIN. */
int sqlite3_prepare_v3(
  void *connection, const char *sql, int length, unsigned flags, void **statement, const char **tail) {
  static int (*real)(void *, const char *, int, unsigned, void **, const char **);
  if (!real) real = (int (*)(void *, const char *, int, unsigned, void **, const char **))
    dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
  if (sql && strncmp(sql, "BEGIN", 5) == 0 && getenv("WITNESS_CARELESS")) {
    int (*execute)(void *, const char *, void *, void *, void *) =
      (int (*)(void *, const char *, void *, void *, void *))dlsym(RTLD_NEXT, "sqlite3_exec");
    if (execute) execute(connection, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
  }
  return real(connection, sql, length, flags, statement, tail);
}
