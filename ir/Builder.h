// Builder: bytecode and feedback to HIR, by abstract interpretation of the registers. Speculates on what the feedback
// says, inlines small callees, prunes what was never executed, and names in Function::dependencies what it relied upon.
#pragma once

#include <memory>

#include "ir/Ir.h"
#include "ir/Snapshot.h"

namespace taipan::hir {

struct BuildResult {
  std::unique_ptr<Function> function;  // null: cannot compile
  const char* failure = nullptr;       // then why (static string)
  bool isTooEarly = false;             // … because feedback knows of no path through it: may be otherwise later
};

// Any thread; neither allocates on nor writes to the Python heap.
BuildResult buildFunction(const Snapshot& snapshot);

}  // namespace taipan::hir
