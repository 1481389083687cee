// The type dict: its methods and operators.
#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Names.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/Set.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

Dict* self(Value* args) {
  return args[0].as<Dict>();
}

// A subclass that iterates in its own way is treated as any mapping.
bool isPlainDict(Value v) {
  return isDictLike(v) && typeOf(v)->slots->iter == types::Dict->slots->iter;
}

// --- update

struct PairsContext {
  Dict* dict;
  int64_t index;
};

bool addPair(Thread* t, void* context, Value item) {
  auto* c = static_cast<PairsContext*>(context);
  List* pair = nullptr;
  Value* items;
  int64_t n;
  if (isExact(item, types::Tuple)) {
    items = item.as<Tuple>()->items;
    n = item.as<Tuple>()->length;
  } else {
    pair = listFromIterable(t, item);
    if (!pair) {
      if (pendingMatches(t, exc::TypeError)) {
        clearException(t);
        raisef(t, exc::TypeError, "cannot convert dictionary update sequence element #%ld to a sequence",
               static_cast<long>(c->index));
      }
      return false;
    }
    items = pair->items ? pair->items->values : nullptr;
    n = pair->length;
  }
  if (n != 2) {
    raisef(t, exc::ValueError, "dictionary update sequence element #%ld has length %ld; 2 is required",
           static_cast<long>(c->index), static_cast<long>(n));
    return false;
  }
  c->index++;
  return dictSet(t, c->dict, items[0], items[1]);
}

struct KeysContext {
  Dict* dict;
  Value mapping;
};

bool addKey(Thread* t, void* context, Value key) {
  auto* c = static_cast<KeysContext*>(context);
  Value value = getItem(t, c->mapping, key);
  return value && dictSet(t, c->dict, key, value);
}

bool updateFromMapping(Thread* t, Dict* d, Value mapping, Value keysMethod) {
  Value keys = callWith(t, keysMethod);
  if (keys.isEmpty()) return false;
  List* list = listFromIterable(t, keys);
  if (!list) {
    if (pendingMatches(t, exc::TypeError)) {
      clearException(t);
      raisef(t, exc::TypeError, "%s.keys() returned a non-iterable (type %s)", typeName(mapping), typeName(keys));
    }
    return false;
  }
  KeysContext c{d, mapping};
  return forEach(t, Value::object(list), addKey, &c);
}

}  // namespace

bool dictUpdate(Thread* t, Dict* d, Value other) {
  if (isPlainDict(other)) return dictMerge(t, d, other.as<Dict>(), 1);
  Value keysMethod = findAttr(t, other, names::keys);
  if (keysMethod) return updateFromMapping(t, d, other, keysMethod);
  if (t->exception) return false;
  PairsContext c{d, 0};
  return forEach(t, other, addPair, &c);
}

bool dictUpdateFromCall(Thread* t, Dict* d, const char* function, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkPositional(t, function, nargs, 0, 1)) return false;
  if (nargs == 1 && !dictUpdate(t, d, args[0])) return false;
  for (int64_t i = 0; kwNames && i < kwNames->length; i++)
    if (!dictSet(t, d, kwNames->items[i], args[nargs + i])) return false;
  return true;
}

namespace {

// --- slots

Value newObject(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  Object* o = allocateInstance(t, type);
  if (!o) return {};
  static_cast<Dict*>(o)->keysVersion = kKeysNotAsked;
  return Value::object(o);
}

int init(Thread* t, Value v, Value* args, int64_t nargs, Tuple* kwNames) {
  return dictUpdateFromCall(t, v.as<Dict>(), "dict", args, nargs, kwNames) ? 0 : -1;
}

Value repr(Thread* t, Value v) {
  auto* d = v.as<Dict>();
  ReprGuard guard(t, v);
  int entered = guard.enter();
  if (entered <= 0) return entered < 0 ? Value() : Value::object(newStr(t, "{...}"));
  StrBuilder text;
  text.append('{');
  int64_t position = 0;
  Value key, value;
  for (bool first = true; dictNext(d, &position, &key, &value); first = false) {
    if (!first) text.appendAscii(", ");
    Value k = reprOf(t, key);
    if (k.isEmpty()) return {};
    text.append(k.as<Str>());
    text.appendAscii(": ");
    Value x = reprOf(t, value);
    if (x.isEmpty()) return {};
    text.append(x.as<Str>());
  }
  text.append('}');
  return Value::object(text.finish(t));
}

int64_t length(Thread*, Value v) {
  return v.as<Dict>()->length;
}

[[gnu::noinline]] Value missingItem(Thread* t, Value v, Value key) {
  if (t->exception) return {};
  if (!isExact(v, types::Dict)) {
    Value missing = lookupSpecial(t, v, names::missing_);
    if (missing) return callWith(t, missing, key);
    if (t->exception) return {};
  }
  return raiseWithArg(t, exc::KeyError, key);
}

Value getItemSlot(Thread* t, Value v, Value key) {
  Value value = dictGet(t, v.as<Dict>(), key);
  return value ? value : missingItem(t, v, key);
}

int setItemSlot(Thread* t, Value v, Value key, Value value) {
  if (value) return dictSet(t, v.as<Dict>(), key, value) ? 0 : -1;
  int deleted = dictDelete(t, v.as<Dict>(), key);
  if (deleted == 0) raiseWithArg(t, exc::KeyError, key);
  return deleted == 1 ? 0 : -1;
}

int contains(Thread* t, Value v, Value key) {
  return dictContains(t, v.as<Dict>(), key);
}

Value iter(Thread* t, Value v) {
  return newDictIterator(t, DictViewKind::Keys, v, false);
}

Value compare(Thread* t, Value a, Value b, CompareOp op) {
  if ((op != CompareOp::Eq && op != CompareOp::Ne) || !isDictLike(a) || !isDictLike(b)) return kNotImplemented;
  bool failed = false;
  bool equal = dictsEqual(t, a.as<Dict>(), b.as<Dict>(), &failed);
  return failed ? Value() : Value::boolean(equal == (op == CompareOp::Eq));
}

Value orSlot(Thread* t, Value a, Value b) {
  if (!isDictLike(a) || !isDictLike(b)) return kNotImplemented;
  Dict* result = dictCopy(t, a.as<Dict>());
  return result && dictUpdate(t, result, b) ? Value::object(result) : Value();
}

Value inplaceOr(Thread* t, Value a, Value b) {
  return dictUpdate(t, a.as<Dict>(), b) ? a : Value();
}

// --- methods

Value get(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value value = dictGet(t, self(args), args[1]);
  if (value || t->exception) return value;
  return nargs > 2 ? args[2] : kNone;
}

Value setdefault(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return dictSetDefault(t, self(args), args[1], nargs > 2 ? args[2] : kNone);
}

Value pop(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value value = dictPop(t, self(args), args[1]);
  if (value || t->exception) return value;
  return nargs > 2 ? args[2] : raiseWithArg(t, exc::KeyError, args[1]);
}

Value popitem(Thread* t, Value* args, int64_t, Tuple*) {
  Value item[2];
  if (!dictPopItem(t, self(args), &item[0], &item[1])) return raise(t, exc::KeyError, "popitem(): dictionary is empty");
  return Value::object(newTupleFrom(t, item, 2));
}

Value keys(Thread* t, Value* args, int64_t, Tuple*) {
  return newDictView(t, DictViewKind::Keys, args[0]);
}
Value values(Thread* t, Value* args, int64_t, Tuple*) {
  return newDictView(t, DictViewKind::Values, args[0]);
}
Value items(Thread* t, Value* args, int64_t, Tuple*) {
  return newDictView(t, DictViewKind::Items, args[0]);
}

Value reversed(Thread* t, Value* args, int64_t, Tuple*) {
  return newDictIterator(t, DictViewKind::Keys, args[0], true);
}

Value update(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return dictUpdateFromCall(t, self(args), "update", args + 1, nargs - 1, kwNames) ? kNone : Value();
}

Value clear(Thread* t, Value* args, int64_t, Tuple*) {
  dictClear(t, self(args));
  return kNone;
}

Value copy(Thread* t, Value* args, int64_t, Tuple*) {
  return Value::object(dictCopy(t, self(args)));
}

struct FromKeysContext {
  Value mapping, value;
};

bool addFromKeys(Thread* t, void* context, Value key) {
  auto* c = static_cast<FromKeysContext*>(context);
  if (isExact(c->mapping, types::Dict)) return dictSet(t, c->mapping.as<Dict>(), key, c->value);
  return setItem(t, c->mapping, key, c->value);
}

Value fromkeys(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value mapping = args[0] == Value::object(types::Dict) ? Value::object(newDict(t)) : callWith(t, args[0]);
  if (mapping.isEmpty()) return {};
  FromKeysContext c{mapping, nargs > 2 ? args[2] : kNone};
  return forEach(t, args[1], addFromKeys, &c) ? mapping : Value();
}

Value sizeOf(Thread* t, Value* args, int64_t, Tuple*) {
  Dict* d = self(args);
  int64_t size = 48;
  if (const DictTable* table = d->table) size += 32 + table->capacity * 24 + (table->indexMask + 1) * table->indexWidth;
  return makeInt(t, size);
}

const MethodRow kMethods[] = {
    {"get", get, 2, 3, 0,
     "get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the dictionary, else default.",
     lowered(NativeId::DictGet)},
    {"setdefault", setdefault, 2, 3, 0,
     "setdefault($self, key, default=None, /)\n--\n\nInsert key with a value of default if key is not in the "
     "dictionary.\n\nReturn the value for key if key is in the dictionary, else default."},
    {"pop", pop, 2, 3, 0,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return "
     "the default if given; otherwise,\nraise a KeyError."},
    {"popitem", popitem, 1, 1, 0,
     "popitem($self, /)\n--\n\nRemove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO "
     "(last-in, first-out) order.\nRaises KeyError if the dict is empty."},
    {"keys", keys, 1, 1, 0, "D.keys() -> a set-like object providing a view on D's keys", reads(types::DictKeys)},
    {"values", values, 1, 1, 0, "D.values() -> an object providing a view on D's values", reads(types::DictValues)},
    {"items", items, 1, 1, 0, "D.items() -> a set-like object providing a view on D's items", reads(types::DictItems)},
    {"update", update, 1, -1, kNativeKeywords,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, "
     "then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] "
     "= v\nIn either case, this is followed by: for k in F:  D[k] = F[k]",
     yields(types::None)},
    {"clear", clear, 1, 1, 0, "D.clear() -> None.  Remove all items from D.", yields(types::None)},
    {"copy", copy, 1, 1, 0, "D.copy() -> a shallow copy of D", reads(types::Dict)},
    {"fromkeys", fromkeys, 2, 3, kNativeClassMethod,
     "fromkeys($type, iterable, value=None, /)\n--\n\nCreate a new dictionary with keys from iterable and values set "
     "to value."},
    {"__reversed__", reversed, 1, 1, 0, "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the dict keys."},
    {"__sizeof__", sizeOf, 1, 1, 0, "D.__sizeof__() -> size of D in memory, in bytes"},
};

}  // namespace

void initDictType(Thread* t) {
  TypeSpec spec = specOf<types::rows::Dict>();
  spec.slots.repr = repr;
  spec.slots.length = length;
  spec.slots.getItem = getItemSlot;
  spec.slots.setItem = setItemSlot;
  spec.slots.contains = contains;
  spec.slots.iter = iter;
  spec.slots.compare = compare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = orSlot;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Or)] = inplaceOr;
  spec.slots.newObject = newObject;
  spec.slots.init = init;
  spec.trace = traceDict;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc =
      "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, "
      "value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n  "
      "      d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword "
      "argument list.  For example:  dict(one=1, two=2)";
  newBuiltinType(t, spec);
}

}  // namespace taipan
