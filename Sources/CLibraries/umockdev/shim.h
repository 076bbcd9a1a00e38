#include <umockdev.h>

// `g_object_unref` takes an untyped pointer, and `umockdev_testbed_new` gives a typed one.
static inline void cumockdev_free(UMockdevTestbed *testbed) { g_object_unref(testbed); }
