#include "tools/taipan/Stats.h"

#include <cinttypes>
#include <cstdio>

#include "runtime/Options.h"
#include "runtime/TierUp.h"
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

void printHeapStatsJson(const GcStats& s) {
  std::fprintf(stderr,
               "{\"gc\": {\"minor\": %" PRIu64 ", \"full\": %" PRIu64 ", \"pauseNanosTotal\": %" PRIu64
               ", \"pauseNanosMax\": %" PRIu64 "}, \"heap\": {\"allocatedBytes\": %" PRIu64 ", \"liveBytes\": %" PRIu64
               ", \"blocks\": %" PRIu64 ", \"largeObjects\": %" PRIu64 "}}\n",
               s.minorCollections, s.fullCollections, s.pauseNanosTotal, s.pauseNanosMax, s.allocatedBytes, s.liveBytes,
               s.blocks, s.largeObjects);
}

}  // namespace

void printStats(Thread* t) {
  // The compiler's JSON object has these figures too: one object a run.
  if (!options.statsJson)
    printHeapStats(heap::stats());
  else if (!tierUp.printStats)
    printHeapStatsJson(heap::stats());
  if (tierUp.printStats) tierUp.printStats(t);
}

}  // namespace taipan
