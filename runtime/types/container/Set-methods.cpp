// The types set and frozenset, and the iterator over them.
#include <algorithm>
#include <string>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/Set.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

SetObject* self(Value* args) {
  return args[0].as<SetObject>();
}
Value noneUnless(bool raised) {
  return raised ? Value() : kNone;
}
Value boolOrRaised(int answer) {
  return answer < 0 ? Value() : Value::boolean(answer);
}
Value orRaised(SetObject* s) {
  return Value::object(s);
}

// --- construction

bool isFrozen(const TypeObject* type) {
  return isSubtype(type, types::FrozenSet);
}

// Only the builtin constructor itself, not that of a subclass, which may have an __init__ with keywords.
bool checkKeywords(Thread* t, TypeObject* type, TypeObject* builtin, Tuple* kwNames) {
  return (type != builtin && type->slots->init != builtin->slots->init) || checkNoKeywords(t, builtin->cName, kwNames);
}

Value newSetObject(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  return orRaised(makeSet(t, type, Value()));
}

int init(Thread* t, Value v, Value* args, int64_t nargs, Tuple* kwNames) {
  auto* s = v.as<SetObject>();
  if (!checkNoKeywords(t, "set", kwNames) || !checkPositional(t, "set", nargs, 0, 1)) return -1;
  setClear(s);
  return nargs == 0 || setUpdateFrom(t, s, args[0]) ? 0 : -1;
}

Value newFrozenSet(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkKeywords(t, type, types::FrozenSet, kwNames) || !checkPositional(t, "frozenset", nargs, 0, 1)) return {};
  if (nargs == 1 && type == types::FrozenSet && isExact(args[0], types::FrozenSet)) return args[0];
  return orRaised(makeSet(t, type, nargs ? args[0] : Value()));
}

// --- slots

Value repr(Thread* t, Value v) {
  auto* s = v.as<SetObject>();
  std::string name = typeName(v);
  if (s->used == 0) return Value::object(newStr(t, name + "()"));
  ReprGuard guard(t, v);
  int entered = guard.enter();
  if (entered <= 0) return entered < 0 ? Value() : Value::object(newStr(t, name + "(...)"));
  List* items = listFromIterable(t, v);
  if (!items) return {};
  bool plain = isExact(v, types::Set);
  StrBuilder text;
  if (!plain) {
    text.appendAscii(name);
    text.append('(');
  }
  text.append('{');
  for (int64_t i = 0; i < items->length; i++) {
    if (i) text.appendAscii(", ");
    Value r = reprOf(t, items->items->values[i]);
    if (r.isEmpty()) return {};
    text.append(r.as<Str>());
  }
  text.append('}');
  if (!plain) text.append(')');
  return Value::object(text.finish(t));
}

uint64_t shuffle(uint64_t h) {
  return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

// CPython's hash of a frozenset: independent of order, and of the size of the table.
int64_t hashFrozen(Thread*, Value v, bool*) {
  auto* s = v.as<SetObject>();
  if (s->hash != -1) return s->hash;
  uint64_t hash = 0;
  int64_t position = 0, h;
  Value key;
  while (setNext(s, &position, &key, &h))
    hash ^= shuffle(static_cast<uint64_t>(h));
  hash ^= (static_cast<uint64_t>(s->used) + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  if (hash == ~uint64_t{0}) hash = 590923713u;
  return s->hash = static_cast<int64_t>(hash);
}

int64_t length(Thread*, Value v) {
  return v.as<SetObject>()->used;
}

// An unhashable set is looked up as the frozenset of the same elements. Empty: raised.
Value asElement(Thread* t, Value item, int64_t* hash) {
  if (hashOfKey(t, item, hash)) return item;
  if (!isAnySet(item) || isFrozen(item.asObject()->type()) || !pendingMatches(t, exc::TypeError)) return {};
  clearException(t);
  SetObject* frozen = makeSet(t, types::FrozenSet, item);
  if (!frozen) return {};
  bool failed = false;
  *hash = hashFrozen(t, Value::object(frozen), &failed);
  return Value::object(frozen);
}

int contains(Thread* t, Value v, Value item) {
  int64_t hash;
  item = asElement(t, item, &hash);
  return item.isEmpty() ? -1 : setContainsHashed(t, v.as<SetObject>(), item, hash);
}

Value iter(Thread* t, Value v) {
  auto* it = allocateAs<SetIterator>(t, sizeof(SetIterator), types::SetIterator->instanceShape, Layout::kValuesFrom1);
  if (!it) return {};
  it->set = v;
  it->position = Value::smallInt(0);
  it->length = it->remaining = Value::smallInt(v.as<SetObject>()->used);
  return Value::object(it);
}

int setsEqual(Thread* t, SetObject* a, SetObject* b) {
  if (a->used != b->used || (a->hash != -1 && b->hash != -1 && a->hash != b->hash)) return 0;
  return setIsSubset(t, a, b);
}

Value compare(Thread* t, Value x, Value y, CompareOp op) {
  if (!isAnySet(x) || !isAnySet(y)) return kNotImplemented;
  auto *a = x.as<SetObject>(), *b = y.as<SetObject>();
  switch (op) {
    case CompareOp::Eq: return boolOrRaised(setsEqual(t, a, b));
    case CompareOp::Ne: {
      int equal = setsEqual(t, a, b);
      return equal < 0 ? Value() : Value::boolean(!equal);
    }
    case CompareOp::Le: return boolOrRaised(setIsSubset(t, a, b));
    case CompareOp::Ge: return boolOrRaised(setIsSubset(t, b, a));
    case CompareOp::Lt: return a->used >= b->used ? kFalse : boolOrRaised(setIsSubset(t, a, b));
    case CompareOp::Gt: return b->used >= a->used ? kFalse : boolOrRaised(setIsSubset(t, b, a));
  }
  return {};
}

Value orSlot(Thread* t, Value a, Value b) {
  if (!isAnySet(a) || !isAnySet(b)) return kNotImplemented;
  SetObject* result = setCopy(t, a.as<SetObject>());
  if (!result) return {};
  return a == b || setUpdateFrom(t, result, b) ? Value::object(result) : Value();
}
Value andSlot(Thread* t, Value a, Value b) {
  if (!isAnySet(a) || !isAnySet(b)) return kNotImplemented;
  return orRaised(setIntersection(t, a.as<SetObject>(), b));
}
Value subSlot(Thread* t, Value a, Value b) {
  if (!isAnySet(a) || !isAnySet(b)) return kNotImplemented;
  return orRaised(setDifference(t, a.as<SetObject>(), b));
}
Value symmetricDifference(Thread* t, SetObject* s, Value other) {
  SetObject* result = makeSet(t, setBaseType(s), other);
  return result && setSymmetricDifferenceUpdate(t, result, Value::object(s)) ? Value::object(result) : Value();
}
Value xorSlot(Thread* t, Value a, Value b) {
  if (!isAnySet(a) || !isAnySet(b)) return kNotImplemented;
  return symmetricDifference(t, a.as<SetObject>(), b);
}

void becomeContents(Thread* t, SetObject* s, SetObject* from) {
  s->table = from->table;
  s->used = from->used;
  s->fill = from->fill;
  writeBarrier(t, s);
}

bool intersectionUpdate(Thread* t, SetObject* s, Value other) {
  SetObject* result = setIntersection(t, s, other);
  if (result) becomeContents(t, s, result);
  return result != nullptr;
}

Value inplaceOr(Thread* t, Value a, Value b) {
  if (!isAnySet(b)) return kNotImplemented;
  return setUpdateFrom(t, a.as<SetObject>(), b) ? a : Value();
}
Value inplaceAnd(Thread* t, Value a, Value b) {
  if (!isAnySet(b)) return kNotImplemented;
  return intersectionUpdate(t, a.as<SetObject>(), b) ? a : Value();
}
Value inplaceSub(Thread* t, Value a, Value b) {
  if (!isAnySet(b)) return kNotImplemented;
  return setDifferenceUpdate(t, a.as<SetObject>(), b) ? a : Value();
}
Value inplaceXor(Thread* t, Value a, Value b) {
  if (!isAnySet(b)) return kNotImplemented;
  return setSymmetricDifferenceUpdate(t, a.as<SetObject>(), b) ? a : Value();
}

// --- methods of both

Value copy(Thread* t, Value* args, int64_t, Tuple*) {
  if (isExact(args[0], types::FrozenSet)) return args[0];
  return orRaised(makeSet(t, setBaseType(self(args)), args[0]));
}

Value unionMethod(Thread* t, Value* args, int64_t nargs, Tuple*) {
  SetObject* result = setCopy(t, self(args));
  for (int64_t i = 1; result && i < nargs; i++)
    if (args[i] != args[0] && !setUpdateFrom(t, result, args[i])) return {};
  return orRaised(result);
}

Value intersection(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 1) return orRaised(setCopy(t, self(args)));
  SetObject* result = self(args);
  for (int64_t i = 1; result && i < nargs; i++)
    result = setIntersection(t, result, args[i]);
  return orRaised(result);
}

Value difference(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 1) return orRaised(setCopy(t, self(args)));
  SetObject* result = setDifference(t, self(args), args[1]);
  for (int64_t i = 2; result && i < nargs; i++)
    if (!setDifferenceUpdate(t, result, args[i])) return {};
  return orRaised(result);
}

Value symmetricDifferenceMethod(Thread* t, Value* args, int64_t, Tuple*) {
  return symmetricDifference(t, self(args), args[1]);
}

// The other operand as a set.
SetObject* coerce(Thread* t, Value other) {
  return isAnySet(other) ? other.as<SetObject>() : makeSet(t, types::Set, other);
}

Value issubset(Thread* t, Value* args, int64_t, Tuple*) {
  SetObject* other = coerce(t, args[1]);
  return other ? boolOrRaised(setIsSubset(t, self(args), other)) : Value();
}

Value issuperset(Thread* t, Value* args, int64_t, Tuple*) {
  SetObject* other = coerce(t, args[1]);
  return other ? boolOrRaised(setIsSubset(t, other, self(args))) : Value();
}

Value isdisjoint(Thread* t, Value* args, int64_t, Tuple*) {
  return boolOrRaised(setIsDisjoint(t, self(args), args[1]));
}

Value sizeOf(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t size = setMask(self(args)) + 1;
  return makeInt(t, 200 + (size > kSetMinSize ? size * 16 : 0));
}

// --- methods of set

Value add(Thread* t, Value* args, int64_t, Tuple*) {
  return noneUnless(!setAdd(t, args[0], args[1]));
}

Value update(Thread* t, Value* args, int64_t nargs, Tuple*) {
  for (int64_t i = 1; i < nargs; i++)
    if (!setUpdateFrom(t, self(args), args[i])) return {};
  return kNone;
}

int discardElement(Thread* t, SetObject* s, Value item) {
  int64_t hash;
  item = asElement(t, item, &hash);
  return item.isEmpty() ? -1 : setDiscardHashed(t, s, item, hash);
}

Value discard(Thread* t, Value* args, int64_t, Tuple*) {
  return noneUnless(discardElement(t, self(args), args[1]) < 0);
}

Value remove(Thread* t, Value* args, int64_t, Tuple*) {
  int removed = discardElement(t, self(args), args[1]);
  if (removed == 0) return raiseWithArg(t, exc::KeyError, args[1]);
  return noneUnless(removed < 0);
}

Value pop(Thread* t, Value* args, int64_t, Tuple*) {
  SetObject* s = self(args);
  if (s->used == 0) return raise(t, exc::KeyError, "pop from an empty set");
  SetTable* table = s->table;
  int64_t i = s->finger & table->mask;
  while (table->entries[i].key.isEmpty())
    i = i == table->mask ? 0 : i + 1;
  Value key = table->entries[i].key;
  table->entries[i] = {Value(), -1};
  s->used--;
  s->finger = i + 1;
  return key;
}

Value clear(Thread*, Value* args, int64_t, Tuple*) {
  setClear(self(args));
  return kNone;
}

Value intersectionUpdateMethod(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value result = intersection(t, args, nargs, nullptr);
  if (result.isEmpty()) return {};
  becomeContents(t, self(args), result.as<SetObject>());
  return kNone;
}

Value differenceUpdate(Thread* t, Value* args, int64_t nargs, Tuple*) {
  for (int64_t i = 1; i < nargs; i++)
    if (!setDifferenceUpdate(t, self(args), args[i])) return {};
  return kNone;
}

Value symmetricDifferenceUpdate(Thread* t, Value* args, int64_t, Tuple*) {
  return noneUnless(!setSymmetricDifferenceUpdate(t, self(args), args[1]));
}

#define SHARED_METHODS                                                                                                 \
  {"copy", copy, 1, 1, 0, "Return a shallow copy of a set."},                                                          \
      {"union", unionMethod, 1,                                                                                        \
       -1,      0,           "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)"}, \
      {"intersection",                                                                                                 \
       intersection,                                                                                                   \
       1,                                                                                                              \
       -1,                                                                                                             \
       0,                                                                                                              \
       "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)"},             \
      {"difference",                                                                                                   \
       difference,                                                                                                     \
       1,                                                                                                              \
       -1,                                                                                                             \
       0,                                                                                                              \
       "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not "   \
       "the others.)"},                                                                                                \
      {"symmetric_difference",                                                                                         \
       symmetricDifferenceMethod,                                                                                      \
       2,                                                                                                              \
       2,                                                                                                              \
       0,                                                                                                              \
       "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of "   \
       "the sets.)"},                                                                                                  \
      {"issubset", issubset, 2, 2, 0, "Test whether every element in the set is in other."},                           \
      {"issuperset", issuperset, 2, 2, 0, "Test whether every element in other is in the set."},                       \
      {"isdisjoint", isdisjoint, 2, 2, 0, "Return True if two sets have a null intersection."},                        \
      {"__sizeof__", sizeOf, 1, 1, 0, "S.__sizeof__() -> size of S in memory, in bytes"}

const MethodRow kFrozenMethods[] = {SHARED_METHODS};
const MethodRow kSetMethods[] = {
    SHARED_METHODS,
    {"add", add, 2, 2, 0, "Add an element to a set.\n\nThis has no effect if the element is already present.",
     lowered(NativeId::SetAdd)},
    {"update", update, 1, -1, 0, "Update a set with the union of itself and others.", yields(types::None)},
    {"discard", discard, 2, 2, 0,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan "
     "exception when an element is missing from the set.",
     yields(types::None)},
    {"remove", remove, 2, 2, 0,
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
     yields(types::None)},
    {"pop", pop, 1, 1, 0, "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"clear", clear, 1, 1, 0, "Remove all elements from this set.", changes(types::None)},
    {"intersection_update", intersectionUpdateMethod, 1, -1, 0,
     "Update a set with the intersection of itself and another."},
    {"difference_update", differenceUpdate, 1, -1, 0, "Remove all elements of another set from this set."},
    {"symmetric_difference_update", symmetricDifferenceUpdate, 2, 2, 0,
     "Update a set with the symmetric difference of itself and another."},
};
#undef SHARED_METHODS

// --- iterator

Value identity(Thread*, Value v) {
  return v;
}

Value next(Thread* t, Value v) {
  auto* it = v.as<SetIterator>();
  if (it->set.isEmpty()) return {};
  auto* s = it->set.as<SetObject>();
  if (it->length.asSmallInt() != s->used) {
    it->length = Value::smallInt(-1);
    return raise(t, exc::RuntimeError, "Set changed size during iteration");
  }
  int64_t position = it->position.asSmallInt(), hash;
  Value key;
  if (!setNext(s, &position, &key, &hash)) {
    it->set = Value();
    return {};
  }
  it->position = Value::smallInt(position);
  it->remaining = Value::smallInt(it->remaining.asSmallInt() - 1);
  return key;
}

Value lengthHint(Thread*, Value* args, int64_t, Tuple*) {
  auto* it = args[0].as<SetIterator>();
  bool valid = !it->set.isEmpty() && it->set.as<SetObject>()->used == it->length.asSmallInt();
  return valid ? it->remaining : Value::smallInt(0);
}

const MethodRow kIteratorMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, 0, "Private method returning an estimate of len(list(it))."},
};

void initIterator(Thread* t) {
  TypeSpec spec = specOf<types::rows::SetIterator>();
  spec.slots.iter = identity;
  spec.slots.next = next;
  spec.methods = kIteratorMethods;
  spec.methodCount = std::size(kIteratorMethods);
  newBuiltinType(t, spec);
}

template <class Row>
TypeSpec sharedSpec() {
  TypeSpec spec = specOf<Row>();
  spec.slots.repr = repr;
  spec.slots.length = length;
  spec.slots.contains = contains;
  spec.slots.iter = iter;
  spec.slots.compare = compare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Or)] = orSlot;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::And)] = andSlot;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Sub)] = subSlot;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Xor)] = xorSlot;
  spec.trace = traceSet;
  return spec;
}

}  // namespace

void initSetMethods(Thread* t) {
  TypeSpec spec = sharedSpec<types::rows::Set>();
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Or)] = inplaceOr;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::And)] = inplaceAnd;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Sub)] = inplaceSub;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Xor)] = inplaceXor;
  spec.slots.newObject = newSetObject;
  spec.slots.init = init;
  spec.methods = kSetMethods;
  spec.methodCount = std::size(kSetMethods);
  spec.doc =
      "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique "
      "elements.";
  newBuiltinType(t, spec);

  TypeSpec frozen = sharedSpec<types::rows::FrozenSet>();
  frozen.slots.hash = hashFrozen;
  frozen.slots.newObject = newFrozenSet;
  frozen.methods = kFrozenMethods;
  frozen.methodCount = std::size(kFrozenMethods);
  frozen.doc =
      "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable unordered "
      "collection of unique elements.";
  newBuiltinType(t, frozen);
  initIterator(t);
}

}  // namespace taipan
