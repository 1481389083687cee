// Stats: the compiler's part of --stats: what was compiled and when, what not and why, time by phase, bytes, guards
// failed by site and reason.
#pragma once

namespace taipan {

struct Thread;

// To stderr, as text or (--stats=json) as one JSON object, collector figures included.
void printJitStats(Thread* t);

}  // namespace taipan
