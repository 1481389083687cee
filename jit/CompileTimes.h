// CompileTimes: what a compilation cost, by phase, in nanoseconds of processor time.
#pragma once

#include <cstdint>

namespace taipan {

struct CompileTimes {
#define PHASE(name, doc) uint64_t name = 0;
#include "jit/Phases.def"

  CompileTimes& operator+=(const CompileTimes& other) {
#define PHASE(name, doc) name += other.name;
#include "jit/Phases.def"
    return *this;
  }
  uint64_t total() const {
    uint64_t sum = 0;
#define PHASE(name, doc) sum += name;
#include "jit/Phases.def"
    return sum;
  }
};

}  // namespace taipan
