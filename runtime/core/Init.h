// Start-up steps, in dependency order. Each implementation file that makes types, builtin functions or modules has one
// `init` function; Runtime.cpp runs the rows from top to bottom. Steps run before any Python code and must not fail.
#pragma once

namespace taipan {

struct Thread;

// Declared by the rows of InitSteps.def, which Runtime.cpp runs.

#define INIT_STEP(name) void init##name(Thread* t);
#include "runtime/core/InitSteps.def"

}  // namespace taipan
