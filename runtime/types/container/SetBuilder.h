// SetBuilder: the elements of a set that has none yet, held back until their number is known, so that its table is made
// once.
//
// Adding one by one grows the table by steps, and the steps decide where elements of colliding hashes end up. Elements
// each of which has its first place to itself lie the same way whatever the steps were: only those are put into a table
// of the final size at once, all others are added one by one. Ints and strs alone are held back, for which neither
// hashing nor comparing runs Python code, so nobody can tell.
#pragma once

#include "runtime/types/container/Set.h"

namespace taipan {

class SetBuilder {
 public:
  SetBuilder(Thread* t, SetObject* s) : t_(t), set_(s), holds_(s->fill == 0 && !s->table) {}

  static bool isPlain(Value key) { return key.isSmallInt() || isStr(key); }

  // False: raised. May call, unless the key is plain.
  [[nodiscard]] bool add(Value key, int64_t hash) {
    if (!holds_) return setAddHashed(t_, set_, key, hash);
    if (count_ == kMostHeld || !isPlain(key)) return flush() && setAddHashed(t_, set_, key, hash);
    held_[count_++] = {key, hash};
    return true;
  }
  // Adds what was held back; to be called at the end, and before Python code runs that may see the set. No Python code.
  [[nodiscard]] bool flush();

 private:
  static constexpr int64_t kMostHeld = 128;

  Thread* t_;
  SetObject* set_;
  bool holds_;
  int64_t count_ = 0;
  SetEntry held_[kMostHeld];  // the stack is scanned
};

}  // namespace taipan
