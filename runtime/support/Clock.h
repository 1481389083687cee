// Clocks for measuring what the runtime and the compiler do, in nanoseconds. Wall time is what somebody waits;
// processor time of a thread is what its work costs, however busy the machine is.
#pragma once

#include <cstdint>
#include <ctime>

namespace taipan {

inline uint64_t clockNanos(clockid_t clock) {
  timespec ts;
  clock_gettime(clock, &ts);
  return static_cast<uint64_t>(ts.tv_sec) * 1'000'000'000u + static_cast<uint64_t>(ts.tv_nsec);
}
inline uint64_t wallNanos() {
  return clockNanos(CLOCK_MONOTONIC);
}
inline uint64_t threadNanos() {
  return clockNanos(CLOCK_THREAD_CPUTIME_ID);
}

// Processor time of the calling thread since it was made or last asked.
class Stopwatch {
 public:
  uint64_t lap() {
    uint64_t before = last_;
    last_ = threadNanos();
    return last_ - before;
  }

 private:
  uint64_t last_ = threadNanos();
};

}  // namespace taipan
