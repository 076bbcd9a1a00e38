#include "CleanEnvironment.h"
#include <stdlib.h>

// What a developer's machine has must not change what a test finds: a kiosk that is installed and configured here, its
// service manager, its printers, the language and the time zone of whoever runs the tests. This runs before any of them
// in every test bundle; programs that a story starts get an environment of their own (ProgramStart).
__attribute__((constructor)) static void clean_environment(void) {
  static const char *const foreign[] = {
    "KIOSK_SOCKET", "CUPS_SERVER", "CUPS_USER", "IPP_PORT", "PRINTER", "LPDEST", "NOTIFY_SOCKET", "WATCHDOG_USEC",
    "CREDENTIALS_DIRECTORY", "LANG", "LANGUAGE", "LC_MESSAGES",
  };
  for (size_t index = 0; index < sizeof foreign / sizeof *foreign; index++) unsetenv(foreign[index]);
  setenv("KIOSK_CONFIG_DIRECTORY", "/nonexistent", 1);
  setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent/bus", 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("TZ", "UTC", 1);
}
