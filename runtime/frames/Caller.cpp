// What builtin types ask of the function that called them (types/Upward.h).
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/Activation.h"
#include "runtime/types/Upward.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

Dict* callerGlobals(Thread* t) {
  Activation caller;
  return activationAt(t, 0, &caller) ? caller.function()->globals : nullptr;
}

bool superArguments(Thread* t, Value* type, Value* object) {
  Activation caller;
  if (!activationAt(t, 0, &caller)) return raise(t, exc::RuntimeError, "super(): no current frame"), false;
  const CodeObject* code = caller.code();
  if (code->argCount == 0 && !(code->flags & kCodeVarArgs))
    return raise(t, exc::RuntimeError, "super(): no arguments"), false;
  unsigned first = code->argCount ? 0 : code->argCount + code->kwOnlyCount;
  *object = caller.readVariable(t, first);
  if (object->isEmpty()) return raise(t, exc::RuntimeError, "super(): arg[0] deleted"), false;
  if (!code->argCount) {
    auto* rest = object->as<Tuple>();
    if (!rest->length) return raise(t, exc::RuntimeError, "super(): no arguments"), false;
    *object = rest->items[0];
  }
  for (uint32_t i = 0; i < code->freeCount; i++) {
    if (!strEqual(code->freeVars->items[i].as<Str>(), names::class_)) continue;
    *type = caller.readVariable(t, code->localCount + code->cellCount + i);
    if (type->isEmpty()) return raise(t, exc::RuntimeError, "super(): empty __class__ cell"), false;
    return true;
  }
  return raise(t, exc::RuntimeError, "super(): __class__ cell not found"), false;
}

}  // namespace taipan
