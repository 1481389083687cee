#include "jit/Stats.h"

#include <llvm/Support/JSON.h>
#include <llvm/Support/raw_ostream.h>

#include <cstdio>

#include "jit/TierPolicy.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/heap/Heap.h"

namespace taipan {

namespace {

using llvm::json::Array;
using JsonObject = llvm::json::Object;

double millis(uint64_t nanos) {
  return static_cast<double>(nanos) / 1e6;
}

std::string siteText(const GuardSite& s) {
  if (!s.code) return "?";
  return strToUtf8(s.code->qualname) + ":" + std::to_string(s.code->lineOf(s.instr)) + " " +
         opInfo(s.code->instrs[s.instr].op).name;
}

JsonObject exitObject(const CompiledCode::Guard& guard) {
  return JsonObject{
      {"site", siteText(guard.site)}, {"reason", deoptReasonName(guard.site.reason)}, {"count", guard.exits}};
}

JsonObject phases(const CompileTimes& t) {
  JsonObject object;
#define PHASE(name, doc) object[#name "_ms"] = millis(t.name);
#include "jit/Phases.def"
  return object;
}

JsonObject codeObject(const CompiledCode& c) {
  Array exits;
  for (const CompiledCode::Guard& g : c.guards)
    if (g.exits) exits.push_back(exitObject(g));
  return JsonObject{{"name", c.name},
                    {"code_bytes", static_cast<int64_t>(c.codeBytes)},
                    {"stack_map_bytes", static_cast<int64_t>(c.stackMapBytes)},
                    {"phases", phases(c.times)},
                    {"valid", c.valid},
                    {"exits", static_cast<int64_t>(c.exits)},
                    {"guards_failed", std::move(exits)}};
}

// As the driver prints them for a run without the compiler.
JsonObject gcObject(const GcStats& s) {
  return JsonObject{{"minor", static_cast<int64_t>(s.minorCollections)},
                    {"full", static_cast<int64_t>(s.fullCollections)},
                    {"pause_ms", millis(s.pauseNanosTotal)},
                    {"longest_pause_ms", millis(s.pauseNanosMax)}};
}

JsonObject heapObject(const GcStats& s) {
  return JsonObject{{"allocated_bytes", static_cast<int64_t>(s.allocatedBytes)},
                    {"live_bytes", static_cast<int64_t>(s.liveBytes)},
                    {"blocks", static_cast<int64_t>(s.blocks)},
                    {"large_objects", static_cast<int64_t>(s.largeObjects)}};
}

JsonObject statsObject(Thread* thread) {
  Array compiled, failed;
  for (const auto& c : codemap::all(thread))
    compiled.push_back(codeObject(*c));
  Array ready;
  for (const tier::Version* v : tier::versions(thread)) {
    if (v->state == tier::Version::State::kFailed)
      failed.push_back(
          JsonObject{{"name", strToUtf8(v->code->qualname)}, {"loop", v->loopHead}, {"reason", v->whyNot}});
    if (v->installed)
      ready.push_back(JsonObject{{"name", v->installed->name}, {"seconds", v->readyAt}, {"versions", v->versions}});
  }
  const tier::Totals& t = tier::totals(thread);
  return JsonObject{{"compiled", std::move(compiled)},
                    {"installed", std::move(ready)},
                    {"not_compiled", std::move(failed)},
                    {"requested", static_cast<int64_t>(t.requested)},
                    {"invalidated", static_cast<int64_t>(t.invalidated)},
                    {"stale", static_cast<int64_t>(t.stale)},
                    {"phases", phases(t.times)},
                    {"gc", gcObject(heap::stats(thread))},
                    {"heap", heapObject(heap::stats(thread))}};
}

// "      optimise 1.2 generate 3.4 … ms": of the phases that took time.
void printTimes(const CompileTimes& t) {
  std::fprintf(stderr, "     ");
#define PHASE(name, doc) \
  if (t.name >= 50'000) std::fprintf(stderr, " " #name " %.1f", millis(t.name));
#include "jit/Phases.def"
  std::fprintf(stderr, " ms\n");
}

void printText(Thread* thread) {
  std::fprintf(stderr, "compiled functions:\n");
  for (const auto& c : codemap::all(thread)) {
    std::fprintf(stderr, "  %-40s %7lu bytes code, %6lu bytes stack maps, %7.1f ms, %u exits%s\n", c->name.c_str(),
                 c->codeBytes, c->stackMapBytes, millis(c->times.total()), c->exits, c->valid ? "" : ", unlinked");
    printTimes(c->times);
    for (const CompiledCode::Guard& g : c->guards)
      if (g.exits)
        std::fprintf(stderr, "      %6u x %s at %s\n", g.exits, deoptReasonName(g.site.reason),
                     siteText(g.site).c_str());
  }
  std::fprintf(stderr, "installed:\n");
  for (const tier::Version* v : tier::versions(thread))
    if (v->installed)
      std::fprintf(stderr, "  %-40s at %.3f s, version %u\n", v->installed->name.c_str(), v->readyAt, v->versions);
  std::fprintf(stderr, "not compiled:\n");
  for (const tier::Version* v : tier::versions(thread))
    if (v->state == tier::Version::State::kFailed)
      std::fprintf(stderr, "  %s%s: %s\n", strToUtf8(v->code->qualname).c_str(), v->loopHead >= 0 ? " (loop)" : "",
                   v->whyNot.c_str());
  std::fprintf(stderr, "phases:\n");
#define PHASE(name, doc) \
  std::fprintf(stderr, "  %-10s %10.3f ms  %s\n", #name, millis(tier::totals(thread).times.name), doc);
#include "jit/Phases.def"
}

}  // namespace

void printJitStats(Thread* t) {
  if (!options.statsJson) return printText(t);
  llvm::errs() << llvm::json::Value(statsObject(t)) << '\n';
}

}  // namespace taipan
