// Functions, classes, imports, and the REPL's print.
#include "runtime/core/Names.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Import.h"
#include "runtime/interp/Operands.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

// from: defaults tuple, kw defaults dict, annotations dict, closure tuple; each may be empty.
FunctionObject* makeFunction(Thread* t, CodeObject* code, Dict* globals, const Value* from) {
  FunctionObject* f = newFunction(t, code, globals, from[3] ? from[3].as<Tuple>() : nullptr);
  if (!f) return nullptr;
  if (from[0]) f->defaults = from[0].as<Tuple>();
  if (from[1]) f->kwDefaults = from[1].as<Dict>();
  if (from[2]) f->annotations = from[2];
  writeBarrier(t, f);
  return f;
}

Value findBuildClass(Thread* t, Dict* builtins) {
  Value v = dictGetStr(builtins, names::buildClass_);
  return v.isEmpty() ? raise(t, exc::NameError, "__build_class__ not found") : v;
}

Value displayHook(Thread* t, Value v) {
  Value sys = importModule(t, names::sys);
  if (!sys) return {};
  Value hook = findAttr(t, sys, intern(t, "displayhook"));
  if (!hook) return t->exception ? Value() : raise(t, exc::RuntimeError, "lost sys.displayhook");
  return callWith(t, hook, v);
}

}  // namespace

SLOW(slowMakeFunction) {
  savePc(pc, r);
  FunctionObject* f = makeFunction(t, constOf(pc, code).as<CodeObject>(), frameOf(r)->function->globals, &RB);
  if (UNLIKELY(!f)) TAIL(unwind);
  RA = Value::object(f);
  RESUME();
}
HANDLER(MakeFunction) {
  TAIL(slowMakeFunction);
}

SLOW(slowLoadBuildClass) {
  savePc(pc, r);
  Value v = findBuildClass(t, frameOf(r)->function->builtins);
  if (UNLIKELY(v.isEmpty())) TAIL(unwind);
  RA = v;
  RESUME();
}
HANDLER(LoadBuildClass) {
  TAIL(slowLoadBuildClass);
}

SLOW(slowImportName) {
  savePc(pc, r);
  Value module = importName(t, frameOf(r), nameOf(pc, code), RB);
  if (UNLIKELY(module.isEmpty())) TAIL(unwind);
  RA = module;
  RESUME();
}
HANDLER(ImportName) {
  TAIL(slowImportName);
}

SLOW(slowImportFrom) {
  savePc(pc, r);
  Value v = importFrom(t, RB, nameOf(pc, code));
  if (UNLIKELY(v.isEmpty())) TAIL(unwind);
  RA = v;
  RESUME();
}
HANDLER(ImportFrom) {
  TAIL(slowImportFrom);
}

SLOW(slowImportStar) {
  savePc(pc, r);
  Value nameSpace = frameOf(r)->localsDict;
  if (nameSpace.isEmpty()) nameSpace = Value::object(frameOf(r)->function->globals);
  if (UNLIKELY(!importStar(t, RA, nameSpace))) TAIL(unwind);
  RESUME();
}
HANDLER(ImportStar) {
  TAIL(slowImportStar);
}

SLOW(slowPrintExpr) {
  savePc(pc, r);
  if (UNLIKELY(displayHook(t, RA).isEmpty())) TAIL(unwind);
  RESUME();
}
HANDLER(PrintExpr) {
  TAIL(slowPrintExpr);
}

}  // namespace taipan
