// exit and quit, as module site makes them: objects that tell how to leave when shown, and leave when called.
#include <string>

#include "runtime/builtins/Builtins.h"
#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// Layout kValuesFrom1.
struct Quitter : Object {
  Value name;
};

TypeObject* quitterType;

Value repr(Thread* t, Value v) {
  return Value::object(
      newStr(t, "Use " + strToUtf8(v.as<Quitter>()->name.as<Str>()) + "() or Ctrl-D (i.e. EOF) to exit"));
}

Value callSlot(Thread* t, Value v, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"code"};
  Value code;
  std::string name = strToUtf8(v.as<Quitter>()->name.as<Str>());
  if (!bindNativeArgs(t, {name.c_str(), names, 1, 0, 1}, args, nargs, kwNames, &code)) return {};
  return raiseWithArg(t, exc::SystemExit, code.isEmpty() ? kNone : code);
}

const GetSetRow kGetSets[] = {{"name", [](Thread*, Value v) { return v.as<Quitter>()->name; }, nullptr}};

}  // namespace

Value newQuitter(Thread* t, const char* name) {
  if (!quitterType) {
    TypeSpec spec{};
    spec.name = "_sitebuiltins.Quitter";
    spec.slots.repr = repr;
    spec.slots.call = callSlot;
    spec.instanceSize = sizeof(Quitter);
    spec.instanceLayout = Layout::kValuesFrom1;
    spec.getsets = kGetSets;
    spec.getsetCount = std::size(kGetSets);
    spec.type = &quitterType;
    newBuiltinType(t, spec);
  }
  Value nameValue = Value::object(intern(t, name));
  auto* q = allocateAs<Quitter>(t, sizeof(Quitter), quitterType->instanceShape, Layout::kValuesFrom1);
  if (!q) return {};
  q->name = nameValue;
  return Value::object(q);
}

}  // namespace taipan
