// libevdev, without its variadic logging. Its functions need no shim.
#include <libevdev/libevdev.h>
