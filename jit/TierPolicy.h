// TierPolicy: which function is compiled when, and what happens when compiled code keeps leaving. Main thread only.
//
//   hot -> snapshot -> queue -> compiled -> dependencies checked again -> installed
//   installed -> an assumption broke, or too many exits -> unlinked -> hot again -> compiled with the wider feedback
//
// A fact that broke and a site whose guards kept failing are noted in the speculation log, so that the next version
// does not assume them again. A (code, loop head) pair is compiled at most kMaxVersions times, each time with less
// trust (SpeculationLog.h); the last version assumes nothing and stays. So nothing is refused for having changed often,
// and compile and deopt never alternate for ever.
#pragma once

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
  double readyAt = 0;  // seconds since start when it was installed last
};

struct Totals {
  uint64_t requested = 0, compiled = 0, failed = 0, stale = 0, invalidated = 0;
  CompileTimes times;
};

void install(Thread* t);  // sets the hooks
const std::vector<Version*>& versions();
const Totals& totals();
double secondsSinceStart();

}  // namespace taipan::tier
