// Module taipan: what a debugger may do to running frames, beyond what Python offers.
#include "runtime/core/Init.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/Injection.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"

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

// The name that a function got as its second argument, interned, or null: raised.
Str* nameArgument(Thread* t, const char* function, Value v) {
  if (isStr(v)) return internStr(t, v.as<Str>());
  raisef(t, exc::TypeError, "%s() argument 2 must be str, not %.100s", function, typeName(v));
  return nullptr;
}

Value injectFn(Thread* t, Value* args, int64_t, Tuple*) {
  FrameObject* frame = frameArgument(t, "inject", args[0]);
  Str* name = frame ? nameArgument(t, "inject", args[1]) : nullptr;
  return name && injectName(t, frame, name, args[2]) ? kNone : Value();
}

Value removeFn(Thread* t, Value* args, int64_t, Tuple*) {
  FrameObject* frame = frameArgument(t, "remove", args[0]);
  Str* name = frame ? nameArgument(t, "remove", args[1]) : nullptr;
  return name && removeName(t, frame, name) ? kNone : Value();
}

const MethodRow kRows[] = {
    {"inject", injectFn, 3, 3, 0,
     "inject($module, frame, name, value, /)\n--\n\nFrom its next statement on, the activation that the frame stands "
     "for, "
     "and it alone,\nfinds the name: a variable of its code is assigned, any other name becomes a local\nthat is "
     "looked up "
     "before globals. Functions, classes and comprehensions inside do\nnot see it. ValueError if the frame has ended."},
    {"remove", removeFn, 2, 2, 0,
     "remove($module, frame, name, /)\n--\n\nUndo inject(): a variable of the frame's code is unbound, an injected "
     "name is "
     "gone.\nNameError if the frame has neither."},
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
