// PassManager: runs passes, and alone dumps, verifies, times and counts them.
#pragma once

#include <cstdio>
#include <string_view>

#include "ir/Ir.h"

namespace taipan::hir {

enum class Pass : uint8_t {
#define HIR_PASS(name, doc) name,
#include "ir/passes/Passes.def"
  kCount,
};
const char* passName(Pass p);
const char* passDoc(Pass p);
bool findPass(std::string_view name, Pass* out);

struct PassOptions {
  FILE* dump = nullptr;  // print the function after each pass that changed it
#ifdef NDEBUG
  bool verify = false;
#else
  bool verify = true;  // after every pass; a broken rule ends the process
#endif
};

// True if the pass changed anything.
bool runPass(Function& f, Pass p, const PassOptions& options);
// The whole pipeline, in the order of kPipeline in PassManager.cpp.
void optimise(Function& f, const PassOptions& options);

struct PassCounters {
  uint64_t runs, changes, nanos;
};
PassCounters passCounters(Pass p);  // since start, all threads

}  // namespace taipan::hir
