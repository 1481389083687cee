#include "tools/taipan/Stats.h"

#include <cinttypes>
#include <cstdio>

#include "runtime/TierUp.h"
#include "runtime/core/Options.h"
#include "runtime/heap/Heap.h"

namespace taipan {

namespace {

void printHeapStats(const GcStats& s) {
  std::fprintf(stderr,
               "gc: %" PRIu64 " minor, %" PRIu64
               " full collections, pauses %.3f ms (longest %.3f ms)\n"
               "heap: %" PRIu64 " bytes allocated, %" PRIu64 " live after the last collection, %" PRIu64
               " blocks, %" PRIu64 " large objects\n",
               s.minorCollections, s.fullCollections, static_cast<double>(s.pauseNanosTotal) / 1e6,
               static_cast<double>(s.pauseNanosMax) / 1e6, s.allocatedBytes, s.liveBytes, s.blocks, s.largeObjects);
}

double millis(uint64_t nanos) {
  return static_cast<double>(nanos) / 1e6;
}

void printHeapStatsJson(const GcStats& s) {
  std::fprintf(stderr,
               "{\"gc\": {\"minor\": %" PRIu64 ", \"full\": %" PRIu64
               ", \"pause_ms\": %.6f, \"longest_pause_ms\": %.6f}, \"heap\": {\"allocated_bytes\": %" PRIu64
               ", \"live_bytes\": %" PRIu64 ", \"blocks\": %" PRIu64 ", \"large_objects\": %" PRIu64 "}}\n",
               s.minorCollections, s.fullCollections, millis(s.pauseNanosTotal), millis(s.pauseNanosMax),
               s.allocatedBytes, s.liveBytes, s.blocks, s.largeObjects);
}

}  // namespace

void printStats(Thread* t) {
  // The compiler's JSON object has these figures too: one object a run.
  if (!options.statsJson)
    printHeapStats(heap::stats(t));
  else if (!tierUp.printStats)
    printHeapStatsJson(heap::stats(t));
  if (tierUp.printStats) tierUp.printStats(t);
}

}  // namespace taipan
