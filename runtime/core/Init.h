// Start-up: the makers of builtin types, in the order of BuiltinTypes.def, then the steps of InitSteps.def. Steps run
// before any Python code and must not fail.
#pragma once

namespace taipan {

struct Thread;

// Declared by the rows of InitSteps.def, which StartUp.cpp runs.

#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, tested, kind, maker) \
  void init##maker(Thread* t);
#include "runtime/core/BuiltinTypes.def"

#define INIT_STEP(name) void init##name(Thread* t);
#include "runtime/core/InitSteps.def"

}  // namespace taipan
