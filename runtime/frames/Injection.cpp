#include "runtime/frames/Injection.h"

#include "runtime/core/Objects.h"
#include "runtime/frames/DecodedFrame.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// The function that only this activation runs.
FunctionObject* ownFunction(Thread* t, const Activation& a, Dict* scope) {
  FunctionObject* shared = a.function();
  CodeObject* code = cloneCode(t, a.code());
  FunctionObject* own = code ? newFunction(t, code, shared->globals, shared->closure) : nullptr;
  if (!own) return nullptr;
  own->builtins = shared->builtins;
  own->scope = scope;
  writeBarrier(t, own);
  return own;
}

// Moves the activation to its own function at the same instruction.
bool moveTo(Thread* t, const Activation& a, FunctionObject* own) {
  if (!a.isCompiled()) {
    a.interpFrame()->function = own;
    a.interpFrame()->code = own->code;
    return true;
  }
  DecodedFrame* decoded = decodeFrame(t, *a.point(), a.image());
  if (!decoded) return false;
  decoded->segments[a.segment()].function = own;
  decoded->segments[a.segment()].code = own->code;
  return true;
}

// The dict of injected names, made with the first.
Dict* injectedNames(Thread* t, FrameObject* f, const Activation& a) {
  if (f->injected) return f->injected;
  Dict* names = newDict(t);
  FunctionObject* own = names ? ownFunction(t, a, names) : nullptr;
  if (!own || !moveTo(t, a, own)) return nullptr;
  f->injected = names;
  writeBarrier(t, f);
  return names;
}

bool raiseNotThere(Thread* t, const Str* name) {
  raise(t, exc::NameError, "name '" + strToUtf8(name) + "' is not defined in this frame");
  return false;
}

bool removeFromNamespace(Thread* t, Value nameSpace, Str* name) {
  if (deleteItem(t, nameSpace, Value::object(name))) return true;
  if (!pendingMatches(t, exc::KeyError)) return false;
  clearException(t);
  return raiseNotThere(t, name);
}

// A dict of locals() that was shown already says so, too: what it says is taken over behind a trace hook. v: empty if
// removed.
bool show(Thread* t, const Activation& a, Str* name, Value v) {
  Value shown = a.localsDict();
  if (!shown) return true;
  if (v) return dictSetStr(t, shown.as<Dict>(), name, v);
  dictDeleteStr(t, shown.as<Dict>(), name);
  return true;
}

// False with ValueError pending if the frame has ended.
bool runningActivation(Thread* t, FrameObject* f, Activation* out) {
  if (activationOf(t, f, out)) return true;
  raiseValueError(t, "the frame is not running");
  return false;
}

}  // namespace

int64_t variableIndex(const CodeObject* code, const Str* name) {
  for (unsigned i = 0; i < code->localsPlusCount(); ++i) {
    auto* known = code->registerNames->items[i].as<Str>();
    if (known == name || (!name->interned && strEqual(known, name))) return i;
  }
  return -1;
}

bool injectName(Thread* t, FrameObject* f, Str* name, Value v) {
  Activation a;
  if (!runningActivation(t, f, &a)) return false;
  if (!(a.code()->flags & kCodeOptimized)) return setItem(t, localsOf(t, a), Value::object(name), v);
  int64_t variable = variableIndex(a.code(), name);
  if (variable >= 0) return a.writeVariable(t, static_cast<unsigned>(variable), v) && show(t, a, name, v);
  Dict* names = injectedNames(t, f, a);
  return names && dictSetStr(t, names, name, v) && show(t, a, name, v);
}

bool removeName(Thread* t, FrameObject* f, Str* name) {
  Activation a;
  if (!runningActivation(t, f, &a)) return false;
  if (!(a.code()->flags & kCodeOptimized)) return removeFromNamespace(t, localsOf(t, a), name);
  int64_t variable = variableIndex(a.code(), name);
  if (variable >= 0) {
    if (a.readVariable(t, static_cast<unsigned>(variable)).isEmpty()) return raiseNotThere(t, name);
    return a.writeVariable(t, static_cast<unsigned>(variable), Value()) && show(t, a, name, Value());
  }
  if (!f->injected || !dictDeleteStr(t, f->injected, name)) return raiseNotThere(t, name);
  return show(t, a, name, Value());
}

}  // namespace taipan
