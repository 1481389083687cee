// --stats: figures of the run.
#pragma once

#include "runtime/threads/Thread.h"

namespace taipan {

// On stderr, as text or (--stats=json) as one JSON object. The compiler's figures come from its own hook.
void printStats(Thread* t);

}  // namespace taipan
