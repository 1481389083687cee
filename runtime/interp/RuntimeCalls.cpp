#include "runtime/interp/RuntimeCalls.h"

#include <cmath>

#include "runtime/TierUp.h"
#include "runtime/core/Names.h"
#include "runtime/frames/LocalsDict.h"
#include "runtime/frames/Tracing.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/CallArguments.h"
#include "runtime/interp/GlobalCache.h"
#include "runtime/interp/Import.h"
#include "runtime/interp/NameCache.h"
#include "runtime/interp/NameErrors.h"
#include "runtime/interp/Safepoint.h"
#include "runtime/interp/Truth.h"
#include "runtime/interp/Unpack.h"
#include "runtime/support/Assert.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/List.h"
#include "runtime/types/container/Sequences.h"
#include "runtime/types/container/TupleKey.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/AttrCache.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// Outcome of an operation that yields nothing.
Value done(bool ok) {
  return ok ? kNone : Value();
}

// Outcome of a test: 1, 0, or -1 (raised).
Value answer(int truth, bool negate) {
  if (truth < 0) return {};
  return Value::boolean((truth != 0) != negate);
}

}  // namespace

// --- activations

void rtFrameEnterCompiled(FrameObject* f, const void* framePointer) {
  f->home = FrameHome::kCompiled;
  f->inlineDepth = 0;
  f->framePointer = framePointer;
  f->interpFrame = nullptr;
}

Value rtInterpret(Thread* t, FunctionObject* f, Value* parameters) {
  return interpretFunction(t, f, parameters);
}

Value rtTellHook(Thread* t, ActivationRecord* record, Value arg, uint32_t event, uint32_t line) {
  return traceEvent(t, record, static_cast<TraceEvent>(event), line, arg);
}

Value rtFinishHook(Thread* t, ActivationRecord* record, Value result) {
  return finishInlinedHook(t, record, result);
}

Value rtRefreshLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* values, int64_t* hints) {
  return showLocals(t, record, code, values, hints);
}

Value rtCallFunction(Thread* t, FunctionObject* f, Value* parameters) {
  return runFunction(t, f, parameters);
}

bool rtSafepoint(Thread* t) {
  uint32_t pending = __atomic_fetch_and(&t->interrupts, ~uint32_t{kInterruptJitReady}, __ATOMIC_ACQUIRE);
  if ((pending & kInterruptJitReady) && tierUp.installFinished) tierUp.installFinished(t);
  return pendingInterrupts(t) != 0;
}

// --- allocation

void* rtAllocate(Thread* t, int64_t bytes, uint64_t shape, uint8_t layout) {
  return allocateSlow(t, static_cast<size_t>(bytes), reinterpret_cast<Shape*>(shape), static_cast<Layout>(layout));
}

void rtRemember(Thread* t, void* holder) {
  rememberObject(t, static_cast<Object*>(holder));
}

Value rtBoxInt(Thread* t, int64_t i) {
  Value v = makeInt(t, i);
  CHECK(v, "there is memory for an integer");
  return v;
}

Value rtBoxDouble(Thread* t, double d) {
  Value v = makeFloat(t, d);
  CHECK(v, "there is memory for a float");
  return v;
}

Value rtNewTuple(Thread* t, const Value* items, int64_t n) {
  return Value::object(newTupleFrom(t, items, n));
}
Value rtNewList(Thread* t, const Value* items, int64_t n) {
  return Value::object(newListFrom(t, items, n));
}

Value rtNewRange(Thread* t, int64_t start, int64_t stop, int64_t step) {
  Value from = makeInt(t, start), to = makeInt(t, stop), by = makeInt(t, step);
  return from && to && by ? newRange(t, from, to, by) : Value();
}

Value rtNewSuper(Thread* t, Value cls, Value object) {
  return newSuper(t, cls, object);
}
Value rtListToTuple(Thread* t, Value list) {
  return Value::object(tupleFromIterable(t, list));
}
Value rtListAppend(Thread* t, Value list, Value item) {
  return done(listAppend(t, list.as<List>(), item));
}

// --- numbers

Value rtIntBinary(Thread* t, Value left, Value right, BinaryOp op) {
  return intBinary(t, op, left, right);
}
int32_t rtIntCompare(Value left, Value right) {
  return intCompare(left, right);
}
double rtDoubleFloorDivide(double a, double b) {
  return doubleFloorDivide(a, b);
}
double rtDoubleModulo(double a, double b) {
  return doubleModulo(a, b);
}
double rtDoublePower(double a, double b) {
  return std::pow(a, b);
}

// --- strs

int32_t rtStrCompare(Value a, Value b) {
  return strCompare(a.as<Str>(), b.as<Str>());
}
int64_t rtStrOrd(Value s, int64_t index) {
  return codePointAt(s.as<Str>(), index);
}

Value rtStrIndex(Thread* t, Value s, int64_t index) {
  return Value::object(strFromCodePoint(t, codePointAt(s.as<Str>(), index)));
}

Value rtStrFromOrd(Thread* t, int64_t codePoint) {
  return Value::object(strFromCodePoint(t, static_cast<uint32_t>(codePoint)));
}

Value rtStrConcat(Thread* t, Value a, Value b) {
  return Value::object(strConcat(t, a.as<Str>(), b.as<Str>()));
}

Value rtBuildString(Thread* t, const Value* strs, int64_t n) {
  return joinStrs(t, strs, static_cast<unsigned>(n));
}

Value rtFormatValue(Thread* t, Value v, Value spec, uint8_t conversion) {
  return formatValue(t, v, conversion, spec);
}

// --- operators

Value rtBinary(Thread* t, Value a, Value b, BinaryOp op, bool inPlace) {
  return inPlace ? inplaceOp(t, op, a, b) : binaryOp(t, op, a, b);
}
Value rtUnary(Thread* t, Value a, UnaryOp op) {
  return unaryOp(t, op, a);
}
Value rtCompare(Thread* t, Value a, Value b, CompareOp op) {
  return compareOp(t, op, a, b);
}

Value rtCompareTruth(Thread* t, Value a, Value b, CompareOp op, bool negate) {
  return answer(compareTruth(t, op, a, b), negate);
}

Value rtTruth(Thread* t, Value v, bool negate) {
  int truth = simpleTruth(v);
  return answer(truth == kTruthUnknown ? isTruthy(t, v) : truth, negate);
}

int32_t rtSimpleTruth(Value v) {
  return simpleTruth(v);
}

Value rtContains(Thread* t, Value item, Value container, bool negate) {
  return answer(containsOp(t, container, item), negate);
}

Value rtDictContains(Thread* t, Value key, Value dict, bool negate) {
  return answer(dictContains(t, dict.as<Dict>(), key), negate);
}

bool rtIsInstanceOf(Value v, TypeObject* type) {
  return isInstanceOf(v, type);
}

// --- subscripts

Value rtGetItem(Thread* t, Value v, Value key) {
  return getItem(t, v, key);
}
Value rtSetItem(Thread* t, Value v, Value key, Value item) {
  return done(setItem(t, v, key, item));
}
Value rtDeleteItem(Thread* t, Value v, Value key) {
  return done(deleteItem(t, v, key));
}

Value rtLoadSlice(Thread* t, Value sequence, int64_t start, int64_t stop) {
  return sequenceSlice(t, sequence, start, stop);
}

int32_t rtSequenceHas(Value sequence, Value item) {
  if (!isStr(item) && !item.isSmallInt()) return -1;
  if (isExact(sequence, types::Tuple))
    return hasPlainItem(sequence.as<Tuple>()->items, sequence.as<Tuple>()->length, item);
  return hasPlainItem(listItems(sequence.as<List>()), sequence.as<List>()->length, item);
}

Value rtDictFind(Value dict, Value key, int64_t* hint) {
  auto* d = dict.as<Dict>();
  int64_t i = dictLookupPlain(d, key);
  if (i < 0) return i == kDictAsk ? Value::fromBits(Value::kHandedBackBits) : Value();
  if (hint) *hint = i;
  return d->table->entries[i].value;
}

bool rtDictStore(Thread* t, Value dict, Value key, Value item, int64_t* hint) {
  int64_t entry;
  if (!dictSetPlain(t, dict.as<Dict>(), key, item, &entry)) return false;
  if (hint) *hint = entry;
  return true;
}

Value rtDictGetItem(Thread* t, Value dict, Value key) {
  Value v = dictGet(t, dict.as<Dict>(), key);
  if (v.isEmpty() && t->exception.isEmpty()) return raiseWithArg(t, exc::KeyError, key);
  return v;
}

Value rtDictSetItem(Thread* t, Value dict, Value key, Value item) {
  return done(dictSet(t, dict.as<Dict>(), key, item));
}

Value rtDictGetTuple(Thread* t, Value dict, const Value* items, int64_t n) {
  Value v = dictGet(t, dict.as<Dict>(), TupleKey{items, n});
  if (v || t->exception) return v;
  Tuple* key = newTupleFrom(t, items, n);
  return key ? raiseWithArg(t, exc::KeyError, Value::object(key)) : Value();
}

Value rtDictSetTuple(Thread* t, Value dict, Value item, const Value* items, int64_t n) {
  return done(dictSet(t, dict.as<Dict>(), TupleKey{items, n}, item));
}

Value rtDictHasTuple(Thread* t, Value dict, const Value* items, int64_t n, bool negate) {
  return answer(dictContains(t, dict.as<Dict>(), TupleKey{items, n}), negate);
}

Value rtSetAddTuple(Thread* t, Value set, const Value* items, int64_t n) {
  return done(setAdd(t, set, TupleKey{items, n}));
}

// --- attributes

Value rtGetAttr(Thread* t, Value v, Str* name, CodeObject* code, AttrFeedback* slot) {
  if (!slot) return getAttr(t, v, name);
  Value known = loadAttrFast(v, slot);
  return known.isEmpty() ? loadAttrCached(t, v, name, code, slot) : known;
}

Value rtSetAttr(Thread* t, Value v, Str* name, Value item, CodeObject* code, AttrFeedback* slot) {
  if (!slot) return done(setAttr(t, v, name, item));
  return done(storeAttrFast(t, v, item, slot) || storeAttrCached(t, v, name, item, code, slot));
}

Value rtDeleteAttr(Thread* t, Value v, Str* name) {
  return done(deleteAttr(t, v, name));
}

Value rtFindMethod(Thread* t, Value v, Str* name, const AttrFeedback* slot) {
  Value known = slot ? loadMethodFast(v, slot) : Value();
  if (known) return known;
  TypeObject* type = typeOf(v);
  if (type->slots->getAttr) return {};
  Value found = typeLookup(t, type, name);
  if (!isMethodDescriptor(found)) return {};
  bool shadowed = v.isObject() && instanceGet(v.asObject(), name);
  return shadowed ? Value() : found;
}

// --- iteration

Value rtIterationStart(Value v) {
  if (!v.isObject()) return {};
  uint32_t shape = v.asObject()->shapeBits;
  if (shape == exactShapes.List || shape == exactShapes.Tuple) return Value::smallInt(0);
  return shape == exactShapes.Range && v.as<Range>()->fast ? v.as<Range>()->start : Value();
}

Value rtGetIter(Thread* t, Value v) {
  return getIter(t, v);
}
Value rtIterNext(Thread* t, Value iterator) {
  Value item = iterNext(t, iterator);
  if (UNLIKELY(item.isEmpty() && isHooked(t))) (void)endsIteration(t, nullptr);
  return item;
}

Value rtSequenceNext(Value sequence, Value position, Value* after) {
  uint32_t shape = sequence.asObject()->shapeBits;
  if (shape == exactShapes.Range) {
    auto* range = sequence.as<Range>();
    int64_t at = position.asSmallInt(), stop = range->stop.asSmallInt(), step = range->step.asSmallInt();
    *after = Value::smallInt(at + step);
    return (step > 0 ? at < stop : at > stop) ? position : Value();
  }
  auto index = static_cast<uint64_t>(position.asSmallInt());
  *after = Value::smallInt(static_cast<int64_t>(index + 1));
  if (index >= static_cast<uint64_t>(sequence.as<Tuple>()->length)) return {};  // a list's length lies there too
  return shape == exactShapes.List ? sequence.as<List>()->items->values[index] : sequence.as<Tuple>()->items[index];
}

Value rtUnpack(Thread* t, Value v, int64_t count) {
  if (hasShape(v, exactShapes.Tuple) && v.as<Tuple>()->length == count) return v;
  Tuple* values = newTuple(t, count);
  if (!values || !unpack(t, v, static_cast<unsigned>(count), values->items)) return {};
  writeBarrier(t, values);
  return Value::object(values);
}

Value rtUnpackStar(Thread* t, Value v, int64_t before, int64_t after) {
  Tuple* values = newTuple(t, before + 1 + after);
  if (!values) return {};
  if (!unpackStar(t, v, static_cast<unsigned>(before), static_cast<unsigned>(after), values->items)) return {};
  writeBarrier(t, values);
  return Value::object(values);
}

// --- calls

Value rtCall(Thread* t, Value callee, Value* args, int64_t nargs) {
  return call(t, callee, args, nargs);
}

Value rtCallKw(Thread* t, Value callee, Value* args, int64_t nargs, Tuple* names) {
  return call(t, callee, args, nargs, names);
}

[[gnu::noinline]] Value rtLocals(Thread* t) {
  auto* words = static_cast<const uintptr_t*>(__builtin_frame_address(0));
  const DeoptPoint* point = tierUp.findDeoptPoint(t, words + 1);
  Activation caller =
      Activation::of(point, {reinterpret_cast<const uint8_t*>(words[0]), reinterpret_cast<const uint8_t*>(words + 2)});
  return localsOf(t, caller);
}

Value rtCallEx(Thread* t, Value callee, Value args, Value kwargs) {
  Tuple* tuple = starArguments(t, callee, args);
  return tuple ? callEx(t, callee, Value::object(tuple), kwargs) : Value();
}

Value rtRaiseInitResult(Thread* t, Value result) {
  return raisef(t, exc::TypeError, "__init__() should return None, not '%s'", typeName(result));
}

// --- containers

Value rtBuildSet(Thread* t, const Value* items, int64_t n) {
  Value set = newSet(t);
  for (int64_t i = 0; set && i < n; ++i)
    if (!setAdd(t, set, items[i])) return {};
  return set;
}

Value rtBuildDict(Thread* t, const Value* words, int64_t n) {
  Dict* dict = newDict(t);
  for (int64_t i = 0; dict && i < n; i += 2)
    if (!dictSet(t, dict, words[i], words[i + 1])) return {};
  return Value::object(dict);
}

Value rtListExtend(Thread* t, Value list, Value iterable) {
  return done(extendByStar(t, list.as<List>(), iterable));
}
Value rtSetAdd(Thread* t, Value set, Value item) {
  return done(setAdd(t, set, item));
}
Value rtSetUpdate(Thread* t, Value set, Value iterable) {
  return done(setUpdate(t, set, iterable));
}
Value rtDictUpdate(Thread* t, Value dict, Value mapping) {
  return done(updateByStars(t, dict.as<Dict>(), mapping));
}

Value rtDictMerge(Thread* t, Value dict, Value mapping, Value callee) {
  return done(mergeKeywords(t, dict.as<Dict>(), mapping, callee));
}

// --- names, functions, modules

Value rtLoadGlobal(Thread* t, FunctionObject* f, Str* name, GlobalFeedback* slot) {
  GlobalFeedback none{};
  if (!slot) slot = &none;
  Value v = globalHit(slot, f->scope);
  if (v.isEmpty()) v = builtinHit(slot, f->scope, f->builtins);
  if (v.isEmpty()) v = findGlobal(t, slot, f, name);
  return v.isEmpty() ? raiseNameError(t, name) : v;
}

Value rtLoadName(Thread* t, FunctionObject* f, Value nameSpace, Str* name, CodeObject* code, NameFeedback* slot) {
  auto* dict = nameSpace.as<Dict>();
  Value v = nameHit(slot, dict, f->globals, f->builtins);
  if (v.isEmpty()) v = findName(t, code, slot, dict, f, name);
  return v.isEmpty() ? raiseNameError(t, name) : v;
}

Value rtStoreName(Thread* t, Value nameSpace, Str* name, Value v, CodeObject* code, NameFeedback* slot) {
  return done(storeName(t, code, slot, nameSpace.as<Dict>(), name, v));
}

Value rtDeleteName(Thread* t, Value nameSpace, Str* name) {
  return dictDeleteStr(t, nameSpace.as<Dict>(), name) ? kNone : raiseNameError(t, name);
}

Value rtLoadClassCell(Thread* t, CodeObject* code, uint32_t reg, Value nameSpace, Str* name, Value cell) {
  Value v = dictGetStr(nameSpace.as<Dict>(), name);
  return v.isEmpty() ? rtLoadCell(t, code, reg, cell) : v;
}

Value rtMakeLocals(Thread* t, ActivationRecord* record, CodeObject* code, const Value* parameters) {
  Value known = Value::fromBits(record->localsDict);
  if (isExact(known, types::Dict)) return known;
  Value made = localsOfParameters(t, code, parameters);
  record->localsDict = made.bits();
  return made;
}

Value rtNewLinkCell(Thread* t, Value nameSpace, Value outer, Str* name) {
  LinkCell* cell = newLinkCell(t, nameSpace.as<Dict>(), name, outer.isEmpty() ? nullptr : outer.as<Cell>());
  return cell ? Value::object(cell) : Value();
}

Value rtLoadCell(Thread* t, CodeObject* code, uint32_t reg, Value cell) {
  Value v = cellContents(cell.as<Cell>());
  return v.isEmpty() ? raiseUnbound(t, code, reg) : v;
}

Value rtStoreCell(Thread* t, Value cell, Value v) {
  return done(setCellContents(t, cell.as<Cell>(), v));
}

Value rtStoreGlobal(Thread* t, FunctionObject* f, Value v, Str* name) {
  return done(dictSetStr(t, f->globals, name, v));
}

Value rtDeleteGlobal(Thread* t, FunctionObject* f, Str* name) {
  return dictDeleteStr(t, f->globals, name) ? kNone : raiseNameError(t, name);
}

Value rtLoadBuildClass(Thread* t, FunctionObject* f) {
  Value v = dictGetStr(f->builtins, names::buildClass_);
  return v.isEmpty() ? raise(t, exc::NameError, "__build_class__ not found") : v;
}

Value rtSetupAnnotations(Thread* t, FunctionObject* f) {
  if (dictGetStr(f->globals, names::annotations_)) return kNone;
  Dict* annotations = newDict(t);
  return done(annotations && dictSetStr(t, f->globals, names::annotations_, Value::object(annotations)));
}

Value rtMakeFunction(Thread* t, FunctionObject* f, Value defaults, Value keywordDefaults, Value annotations,
                     Value closure, CodeObject* code) {
  FunctionObject* made = newFunction(t, code, f->globals, closure ? closure.as<Tuple>() : nullptr);
  if (!made) return {};
  if (defaults) made->defaults = defaults.as<Tuple>();
  if (keywordDefaults) made->kwDefaults = keywordDefaults.as<Dict>();
  if (annotations) made->annotations = annotations;
  writeBarrier(t, made);
  return Value::object(made);
}

Value rtImportName(Thread* t, FunctionObject* f, Value fromList, Str* name) {
  InterpFrame importer{};  // who imports: only its function and namespace count
  importer.function = f;
  return importName(t, &importer, name, fromList);
}

Value rtImportFrom(Thread* t, Value module, Str* name) {
  return importFrom(t, module, name);
}

Value rtPrintExpr(Thread* t, Value v) {
  Value sys = importModule(t, names::sys);
  Value hook = sys ? findAttr(t, sys, intern(t, "displayhook")) : Value();
  if (!hook) return t->exception ? Value() : raise(t, exc::RuntimeError, "lost sys.displayhook");
  return callWith(t, hook, v) ? kNone : Value();
}

// --- exceptions

Value rtRaiseUnbound(Thread* t, CodeObject* code, uint32_t reg) {
  return raiseUnbound(t, code, reg);
}

Value rtRaise(Thread* t, Value exception, Value cause) {
  return raiseValue(t, exception, cause);
}

Value rtMatchException(Thread* t, Value exception, Value classes) {
  const Value* begin = &classes;
  int64_t count = 1;
  if (isInstanceOf(classes, types::Tuple)) {
    begin = classes.as<Tuple>()->items;
    count = classes.as<Tuple>()->length;
  }
  for (int64_t i = 0; i < count; ++i) {
    bool isClass = begin[i].isObject() && (begin[i].asObject()->type()->flags & kTypeTypeSubclass) &&
                   isSubtype(begin[i].as<TypeObject>(), exc::BaseException);
    if (!isClass) return raiseTypeError(t, "catching classes that do not inherit from BaseException is not allowed");
  }
  for (int64_t i = 0; i < count; ++i)
    if (exceptionMatches(exception, begin[i].as<TypeObject>())) return kTrue;
  return kFalse;
}

}  // namespace taipan
