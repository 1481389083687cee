// Union, intersection and differences of sets. Which operand is walked and when a result's table grows follows CPython:
// it decides the order of the result.
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Set.h"
#include "runtime/types/container/SetBuilder.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

struct Context {
  SetObject* set;
  SetObject* result;
};

bool addItem(Thread* t, void* context, Value item) {
  return setAdd(t, Value::object(static_cast<Context*>(context)->set), item);
}

bool buildItem(Thread* t, void* context, Value item) {
  auto* builder = static_cast<SetBuilder*>(context);
  int64_t hash;
  if (!SetBuilder::isPlain(item) && !builder->flush()) return false;
  return hashOfKey(t, item, &hash) && builder->add(item, hash);
}

// Whether going over it runs no Python code.
bool isPlainIterable(Value v) {
  return isExact(v, types::List) || isExact(v, types::Tuple) || isExact(v, types::Range) || isStr(v);
}

bool discardItem(Thread* t, void* context, Value item) {
  int64_t hash;
  return hashOfKey(t, item, &hash) && setDiscardHashed(t, static_cast<Context*>(context)->set, item, hash) >= 0;
}

bool addIfContained(Thread* t, void* context, Value item) {
  auto* c = static_cast<Context*>(context);
  int64_t hash;
  if (!hashOfKey(t, item, &hash)) return false;
  int found = setContainsHashed(t, c->set, item, hash);
  return found >= 0 && (found == 0 || setAddHashed(t, c->result, item, hash));
}

bool updateFromDict(Thread* t, SetObject* s, Dict* d) {
  if ((s->fill + d->length) * 5 >= setMask(s) * 3 && !setResize(t, s, (s->used + d->length) * 2)) return false;
  int64_t position = 0;
  Value key, value;
  while (dictNext(d, &position, &key, &value))
    if (!setAdd(t, Value::object(s), key)) return false;
  return true;
}

SetObject* copyAndSubtract(Thread* t, SetObject* s, Value other) {
  SetObject* result = setCopy(t, s);
  return result && setDifferenceUpdate(t, result, other) ? result : nullptr;
}

// 1 if element of `other`, a set or exact dict.
int containedIn(Thread* t, Value other, Value key, int64_t hash) {
  if (isAnySet(other)) return setContainsHashed(t, other.as<SetObject>(), key, hash);
  int64_t i = dictLookup(t, other.as<Dict>(), key, dictHash(hash));
  return i == kDictRaised ? -1 : i >= 0;
}

// Elements of `items` are removed from s where they are in it, else added.
bool toggleAll(Thread* t, SetObject* s, SetObject* items) {
  int64_t position = 0, hash;
  Value key;
  while (setNext(items, &position, &key, &hash)) {
    int removed = setDiscardHashed(t, s, key, hash);
    if (removed < 0 || (removed == 0 && !setAddHashed(t, s, key, hash))) return false;
  }
  return true;
}

bool checkMissing(Thread* t, void* context, Value item) {
  auto* c = static_cast<Context*>(context);
  int64_t hash;
  if (!hashOfKey(t, item, &hash)) return false;
  int found = setContainsHashed(t, c->set, item, hash);
  if (found == 1) c->result = c->set;  // marks the answer
  return found == 0;
}

}  // namespace

TypeObject* setBaseType(const SetObject* s) {
  return isSubtype(s->type(), types::FrozenSet) ? types::FrozenSet : types::Set;
}

SetObject* makeSet(Thread* t, TypeObject* type, Value iterable) {
  auto* s = allocateAs<SetObject>(t, type->instanceSize, type->instanceShape, Layout::kCustom);
  if (!s) return nullptr;
  s->hash = -1;
  return iterable.isEmpty() || setUpdateFrom(t, s, iterable) ? s : nullptr;
}

bool setUpdateFrom(Thread* t, SetObject* s, Value other) {
  if (isAnySet(other)) return setMerge(t, s, other.as<SetObject>());
  if (isExact(other, types::Dict)) return updateFromDict(t, s, other.as<Dict>());
  if (isPlainIterable(other)) {
    SetBuilder builder(t, s);
    return forEach(t, other, buildItem, &builder) && builder.flush();
  }
  Context c{s, nullptr};
  return forEach(t, other, addItem, &c);
}

SetObject* setCopy(Thread* t, SetObject* s) {
  return makeSet(t, setBaseType(s), Value::object(s));
}

SetObject* setIntersection(Thread* t, SetObject* s, Value other) {
  if (other == Value::object(s)) return setCopy(t, s);
  SetObject* result = makeSet(t, setBaseType(s), Value());
  if (!result) return nullptr;
  if (!isAnySet(other)) {
    Context c{s, result};
    return forEach(t, other, addIfContained, &c) ? result : nullptr;
  }
  auto* walked = other.as<SetObject>();
  if (walked->used > s->used) std::swap(s, walked);
  SetBuilder builder(t, result);
  int64_t position = 0, hash;
  Value key;
  while (setNext(walked, &position, &key, &hash)) {
    int found = setContainsHashed(t, s, key, hash);
    if (found < 0 || (found && !builder.add(key, hash))) return nullptr;
  }
  return builder.flush() ? result : nullptr;
}

SetObject* setDifference(Thread* t, SetObject* s, Value other) {
  int64_t n;
  if (isAnySet(other)) {
    n = other.as<SetObject>()->used;
  } else if (isExact(other, types::Dict)) {
    n = other.as<Dict>()->length;
  } else {
    return copyAndSubtract(t, s, other);
  }
  if (s->used >> 2 > n) return copyAndSubtract(t, s, other);  // cheaper to walk the small one
  SetObject* result = makeSet(t, setBaseType(s), Value());
  if (!result) return nullptr;
  SetBuilder builder(t, result);
  int64_t position = 0, hash;
  Value key;
  while (setNext(s, &position, &key, &hash)) {
    int found = containedIn(t, other, key, hash);
    if (found < 0 || (!found && !builder.add(key, hash))) return nullptr;
  }
  return builder.flush() ? result : nullptr;
}

bool setDifferenceUpdate(Thread* t, SetObject* s, Value other) {
  if (other == Value::object(s)) {
    setClear(s);
    return true;
  }
  if (!isAnySet(other)) {
    Context c{s, nullptr};
    if (!forEach(t, other, discardItem, &c)) return false;
  } else {
    auto* removed = other.as<SetObject>();
    if (removed->used >> 3 > s->used && !(removed = setIntersection(t, s, other))) return false;
    int64_t position = 0, hash;
    Value key;
    while (setNext(removed, &position, &key, &hash))
      if (setDiscardHashed(t, s, key, hash) < 0) return false;
  }
  // Many deleted entries make a walk slow: get rid of them.
  if (s->fill - s->used <= setMask(s) / 4) return true;
  return setResize(t, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

bool setSymmetricDifferenceUpdate(Thread* t, SetObject* s, Value other) {
  if (other == Value::object(s)) {
    setClear(s);
    return true;
  }
  if (isExact(other, types::Dict)) {
    int64_t position = 0, hash;
    Value key, value;
    while (dictNext(other.as<Dict>(), &position, &key, &value)) {
      if (!hashOfKey(t, key, &hash)) return false;
      int removed = setDiscardHashed(t, s, key, hash);
      if (removed < 0 || (removed == 0 && !setAddHashed(t, s, key, hash))) return false;
    }
    return true;
  }
  SetObject* items = isAnySet(other) ? other.as<SetObject>() : makeSet(t, setBaseType(s), other);
  return items && toggleAll(t, s, items);
}

int setIsSubset(Thread* t, SetObject* s, SetObject* other) {
  if (s->used > other->used) return 0;
  int64_t position = 0, hash;
  Value key;
  while (setNext(s, &position, &key, &hash)) {
    int found = setContainsHashed(t, other, key, hash);
    if (found != 1) return found;
  }
  return 1;
}

int setIsDisjoint(Thread* t, SetObject* s, Value other) {
  if (other == Value::object(s)) return s->used == 0;
  if (!isAnySet(other)) {
    Context c{s, nullptr};
    if (!forEach(t, other, checkMissing, &c) && t->exception) return -1;
    return c.result == nullptr;
  }
  auto* walked = other.as<SetObject>();
  if (walked->used > s->used) std::swap(s, walked);
  int64_t position = 0, hash;
  Value key;
  while (setNext(walked, &position, &key, &hash)) {
    int found = setContainsHashed(t, s, key, hash);
    if (found) return found < 0 ? -1 : 0;
  }
  return 1;
}

}  // namespace taipan
