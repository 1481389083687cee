// TierPolicy: which function is compiled when, and what happens when compiled code keeps leaving. The policy is the
// runtime's; all of it is for the thread that runs Python.
//
//   hot -> snapshot -> queue -> compiled -> dependencies checked again -> installed
//   installed -> an assumption broke, or too many exits -> unlinked -> hot again -> compiled with the wider feedback
//
// A fact that broke and a site whose guards kept failing are noted in the speculation log, so that the next version
// does not assume them again. A (code, loop head) pair is compiled at most kMaxVersions times, each time with less
// trust (SpeculationLog.h); the last version assumes nothing and stays. So nothing is refused for having changed often,
// and compile and deopt never alternate for ever.
//
// An inner loop gets hot first, but a version entered there ends where the outer one comes round (BytecodePlan.h). So
// hot code waits a while for the outer loop, and a version of that is compiled, with all that is in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jit/Compiler.h"

namespace taipan::tier {

// One (code, loop head): what has become of it.
struct Version {
  CodeObject* code = nullptr;
  int32_t loopHead = -1;
  Tier tier = Tier::kOptimised;
  enum class State : uint8_t { kIdle, kQueued, kInstalled, kFailed } state = State::kIdle;
  uint32_t versions = 0;   // compiled so far
  size_t stateValues = 0;  // of all of them: what their compilation cost
  CompiledCode* installed = nullptr;
  std::string whyNot;  // of kFailed
  // Of a loop: the heads of those around it, innermost first; known once it was asked for.
  std::optional<std::vector<uint32_t>> loopsAround;
  uint32_t roundsToWait = 0;  // of a loop: how often it is to come round before it is compiled
  double readyAt = 0;         // seconds since start when it was installed last
};

struct Totals {
  uint64_t requested = 0, compiled = 0, failed = 0, stale = 0, invalidated = 0;
  CompileTimes times;
};

void install(Thread* t);  // makes Runtime::tiers, sets the hooks
const std::vector<Version*>& versions(const Thread* t);
const Totals& totals(const Thread* t);
double secondsSinceStart(const Thread* t);

}  // namespace taipan::tier
