// StructSequence: tuples with named fields, as sys.version_info and time.struct_time are.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

inline constexpr int kMaxStructFields = 20;

// Makes the type: a subclass of tuple with a read-only attribute for each field. newObject: null if Python code cannot
// make instances.
using StructNew = Value (*)(Thread*, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames);
void makeStructType(Thread* t, const char* name, const char* doc, const char* const* fields, int count,
                    StructNew newObject, TypeObject** out);
// An instance with these fields. Empty: MemoryError pending.
Value newStruct(Thread* t, TypeObject* type, const Value* fields, int count);

}  // namespace taipan
