// Names: globals and builtins through caches, namespaces of class bodies and executed code, cells of closures.
#include "runtime/frames/LocalsDict.h"
#include "runtime/interp/GlobalCache.h"
#include "runtime/interp/NameCache.h"
#include "runtime/interp/NameErrors.h"
#include "runtime/interp/Operands.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

// Names injected into the activation that runs f come before its globals, and only they have hits: what is in none of
// three dicts would need three versions.
Value findBehindInjected(Thread* t, GlobalFeedback* slot, const FunctionObject* f, Str* name) {
  int64_t index = dictFindEntry(t, f->scope, name);
  if (index >= 0) {
    slot->kind = GlobalKind::Global;
    slot->keysVersion = f->scope->keysVersion;
    slot->entry = static_cast<uint64_t>(index);
    return f->scope->table->entries[index].value;
  }
  Value v = dictGetStr(f->globals, name);
  return v ? v : dictGetStr(f->builtins, name);
}

}  // namespace

Value findGlobal(Thread* t, GlobalFeedback* slot, const FunctionObject* f, Str* name) {
  if (f->scope != f->globals) return findBehindInjected(t, slot, f, name);
  Dict *globals = f->globals, *builtins = f->builtins;
  int64_t index = dictFindEntry(t, globals, name);
  slot->keysVersion = globals->keysVersion;
  if (index >= 0) {
    slot->kind = GlobalKind::Global;
    slot->entry = static_cast<uint64_t>(index);
    return globals->table->entries[index].value;
  }
  index = dictFindEntry(t, builtins, name);
  if (index < 0) {
    slot->keysVersion = 0;  // what the slot named before is no hit any more
    return Value();
  }
  slot->kind = GlobalKind::Builtin;
  slot->builtinsVersion = builtins->keysVersion;
  slot->entry = static_cast<uint64_t>(index);
  return builtins->table->entries[index].value;
}

namespace {

Dict* globalsOf(Value* r) {
  return frameOf(r)->function->globals;
}
Dict* builtinsOf(Value* r) {
  return frameOf(r)->function->builtins;
}

// An item of any mapping; empty without exception when it is missing.
Value findIn(Thread* t, Value mapping, Str* name) {
  if (hasShape(mapping, exactShapes.Dict)) return dictGetStr(mapping.as<Dict>(), name);
  Value v = getItem(t, mapping, Value::object(name));
  if (v.isEmpty() && pendingMatches(t, exc::KeyError)) clearException(t);
  return v;
}

Value findGlobalOrBuiltin(Thread* t, Value* r, Str* name) {
  Value v = dictGetStr(globalsOf(r), name);
  if (v.isEmpty()) v = dictGetStr(builtinsOf(r), name);
  return v.isEmpty() ? raiseNameError(t, name) : v;
}

Value namespaceOf(Value* r) {
  Value nameSpace = frameOf(r)->localsDict;
  return nameSpace ? nameSpace : Value::object(globalsOf(r));
}

Value loadName(Thread* t, Value* r, CodeObject* code, NameFeedback* slot, Str* name) {
  Value nameSpace = namespaceOf(r);
  if (hasShape(nameSpace, exactShapes.Dict)) {
    Value v = findName(t, code, slot, nameSpace.as<Dict>(), frameOf(r)->function, name);
    return v.isEmpty() ? raiseNameError(t, name) : v;
  }
  Value v = findIn(t, nameSpace, name);
  if (!v.isEmpty() || !t->exception.isEmpty()) return v;
  return findGlobalOrBuiltin(t, r, name);
}

bool storeItemOf(Thread* t, Value nameSpace, Str* name, Value v) {
  if (hasShape(nameSpace, exactShapes.Dict)) return dictSetStr(t, nameSpace.as<Dict>(), name, v);
  return setItem(t, nameSpace, Value::object(name), v);
}

bool deleteName(Thread* t, Value nameSpace, Str* name) {
  if (hasShape(nameSpace, exactShapes.Dict)) {
    if (dictDeleteStr(t, nameSpace.as<Dict>(), name)) return true;
  } else {
    if (deleteItem(t, nameSpace, Value::object(name))) return true;
    if (!pendingMatches(t, exc::KeyError)) return false;
    clearException(t);
  }
  raiseNameError(t, name);
  return false;
}

Value loadClassCell(Thread* t, const Instr* pc, Value* r, CodeObject* code) {
  Value v = findIn(t, namespaceOf(r), nameOf(pc, code));
  if (!v.isEmpty() || !t->exception.isEmpty()) return v;
  v = cellContents(RB.as<Cell>());
  return v.isEmpty() ? raiseUnbound(t, code, pc->b) : v;
}

bool setupAnnotations(Thread* t, Value* r) {
  Value nameSpace = namespaceOf(r);
  Str* name = intern(t, "__annotations__");
  Value known = findIn(t, nameSpace, name);
  if (!known.isEmpty()) return true;
  if (!t->exception.isEmpty()) return false;
  Dict* annotations = newDict(t);
  return annotations && storeItemOf(t, nameSpace, name, Value::object(annotations));
}

}  // namespace

// --- globals

SLOW(slowLoadGlobal) {
  savePc(pc, r);
  Str* name = nameOf(pc, code);
  Value v = findGlobal(t, siteOf<Op::LoadGlobal>(pc, fb), frameOf(r)->function, name);
  if (UNLIKELY(v.isEmpty())) {
    raiseNameError(t, name);
    TAIL(unwind);
  }
  RA = v;
  RESUME();
}

OUTLINE(loadBuiltin) {
  FunctionObject* f = frameOf(r)->function;
  Value v = builtinHit(siteOf<Op::LoadGlobal>(pc, fb), f->scope, f->builtins);
  if (UNLIKELY(v.isEmpty())) TAIL(slowLoadGlobal);
  RA = v;
  NEXT();
}

HANDLER(LoadGlobal) {
  Value v = globalHit(siteOf<Op::LoadGlobal>(pc, fb), frameOf(r)->function->scope);
  if (UNLIKELY(v.isEmpty())) TAIL(loadBuiltin);
  RA = v;
  NEXT();
}

SLOW(slowStoreGlobal) {
  savePc(pc, r);
  Dict* globals = globalsOf(r);
  GlobalFeedback* slot = siteOf<Op::StoreGlobal>(pc, fb);
  bool cached = slot->kind == GlobalKind::Global && slot->keysVersion == globals->keysVersion;
  int64_t index = cached ? static_cast<int64_t>(slot->entry) : dictFindEntry(t, globals, nameOf(pc, code));
  if (LIKELY(index >= 0)) {
    slot->kind = GlobalKind::Global;
    slot->keysVersion = globals->keysVersion;
    slot->entry = static_cast<uint64_t>(index);
    dictSetEntry(t, globals, index, RA);
  } else if (UNLIKELY(!dictSetStr(t, globals, nameOf(pc, code), RA))) {
    TAIL(unwind);
  }
  RESUME();
}
HANDLER(StoreGlobal) {
  TAIL(slowStoreGlobal);
}

SLOW(slowDeleteGlobal) {
  savePc(pc, r);
  if (UNLIKELY(!dictDeleteStr(t, globalsOf(r), nameOf(pc, code)))) {
    raiseNameError(t, nameOf(pc, code));
    TAIL(unwind);
  }
  RESUME();
}
HANDLER(DeleteGlobal) {
  TAIL(slowDeleteGlobal);
}

// --- namespaces

SLOW(slowLoadName) {
  savePc(pc, r);
  Value v = loadName(t, r, code, siteOf<Op::LoadName>(pc, fb), nameOf(pc, code));
  if (UNLIKELY(v.isEmpty())) TAIL(unwind);
  RA = v;
  RESUME();
}

OUTLINE(loadOuterName) {
  FunctionObject* f = frameOf(r)->function;
  Value nameSpace = frameOf(r)->localsDict;
  if (UNLIKELY(nameSpace.isEmpty() || !hasShape(nameSpace, exactShapes.Dict))) TAIL(slowLoadName);
  Value v = nameHit(siteOf<Op::LoadName>(pc, fb), nameSpace.as<Dict>(), f->globals, f->builtins);
  if (UNLIKELY(v.isEmpty())) TAIL(slowLoadName);
  RA = v;
  NEXT();
}

HANDLER(LoadName) {
  NameFeedback* slot = siteOf<Op::LoadName>(pc, fb);
  Value nameSpace = frameOf(r)->localsDict;
  if (LIKELY(!nameSpace.isEmpty() && hasShape(nameSpace, exactShapes.Dict) && isLocalHit(slot, nameSpace.as<Dict>()))) {
    RA = nameSpace.as<Dict>()->table->entries[slot->entry].value;
    NEXT();
  }
  TAIL(loadOuterName);
}

SLOW(slowStoreName) {
  savePc(pc, r);
  Value nameSpace = namespaceOf(r);
  bool ok = hasShape(nameSpace, exactShapes.Dict)
                ? storeName(t, code, siteOf<Op::StoreName>(pc, fb), nameSpace.as<Dict>(), nameOf(pc, code), RA)
                : setItem(t, nameSpace, Value::object(nameOf(pc, code)), RA);
  if (UNLIKELY(!ok)) TAIL(unwind);
  RESUME();
}
HANDLER(StoreName) {
  TAIL(slowStoreName);
}

SLOW(slowDeleteName) {
  savePc(pc, r);
  if (UNLIKELY(!deleteName(t, namespaceOf(r), nameOf(pc, code)))) TAIL(unwind);
  RESUME();
}
HANDLER(DeleteName) {
  TAIL(slowDeleteName);
}

SLOW(slowLoadClassCell) {
  savePc(pc, r);
  Value v = loadClassCell(t, pc, r, code);
  if (UNLIKELY(v.isEmpty())) TAIL(unwind);
  RA = v;
  RESUME();
}
HANDLER(LoadClassCell) {
  TAIL(slowLoadClassCell);
}

SLOW(slowSetupAnnotations) {
  savePc(pc, r);
  if (UNLIKELY(!setupAnnotations(t, r))) TAIL(unwind);
  RESUME();
}
HANDLER(SetupAnnotations) {
  TAIL(slowSetupAnnotations);
}

SLOW(slowMakeLocals) {
  savePc(pc, r);
  Value& locals = frameOf(r)->localsDict;
  if (!isExact(locals, types::Dict)) locals = localsOfParameters(t, code, &RB);
  if (UNLIKELY(locals.isEmpty())) TAIL(unwind);
  RESUME();
}
HANDLER(MakeLocals) {
  TAIL(slowMakeLocals);
}

// --- cells

SLOW(slowLinkCell) {
  savePc(pc, r);
  Cell* outer = immB(pc) ? RA.as<Cell>() : nullptr;
  LinkCell* cell = newLinkCell(t, frameOf(r)->localsDict.as<Dict>(), nameOf(pc, code), outer);
  if (UNLIKELY(!cell)) TAIL(unwind);
  RA = Value::object(cell);
  RESUME();
}
HANDLER(LinkCell) {
  TAIL(slowLinkCell);
}

HANDLER(UnlinkCell) {
  RA = RB.as<LinkCell>()->outer;
  NEXT();
}

SLOW(slowMakeCell) {
  savePc(pc, r);
  Cell* cell = newCell(t, RA);
  if (UNLIKELY(!cell)) TAIL(unwind);
  RA = Value::object(cell);
  RESUME();
}
HANDLER(MakeCell) {
  TAIL(slowMakeCell);
}

HANDLER(CopyFreeVars) {
  copyWords(r + code->localCount + code->cellCount, frameOf(r)->function->closure->items, code->freeCount);
  NEXT();
}

SLOW(slowLoadCell) {
  savePc(pc, r);
  Value v = cellContents(RB.as<Cell>());
  if (UNLIKELY(v.isEmpty())) {
    raiseUnbound(t, code, pc->b);
    TAIL(unwind);
  }
  RA = v;
  RESUME();
}

HANDLER(LoadCell) {
  Value v = RB.as<Cell>()->contents;
  if (UNLIKELY(v.isEmpty())) TAIL(slowLoadCell);
  RA = v;
  NEXT();
}

SLOW(slowStoreCell) {
  savePc(pc, r);
  if (UNLIKELY(!setCellContents(t, RA.as<Cell>(), RB))) TAIL(unwind);
  RESUME();
}

HANDLER(StoreCell) {
  auto* cell = RA.as<Cell>();
  if (UNLIKELY((cell->gc & kGcOldUnlogged) || cell->shapeBits != exactShapes.Cell)) TAIL(slowStoreCell);
  cell->contents = RB;
  NEXT();
}

SLOW(slowDeleteCell) {
  savePc(pc, r);
  if (UNLIKELY(cellContents(RA.as<Cell>()).isEmpty())) {
    raiseUnbound(t, code, pc->a);
    TAIL(unwind);
  }
  if (UNLIKELY(!setCellContents(t, RA.as<Cell>(), Value()))) TAIL(unwind);
  RESUME();
}

HANDLER(DeleteCell) {
  auto* cell = RA.as<Cell>();
  if (UNLIKELY(cell->contents.isEmpty())) TAIL(slowDeleteCell);
  cell->contents = Value();
  NEXT();
}

}  // namespace taipan
