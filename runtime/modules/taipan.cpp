// Module taipan: what a debugger may do to running frames, beyond what Python offers.
#include "runtime/Init.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Module.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"

namespace taipan {

namespace {

// The frame that a function got as its first argument, or null: raised.
FrameObject* frameArgument(Thread* t, const char* function, Value v) {
  if (isExact(v, types::Frame)) return v.as<FrameObject>();
  raisef(t, exc::TypeError, "%s() argument 1 must be frame, not %.100s", function, typeName(v));
  return nullptr;
}

Value localsToFastFn(Thread* t, Value* args, int64_t, Tuple*) {
  FrameObject* frame = frameArgument(t, "locals_to_fast", args[0]);
  return frame && frameLocalsToFast(t, frame) ? kNone : Value();
}

const MethodRow kRows[] = {
    {"locals_to_fast", localsToFastFn, 1, 1, 0,
     "locals_to_fast($module, frame, /)\n--\n\nGive the variables of a frame the values that its dict of locals() has; "
     "those it\nlacks are unbound. Without such a dict, and in the pep667 model, nothing happens."},
};

Value makeTaipanModule(Thread* t) {
  Value module = newModule(t, intern(t, "taipan"));
  moduleSet(t, module, "__doc__", Value::object(newStr(t, "What a debugger may do to running frames.")));
  moduleAddFunctions(t, module, kRows, std::size(kRows));
  return module;
}

}  // namespace

void initTaipanModule(Thread*) {
  addNativeModule("taipan", makeTaipanModule);
}

}  // namespace taipan
