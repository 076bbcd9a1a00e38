#include "CBuild.h"

const char *cbuild_version(void) { return CBUILD_VERSION; }

long long cbuild_date(void) { return CBUILD_EPOCH * 1000LL; }
