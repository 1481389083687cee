// Sequences: what compiled code asks of exact lists, tuples and strs beyond their fields (ir/Ops.def: LoadSlice,
// SequenceHas).
#pragma once

#include "runtime/core/Objects.h"

namespace taipan {

// sequence[start:stop] of an exact str, list or tuple; indices as Python counts and clamps them. Empty: MemoryError.
Value sequenceSlice(Thread* t, Value sequence, int64_t start, int64_t stop);
// Whether a str or small int is among the items: 1, 0, or -1 where an item of another kind would have to be compared.
[[nodiscard]] int hasPlainItem(const Value* items, int64_t n, Value item);

}  // namespace taipan
