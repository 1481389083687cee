// Recursion: bounds the native recursion of runtime functions (repr of nested lists, comparison of nested tuples,
// __repr__ that calls repr) by the same limit as Python calls, so that it ends in RecursionError and never in a crash.
#pragma once

#include "runtime/threads/Thread.h"

namespace taipan {

// Raises RecursionError "maximum recursion depth exceeded" + where.
void raiseRecursionErrorIn(Thread* t, const char* where);

// Counts as one more Python frame while it lives. Check entered() right after construction.
class RecursionGuard {
 public:
  // where: " in comparison", " while getting the repr of an object", …
  RecursionGuard(Thread* t, const char* where) : thread_(t) {
    bool room = static_cast<uint8_t*>(__builtin_frame_address(0)) > t->stackLimit;
    entered_ = t->depth < t->recursionLimit && room;
    if (entered_)
      t->depth++;
    else
      raiseRecursionErrorIn(t, where);
  }
  ~RecursionGuard() {
    if (entered_) thread_->depth--;
  }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  bool entered() const { return entered_; }

 private:
  Thread* thread_;
  bool entered_;
};

}  // namespace taipan
