// The interactive session.
#pragma once

#include "runtime/threads/Thread.h"

namespace taipan {

// Reads, runs and prints in module __main__, which must exist, until the end of input or SystemExit. Exit status.
int runSession(Thread* t, bool banner);

}  // namespace taipan
