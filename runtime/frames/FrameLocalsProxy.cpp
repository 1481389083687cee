// Behaviour and messages are those of Objects/frameobject.c of CPython 3.13. Keys are found in this order: bound
// variables of the code, names that were injected (they count as variables), extra keys.
#include "runtime/frames/FrameLocalsProxy.h"

#include <algorithm>

#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/frames/Injection.h"
#include "runtime/frames/LocalsDict.h"
#include "runtime/heap/Heap.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

TypeObject* proxyType;

// Layout kValuesFrom1.
struct ProxyObject : Object {
  Value frame;
};

FrameObject* frameOf(Value proxy) {
  return proxy.as<ProxyObject>()->frame.as<FrameObject>();
}
bool isProxy(Value v) {
  return isExact(v, proxyType);
}

constexpr const char* kCannotRemove = "cannot remove local variables from FrameLocalsProxy";

// --- single keys

// Index of the variable that a key names, or -1.
int64_t variableOf(FrameObject* f, Value key) {
  return isStr(key) ? variableIndex(f->code, key.as<Str>()) : -1;
}

bool isInjected(FrameObject* f, Value key) {
  return f->injected && isStr(key) && !dictGetStr(f->injected, key.as<Str>()).isEmpty();
}

// Empty without exception if there is no such key, with one if hashing it raised.
Value find(Thread* t, FrameObject* f, Value key) {
  int64_t variable = variableOf(f, key);
  Value v = variable >= 0 ? readFrameVariable(t, f, static_cast<unsigned>(variable)) : Value();
  if (v.isEmpty() && isInjected(f, key)) return dictGetStr(f->injected, key.as<Str>());
  if (v.isEmpty() && f->extraLocals) return dictGet(t, f->extraLocals, key);
  return v;
}

Value proxyGetItem(Thread* t, Value self, Value key) {
  Value v = find(t, frameOf(self), key);
  if (v || t->exception) return v;
  Value text = reprOf(t, key);
  return text ? raise(t, exc::KeyError, "local variable '" + strToUtf8(text.as<Str>()) + "' is not defined") : Value();
}

bool setKey(Thread* t, FrameObject* f, Value key, Value v) {
  int64_t variable = variableOf(f, key);
  if (variable >= 0) return writeFrameVariable(t, f, static_cast<unsigned>(variable), v);
  if (isInjected(f, key)) return dictSetStr(t, f->injected, key.as<Str>(), v);
  if (!f->extraLocals) {
    f->extraLocals = newDict(t);
    if (!f->extraLocals) return false;
    writeBarrier(t, f);
  }
  return dictSet(t, f->extraLocals, key, v);
}

// Removes an extra key; `fallback` or KeyError if there is none. Empty: raised.
Value popKey(Thread* t, FrameObject* f, Value key, Value fallback) {
  if (variableOf(f, key) >= 0 || isInjected(f, key)) return raiseValueError(t, kCannotRemove);
  Value v = f->extraLocals ? dictPop(t, f->extraLocals, key) : Value();
  if (v || t->exception) return v;
  return fallback ? fallback : raiseWithArg(t, exc::KeyError, key);
}

int proxySetItem(Thread* t, Value self, Value key, Value v) {
  bool done = v ? setKey(t, frameOf(self), key, v) : !popKey(t, frameOf(self), key, Value()).isEmpty();
  return done ? 0 : -1;
}

int proxyContains(Thread* t, Value self, Value key) {
  Value v = find(t, frameOf(self), key);
  return t->exception ? -1 : !v.isEmpty();
}

// --- all keys

// What the proxy shows now, as a dict of its own.
Dict* snapshot(Thread* t, Value proxy) {
  Value dict = frameSnapshot(t, frameOf(proxy));
  return dict ? dict.as<Dict>() : nullptr;
}

enum class Part : uint8_t { kKeys, kValues, kItems };

List* listOf(Thread* t, Value proxy, Part part) {
  Dict* dict = snapshot(t, proxy);
  List* list = dict ? newList(t, 0) : nullptr;
  int64_t at = 0;
  for (Value key, value; list && dictNext(dict, &at, &key, &value);) {
    Value item = part == Part::kKeys ? key : value;
    if (part == Part::kItems) {
      Value pair[] = {key, value};
      item = Value::object(newTupleFrom(t, pair, 2));
    }
    if (item.isEmpty() || !listAppend(t, list, item)) return nullptr;
  }
  return list;
}

template <Part part>
Value listMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return Value::object(listOf(t, args[0], part));
}

int64_t proxyLength(Thread* t, Value self) {
  Dict* dict = snapshot(t, self);
  return dict ? dict->length : -1;
}

Value proxyIter(Thread* t, Value self) {
  List* keys = listOf(t, self, Part::kKeys);
  return keys ? getIter(t, Value::object(keys)) : Value();
}

Value reversedFn(Thread* t, Value* args, int64_t, Tuple*) {
  List* keys = listOf(t, args[0], Part::kKeys);
  if (keys && keys->items) std::reverse(keys->items->values, keys->items->values + keys->length);
  return Value::object(keys);
}

Value proxyRepr(Thread* t, Value self) {
  ReprGuard guard(t, self);
  if (guard.enter() == 0) return Value::object(newStr(t, "{...}"));
  Dict* dict = snapshot(t, self);
  return dict ? reprOf(t, Value::object(dict)) : Value();
}

Value proxyCompare(Thread* t, Value a, Value b, CompareOp op) {
  if (isProxy(b)) {
    if (op != CompareOp::Eq && op != CompareOp::Ne) return kNotImplemented;
    return Value::boolean((frameOf(a) == frameOf(b)) == (op == CompareOp::Eq));
  }
  if (!isInstanceOf(b, types::Dict)) return kNotImplemented;
  Dict* dict = snapshot(t, a);
  return dict ? compareOp(t, op, Value::object(dict), b) : Value();
}

// --- merging

bool isMergeable(Value v) {
  return isInstanceOf(v, types::Dict) || isProxy(v);
}

// A proxy as the dict that it shows; anything else as it is. Empty: raised.
Value plain(Thread* t, Value v) {
  return isProxy(v) ? Value::object(snapshot(t, v)) : v;
}

// The items of `other` one by one, as assignments. Precondition: isMergeable(other).
bool merge(Thread* t, Value self, Value other) {
  Value source = plain(t, other);
  Value keys = source ? callMethod(t, source, names::keys, nullptr, 0) : Value();
  Value list = keys ? Value::object(listFromIterable(t, keys)) : Value();
  if (list.isEmpty()) return false;
  for (int64_t i = 0; i < list.as<List>()->length; ++i) {
    Value key = list.as<List>()->items->values[i];
    Value v = getItem(t, source, key);
    if (v.isEmpty() || !setKey(t, frameOf(self), key, v)) return false;
  }
  return true;
}

Value proxyOr(Thread* t, Value a, Value b) {
  if (!isMergeable(a) || !isMergeable(b)) return kNotImplemented;
  Dict* result = newDict(t);
  for (Value v : {a, b}) {
    Value part = result ? plain(t, v) : Value();
    if (part.isEmpty() || !dictUpdate(t, result, part)) return {};
  }
  return Value::object(result);
}

Value proxyInplaceOr(Thread* t, Value self, Value other) {
  if (!isMergeable(other)) return kNotImplemented;
  return merge(t, self, other) ? self : Value();
}

// --- methods

Value updateFn(Thread* t, Value* args, int64_t, Tuple*) {
  if (!isMergeable(args[1])) return raiseTypeError(t, "update() argument must be dict or another FrameLocalsProxy");
  return merge(t, args[0], args[1]) ? kNone : Value();
}

Value copyFn(Thread* t, Value* args, int64_t, Tuple*) {
  return Value::object(snapshot(t, args[0]));
}

Value getFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs < 2 || nargs > 3) return raiseTypeError(t, "get expected 1 or 2 arguments");
  Value v = find(t, frameOf(args[0]), args[1]);
  if (v || t->exception) return v;
  return nargs > 2 ? args[2] : kNone;
}

Value setdefaultFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs < 2 || nargs > 3) return raiseTypeError(t, "setdefault expected 1 or 2 arguments");
  Value v = find(t, frameOf(args[0]), args[1]);
  if (v || t->exception) return v;
  v = nargs > 2 ? args[2] : kNone;
  return setKey(t, frameOf(args[0]), args[1], v) ? v : Value();
}

Value popFn(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (!checkPositional(t, "pop", nargs - 1, 1, 2)) return {};
  return popKey(t, frameOf(args[0]), args[1], nargs > 2 ? args[2] : Value());
}

Value proxyNew(Thread* t, TypeObject*, Value* args, int64_t nargs, Tuple* kwNames) {
  int64_t positional = nargs;
  if (positional != 1)
    return raisef(t, exc::TypeError, "FrameLocalsProxy expected 1 argument, got %ld", static_cast<long>(positional));
  if (!isExact(args[0], types::Frame)) return raisef(t, exc::TypeError, "expect frame, not %s", typeName(args[0]));
  if (kwNames && kwNames->length) return raiseTypeError(t, "FrameLocalsProxy takes no keyword arguments");
  return newFrameLocalsProxy(t, args[0].as<FrameObject>());
}

const MethodRow kMethods[] = {
    {"update", updateFn, 2, 2, kNativeMethod, nullptr},
    {"__reversed__", reversedFn, 1, 1, kNativeMethod, nullptr},
    {"copy", copyFn, 1, 1, kNativeMethod, nullptr},
    {"keys", listMethod<Part::kKeys>, 1, 1, kNativeMethod, nullptr},
    {"values", listMethod<Part::kValues>, 1, 1, kNativeMethod, nullptr},
    {"items", listMethod<Part::kItems>, 1, 1, kNativeMethod, nullptr},
    {"get", getFn, 1, -1, kNativeMethod, nullptr},
    {"pop", popFn, 1, -1, kNativeMethod, nullptr},
    {"setdefault", setdefaultFn, 1, -1, kNativeMethod, nullptr},
};

}  // namespace

Value newFrameLocalsProxy(Thread* t, FrameObject* f) {
  auto* p = allocateAs<ProxyObject>(t, sizeof(ProxyObject), shapeOf(proxyType), Layout::kValuesFrom1);
  if (!p) return {};
  p->frame = Value::object(f);
  return Value::object(p);
}

void initFrameLocalsProxy(Thread* t) {
  TypeSpec spec{};
  spec.name = "FrameLocalsProxy";
  spec.slots.repr = proxyRepr;
  spec.slots.length = proxyLength;
  spec.slots.getItem = proxyGetItem;
  spec.slots.setItem = proxySetItem;
  spec.slots.contains = proxyContains;
  spec.slots.iter = proxyIter;
  spec.slots.compare = proxyCompare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = proxyOr;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Or)] = proxyInplaceOr;
  spec.slots.newObject = proxyNew;
  spec.instanceSize = sizeof(ProxyObject);
  spec.instanceLayout = Layout::kValuesFrom1;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.type = &proxyType;
  newBuiltinType(t, spec);
}

}  // namespace taipan
