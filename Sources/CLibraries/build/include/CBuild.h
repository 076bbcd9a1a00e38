// What the package's manifest knows of a build. Only this target sees it, so that a new commit compiles one file anew.
#pragma once

/// The version as `--version` says it and `kiosk.started` keeps it: a tag, or the next release and the commit; it says
/// so when files were changed since, and when the sources came without git.
const char *cbuild_version(void);

/// When this was written: milliseconds since 1970 UTC. No clock of a machine that runs it can be right before.
long long cbuild_date(void);
