// Native: calling builtin functions with all the checks that keep C++ code from seeing arguments it does not expect.
#pragma once

#include "runtime/core/Type.h"

namespace taipan {

// A method of a builtin type gets a receiver of that type. Always true where a method was found through its receiver;
// `list.append(5, 1)` is what this is for.
inline bool receiverFits(const NativeFunction* f, const Value* args, int64_t nargs) {
  if (!(f->flags & kNativeMethod) || (f->flags & (kNativeSlotWrapper | kNativeStatic | kNativeClassMethod)))
    return true;
  return nargs > 0 && isInstanceOf(args[0], f->owner.as<TypeObject>());
}

// The class that Python sees for a builtin function, or for a method bound to a receiver.
TypeObject* visibleNativeType(const NativeFunction* f, bool bound);

// Checks receiver, number of arguments and keywords, then calls. The receiver, if f is bound, is put in front of args.
[[nodiscard]] Value callNative(Thread* t, NativeFunction* f, Value* args, int64_t nargs, Tuple* kwNames);

}  // namespace taipan
