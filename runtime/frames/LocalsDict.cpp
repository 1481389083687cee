// locals(): what a namespace looks like as a dict.
//
// Module, class and exec code have a real namespace, which is returned itself; so has code with dict locals, where a
// look first shows the free variables in it. Optimised code has one dict for each activation; every look refreshes it:
// bound variables are set, unbound ones deleted, keys that are no variables stay. In the pep667 model every look makes
// a fresh dict.
//
// A fresh dict is a copy of the code's template (the same keys in the same order) whose values are then filled in; a
// refresh finds the keys where the last one left them. Neither hashes anything in the common case.
#include "runtime/frames/LocalsDict.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>

#include "runtime/core/Options.h"
#include "runtime/frames/DecodedFrame.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/container/Dict.h"

namespace taipan {

namespace {

constexpr unsigned kMaxOnStack = 64;

// Where variables are read to: the native stack, or for very many a heap object.
class Variables {
 public:
  Variables(Thread* t, unsigned count) : count_(count) {
    if (count <= kMaxOnStack)
      values_ = reinterpret_cast<Value*>(onStack_);
    else if (ValueArray* array = newValueArray(t, count))
      values_ = array->values;  // an interior pointer keeps it alive
  }
  Value* values() { return values_; }  // null: MemoryError

  // Bit i: variable i is bound. Precondition: count <= 64.
  uint64_t boundMask() const {
    uint64_t mask = 0;
    for (unsigned i = 0; i < count_; ++i)
      mask |= static_cast<uint64_t>(!values_[i].isEmpty()) << i;
    return mask;
  }

 private:
  unsigned count_;
  Value* values_ = nullptr;
  alignas(Value) unsigned char onStack_[kMaxOnStack * sizeof(Value)];  // not worth clearing
};

Str* variableName(const CodeObject* code, unsigned i) {
  return code->registerNames->items[i].as<Str>();
}

// A dict of the bound variables built key by key; `constant` instead of the values if it is not empty.
Dict* buildDict(Thread* t, const CodeObject* code, const Value* values, Value constant) {
  Dict* dict = newDict(t);
  for (unsigned i = 0; dict && i < code->localsPlusCount(); ++i) {
    if (values[i].isEmpty()) continue;
    if (!dictSetStr(t, dict, variableName(code, i), constant ? constant : values[i])) return nullptr;
  }
  return dict;
}

bool makeTemplate(Thread* t, CodeObject* code, const Value* values, uint64_t mask) {
  Dict* dict = buildDict(t, code, values, kNone);
  if (!dict) return false;
  code->localsTemplate = dict;
  code->localsTemplateMask = mask;
  writeBarrier(t, code);
  return true;
}

Dict* copyTemplate(Thread* t, const CodeObject* code, const Value* values) {
  Dict* dict = dictCopy(t, code->localsTemplate);
  if (!dict || !dict->table) return dict;
  DictEntry* entry = dict->table->entries;  // fresh: no barrier, nothing watched
  for (unsigned i = 0; i < code->localsPlusCount(); ++i)
    if (values[i]) (entry++)->value = values[i];
  return dict;
}

Dict* freshDict(Thread* t, CodeObject* code, Variables& variables) {
  const Value* values = variables.values();
  if (code->localsPlusCount() > kMaxOnStack) return buildDict(t, code, values, Value());
  uint64_t mask = variables.boundMask();
  if (mask == 0) return newDict(t);
  if (!code->localsTemplate || code->localsTemplateMask != mask) {
    if (!makeTemplate(t, code, values, mask)) return nullptr;
  }
  return copyTemplate(t, code, values);
}

bool refresh(Thread* t, Dict* dict, const CodeObject* code, const Value* values) {
  int64_t guess = 0;  // entry where the next variable probably is
  for (unsigned i = 0; i < code->localsPlusCount(); ++i) {
    Str* name = variableName(code, i);
    Value value = values[i];
    if (value.isEmpty()) {
      dictDeleteStr(t, dict, name);
      continue;
    }
    bool guessed = dict->table && guess < dict->table->used && dict->table->entries[guess].key == Value::object(name);
    int64_t index = guessed ? guess : dictFindEntry(t, dict, name);
    if (index >= 0) {
      dictSetEntry(t, dict, index, value);
      guess = index + 1;
    } else if (!dictSetStr(t, dict, name, value)) {
      return false;
    }
  }
  return true;
}

// --- the plan of a place in compiled code: which entry of the dict each variable has, found once. Sets of keys rarely
// change between two looks, so a refresh is then a store for each variable.

std::span<const DeoptValue> valuesOf(const DeoptPoint& p, const DeoptSegment& s) {
  return {p.values + s.firstValue, s.valueCount};
}

// A Value or a small int that lies in a whole word of the frame, or a constant: most variables. Empty: decodeValue
// knows.
inline Value plainValue(const DeoptValue& v, const RegisterImage& image) {
  uint64_t bits = v.location.constant;
  if (v.location.kind != LocationKind::kConstant) {
    if (v.location.kind != LocationKind::kStack || v.location.size != sizeof bits) return Value();
    std::memcpy(&bits, image.stackPointer + v.location.offset, sizeof bits);
  }
  if (v.repr == Repr::kTagged) return Value::fromBits(bits);
  bool isSmall = v.repr == Repr::kInt && Value::fitsInt(static_cast<int64_t>(bits));
  return isSmall ? Value::smallInt(static_cast<int64_t>(bits)) : Value();
}

// Value of a variable at this place: cells dereferenced; empty if unbound.
inline Value variableAt(Thread* t, const DeoptPoint& p, const CodeObject* code, const DeoptValue& v,
                        const RegisterImage& image) {
  Value x = plainValue(v, image);
  if (x.isEmpty()) x = decodeValue(t, p, v, image);
  return code->registerIsCell(v.reg) && isCell(x) ? cellContents(x.as<Cell>()) : x;
}

// Notes where the variables are in a dict that was just refreshed from `a`.
void makePlan(Thread* t, const Activation& a, Dict* dict) {
  const DeoptPoint& p = *a.point();
  const DeoptSegment& s = p.segments[a.segment()];
  s.localsVersion = 0;
  if (findDecodedFrame(t, a.image())) return;
  for (const DeoptValue& v : valuesOf(p, s)) {
    if (v.reg >= s.code->localsPlusCount()) continue;
    int64_t entry = dictFindEntry(t, dict, variableName(s.code, v.reg));
    if (entry < 0 || variableAt(t, p, s.code, v, a.image()).isEmpty()) return;
    v.localsEntry = static_cast<uint32_t>(entry);
  }
  s.localsVersion = dict->keysVersion;
}

// False: there is no plan for the dict as it is; nothing that matters was changed.
bool refreshByPlan(Thread* t, const Activation& a, Dict* dict) {
  const DeoptPoint& p = *a.point();
  const DeoptSegment& s = p.segments[a.segment()];
  if (s.localsVersion == 0 || s.localsVersion != dict->keysVersion || findDecodedFrame(t, a.image())) return false;
  unsigned variables = s.code->localsPlusCount();
  for (const DeoptValue& v : valuesOf(p, s)) {
    if (v.reg >= variables) continue;
    Value x = variableAt(t, p, s.code, v, a.image());
    DictEntry& entry = dict->table->entries[v.localsEntry];
    if (x.isEmpty() || (entry.hash & kDictWatched)) return false;
    entry.value = x;
  }
  if (dict->table) writeBarrier(t, dict->table);  // none: the code has no variables
  return true;
}

// Shows the free variables of code with dict locals in its namespace. `cellOf(register)`: its cell, or anything else
// while there is none yet.
template <class CellOf>
Value withFreeVariables(Thread* t, const CodeObject* code, Value nameSpace, CellOf cellOf) {
  for (unsigned i = code->localCount + code->cellCount; i < code->localsPlusCount(); ++i) {
    Value cell = cellOf(i);
    if (!isCell(cell)) continue;
    if (!showVariable(t, nameSpace.as<Dict>(), variableName(code, i), cell.as<Cell>())) return Value();
  }
  return nameSpace;
}

// Before its first instruction has run, too.
Value dictLocalsOf(Thread* t, Activation& a) {
  CodeObject* code = a.code();
  if (a.localsDict().isEmpty()) {
    Variables parameters(t, code->localCount);
    if (!parameters.values()) return Value();
    for (unsigned i = 0; i < code->localCount; ++i)
      parameters.values()[i] = a.readRegister(t, i);
    a.setLocalsDict(localsOfParameters(t, code, parameters.values()));
  }
  Value nameSpace = a.localsDict();
  if (nameSpace.isEmpty()) return nameSpace;
  return withFreeVariables(t, code, nameSpace, [&](unsigned i) { return a.readRegister(t, i); });
}

Value namespaceOf(Thread* t, Activation& a) {
  if (a.code()->hasDictLocals()) return dictLocalsOf(t, a);
  Value nameSpace = a.localsDict();
  return nameSpace ? nameSpace : Value::object(a.function()->globals);
}

Value savedNamespaceOf(Thread* t, FrameObject* f) {
  if (!f->code->hasDictLocals()) return f->localsDict ? f->localsDict : Value::object(f->function->globals);
  if (f->localsDict.isEmpty()) {  // it ended before MakeLocals, or is cleared
    f->localsDict = f->savedLocals ? localsOfParameters(t, f->code, f->savedLocals->values) : Value::object(newDict(t));
    writeBarrier(t, f);
  }
  if (!f->savedLocals || f->localsDict.isEmpty()) return f->localsDict;
  return withFreeVariables(t, f->code, f->localsDict, [&](unsigned i) { return f->savedLocals->values[i]; });
}

// Adds what the frame has beside the variables of its code: injected names, and in the pep667 model extra keys.
bool addOthers(Thread* t, Dict* dict, const FrameObject* f) {
  for (Dict* others : {f->injected, f->extraLocals}) {
    int64_t at = 0;
    for (Value key, value; others && dictNext(others, &at, &key, &value);)
      if (!dictSet(t, dict, key, value)) return false;
  }
  return true;
}

// `cached`: the dict of earlier looks or empty; `fill` writes the variables; f: the frame object if there is one.
template <class Fill>
Value localsAsDict(Thread* t, CodeObject* code, Value cached, const FrameObject* f, Fill fill) {
  Variables variables(t, code->localsPlusCount());
  if (!variables.values()) return Value();
  fill(variables.values());
  Dict* dict = cached ? cached.as<Dict>() : freshDict(t, code, variables);
  if (!dict || (cached && !refresh(t, dict, code, variables.values()))) return Value();
  return f && !addOthers(t, dict, f) ? Value() : Value::object(dict);
}

}  // namespace

Value localsOf(Thread* t, Activation& a) {
  CodeObject* code = a.code();
  if (!(code->flags & kCodeOptimized)) return namespaceOf(t, a);
  bool fresh = options.localsModel == LocalsModel::kPep667;
  Value cached = fresh ? Value() : a.localsDict();
  const FrameObject* f = a.frameObject();
  bool hasOthers = f && (f->injected || f->extraLocals);
  if (cached && !hasOthers && a.isCompiled() && refreshByPlan(t, a, cached.as<Dict>())) return cached;
  Value dict = localsAsDict(t, code, cached, f, [&](Value* out) { a.readVariables(t, out); });
  if (fresh || !dict) return dict;
  a.setLocalsDict(dict);
  if (a.isCompiled() && !hasOthers) makePlan(t, a, dict.as<Dict>());
  return dict;
}

Value showLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* values, int64_t* hints) {
  auto* f = reinterpret_cast<FrameObject*>(record->frameObject);
  unsigned count = code->localsPlusCount();
  Value cached = Value::fromBits(record->localsDict);
  Value dict = localsAsDict(t, code, cached, f, [&](Value* out) { std::copy_n(values, count, out); });
  if (!dict) return {};
  record->localsDict = dict.bits();
  for (unsigned i = 0; i < count; ++i)
    if (values[i]) hints[i] = dictFindEntry(t, dict.as<Dict>(), variableName(code, i));
  return dict;
}

namespace {

constexpr unsigned kMaxTupleDepth = 3;

// Variables of compiled code may be numbers and tuples that each look makes anew: whether `wanted` came from an earlier
// look at what is `now` there.
bool isLookedAtBefore(Value now, Value wanted, unsigned depth) {
  if (now == wanted) return true;
  if (!now.isObject() || !wanted.isObject() || now.asObject()->shape() != wanted.asObject()->shape()) return false;
  if (isExact(now, types::Float))
    return std::memcmp(&now.as<Float>()->value, &wanted.as<Float>()->value, sizeof(double)) == 0;
  if (isExact(now, types::Int)) {
    auto *a = now.as<BigInt>(), *b = wanted.as<BigInt>();
    return a->size == b->size && std::memcmp(a->limbs, b->limbs, 8 * static_cast<size_t>(std::abs(a->size))) == 0;
  }
  if (!isExact(now, types::Tuple) || depth == 0) return false;
  auto *a = now.as<Tuple>(), *b = wanted.as<Tuple>();
  bool same = a->length == b->length;
  for (int64_t i = 0; same && i < a->length; ++i)
    same = isLookedAtBefore(a->items[i], b->items[i], depth - 1);
  return same;
}

// Injected names are variables, too.
bool injectedToFast(Thread* t, Dict* injected, Dict* shown) {
  int64_t at = 0;
  for (Value key, value; dictNext(injected, &at, &key, &value);) {
    Value wanted = dictGetStr(shown, key.as<Str>());
    if (wanted == value) continue;
    if (wanted.isEmpty())
      dictDeleteStr(t, injected, key.as<Str>());
    else if (!dictSetStr(t, injected, key.as<Str>(), wanted))
      return false;
  }
  return true;
}

}  // namespace

bool localsToFast(Thread* t, const Activation& a) {
  CodeObject* code = a.code();
  Value dict = a.localsDict();
  bool applies = (code->flags & kCodeOptimized) && options.localsModel != LocalsModel::kPep667;
  if (!applies || dict.isEmpty()) return true;
  Variables variables(t, code->localsPlusCount());
  if (!variables.values()) return false;
  a.readVariables(t, variables.values());
  for (unsigned i = 0; i < code->localsPlusCount(); ++i) {
    Value now = variables.values()[i], wanted = dictGetStr(dict.as<Dict>(), variableName(code, i));
    if (now == wanted || (a.isCompiled() && isLookedAtBefore(now, wanted, kMaxTupleDepth))) continue;
    if (!a.writeVariable(t, i, wanted)) return false;
  }
  const FrameObject* f = a.frameObject();
  return !f || !f->injected || injectedToFast(t, f->injected, dict.as<Dict>());
}

bool frameLocalsToFast(Thread* t, FrameObject* f) {
  Activation a;
  if (activationOf(t, f, &a)) return localsToFast(t, a);
  bool applies = (f->code->flags & kCodeOptimized) && options.localsModel != LocalsModel::kPep667;
  if (!applies || f->localsDict.isEmpty()) return true;
  for (unsigned i = 0; i < f->code->localsPlusCount(); ++i)
    if (!writeFrameVariable(t, f, i, dictGetStr(f->localsDict.as<Dict>(), variableName(f->code, i)))) return false;
  return true;
}

Value localsOfParameters(Thread* t, CodeObject* code, const Value* parameters) {
  Dict* dict = newDict(t);
  for (unsigned i = 0; dict && i < code->parameterCount; ++i) {
    if (parameters[i].isEmpty()) continue;
    if (!dictSetStr(t, dict, variableName(code, i), parameters[i])) return Value();
  }
  return dict ? Value::object(dict) : Value();
}

namespace {

void readSaved(const FrameObject* f, Value* out) {
  for (unsigned i = 0; i < f->code->localsPlusCount(); ++i) {
    Value v = f->savedLocals ? f->savedLocals->values[i] : Value();
    out[i] = isCell(v) && f->code->registerIsCell(i) ? cellContents(v.as<Cell>()) : v;
  }
}

}  // namespace

Value savedLocalsOf(Thread* t, FrameObject* f) {
  if (!(f->code->flags & kCodeOptimized)) return savedNamespaceOf(t, f);
  Value dict = localsAsDict(t, f->code, f->localsDict, f, [&](Value* out) { readSaved(f, out); });
  if (dict) {
    f->localsDict = dict;
    writeBarrier(t, f);
  }
  return dict;
}

Value frameSnapshot(Thread* t, FrameObject* f) {
  Activation a;
  bool runs = activationOf(t, f, &a);
  return localsAsDict(t, f->code, Value(), f, [&](Value* out) { runs ? a.readVariables(t, out) : readSaved(f, out); });
}

}  // namespace taipan
