#include "ir/PassManager.h"

#include <atomic>
#include <chrono>

#include "ir/Printer.h"
#include "ir/Verifier.h"

namespace taipan::hir {

#define HIR_PASS(name, doc) bool run##name(Function& f);
#include "ir/passes/Passes.def"

namespace {

struct PassRow {
  const char* name;
  bool (*run)(Function& f);
  const char* doc;
};
constexpr PassRow kPasses[] = {
#define HIR_PASS(name, doc) {#name, &run##name, doc},
#include "ir/passes/Passes.def"
};
constexpr unsigned kPassCount = std::size(kPasses);

struct AtomicCounters {
  std::atomic<uint64_t> runs, changes, nanos;
};
AtomicCounters counters[kPassCount];

// Cheap rewrites first, so that what was inlined is small and typed; then representations; then motion, which exposes
// more of the same.
constexpr Pass kPipeline[] = {
    // What was inlined becomes small and typed; numbers lose their boxes.
    Pass::CleanCfg,
    Pass::Simplify,
    Pass::Gvn,
    Pass::Simplify,
    Pass::RangeAnalysis,
    Pass::Unbox,
    Pass::Simplify,
    Pass::DeadCode,
    Pass::CleanCfg,
    // Out of the loops; then again, with what that exposed.
    Pass::Gvn,
    Pass::GuardMotion,
    Pass::Simplify,
    Pass::RangeAnalysis,
    Pass::Unbox,
    Pass::Simplify,
    Pass::Gvn,
    Pass::AllocationSinking,
    Pass::Simplify,
    Pass::Gvn,
    Pass::DeadCode,
    Pass::RangeAnalysis,
    Pass::GuardMotion,
    Pass::Simplify,
    Pass::Gvn,
    // Nothing moves any more.
    Pass::DropCheckpoints,
    Pass::DeadCode,
    Pass::AllocationSinking,
    Pass::ElideFrames,
    Pass::SinkBoxes,
    Pass::DeadCode,
    Pass::CleanCfg,
};

void check(Function& f, const char* after) {
  std::string errors = verify(f);
  if (errors.empty()) return;
  fprintf(stderr, "HIR of %s is broken after %s:\n%s\n%s", f.name.c_str(), after, errors.c_str(), print(f).c_str());
  CHECK(false, "HIR keeps the rules of the Verifier");
}

}  // namespace

const char* passName(Pass p) {
  return kPasses[static_cast<unsigned>(p)].name;
}
const char* passDoc(Pass p) {
  return kPasses[static_cast<unsigned>(p)].doc;
}

bool findPass(std::string_view name, Pass* out) {
  for (unsigned n = 0; n < kPassCount; ++n)
    if (name == kPasses[n].name) return *out = static_cast<Pass>(n), true;
  return false;
}

bool runPass(Function& f, Pass p, const PassOptions& options) {
  const PassRow& row = kPasses[static_cast<unsigned>(p)];
  auto start = std::chrono::steady_clock::now();
  bool changed = row.run(f);
  auto nanos = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - start).count();
  AtomicCounters& count = counters[static_cast<unsigned>(p)];
  count.runs += 1;
  count.changes += changed;
  count.nanos += static_cast<uint64_t>(nanos);
  if (options.verify) check(f, row.name);
  if (options.dump && changed) fprintf(options.dump, "; after %s\n%s\n", row.name, print(f).c_str());
  return changed;
}

void optimise(Function& f, const PassOptions& options) {
  if (options.verify) check(f, "Builder");
  for (Pass p : kPipeline)
    runPass(f, p, options);
}

PassCounters passCounters(Pass p) {
  const AtomicCounters& count = counters[static_cast<unsigned>(p)];
  return {count.runs, count.changes, count.nanos};
}

}  // namespace taipan::hir
