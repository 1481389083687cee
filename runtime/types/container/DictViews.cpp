// dict_keys, dict_values, dict_items and their iterators, forward and reverse.
#include <algorithm>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/container/Set.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

TypeObject* reverseTypes[3];

TypeObject* viewType(DictViewKind kind) {
  switch (kind) {
    case DictViewKind::Keys:   return types::DictKeys;
    case DictViewKind::Values: return types::DictValues;
    case DictViewKind::Items:  return types::DictItems;
  }
  return nullptr;
}

TypeObject* iteratorType(DictViewKind kind, bool reverse) {
  if (reverse) return reverseTypes[static_cast<int>(kind)];
  switch (kind) {
    case DictViewKind::Keys:   return types::DictKeyIterator;
    case DictViewKind::Values: return types::DictValueIterator;
    case DictViewKind::Items:  return types::DictItemIterator;
  }
  return nullptr;
}

Dict* dictOf(Value view) {
  return view.as<DictView>()->dict.as<Dict>();
}

bool isKeysView(Value v) {
  return v.isObject() && v.asObject()->type() == types::DictKeys;
}
bool isItemsView(Value v) {
  return v.isObject() && v.asObject()->type() == types::DictItems;
}
// dict_keys or dict_items: views that are sets.
bool isSetView(Value v) {
  return isKeysView(v) || isItemsView(v);
}

// --- iterators

Raised raiseChanged(Thread* t, DictIterator* it) {
  it->length = Value::smallInt(-1);
  return raise(t, exc::RuntimeError, "dictionary changed size during iteration");
}

template <DictViewKind kind>
Value itemOf(Thread* t, Value key, Value value) {
  if constexpr (kind == DictViewKind::Keys) return key;
  if constexpr (kind == DictViewKind::Values) return value;
  Value pair[2] = {key, value};
  return Value::object(newTupleFrom(t, pair, 2));
}

template <DictViewKind kind, bool reverse>
Value next(Thread* t, Value v) {
  auto* it = v.as<DictIterator>();
  if (it->dict.isEmpty()) return {};
  auto* d = it->dict.as<Dict>();
  if (__builtin_expect(it->length.asSmallInt() != d->length, 0)) return raiseChanged(t, it);
  int64_t position = it->position.asSmallInt();
  Value key, value;
  if (!(reverse ? dictPrevious(d, &position, &key, &value) : dictNext(d, &position, &key, &value))) {
    it->dict = Value();
    return {};
  }
  int64_t remaining = it->remaining.asSmallInt();
  if (__builtin_expect(remaining == 0, 0)) {
    it->dict = Value();
    return raise(t, exc::RuntimeError, "dictionary keys changed during iteration");
  }
  it->position = Value::smallInt(position);
  it->remaining = Value::smallInt(remaining - 1);
  return itemOf<kind>(t, key, value);
}

Value identity(Thread*, Value v) {
  return v;
}

Value lengthHint(Thread*, Value* args, int64_t, Tuple*) {
  auto* it = args[0].as<DictIterator>();
  bool valid = !it->dict.isEmpty() && it->dict.as<Dict>()->length == it->length.asSmallInt();
  return valid ? it->remaining : Value::smallInt(0);
}

const MethodRow kIteratorMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, 0, "Private method returning an estimate of len(list(it))."},
};

using NextFn = Value (*)(Thread*, Value);

// The types that iterate backwards have no rows: Python code never names them.
void makeIteratorType(Thread* t, TypeSpec spec, NextFn nextFn) {
  spec.slots.iter = identity;
  spec.slots.next = nextFn;
  spec.methods = kIteratorMethods;
  spec.methodCount = std::size(kIteratorMethods);
  newBuiltinType(t, spec);
}

// --- views

int64_t length(Thread*, Value v) {
  return dictOf(v)->length;
}

template <DictViewKind kind>
Value iter(Thread* t, Value v) {
  return newDictIterator(t, kind, v.as<DictView>()->dict, false);
}

template <DictViewKind kind>
Value reversed(Thread* t, Value* args, int64_t, Tuple*) {
  return newDictIterator(t, kind, args[0].as<DictView>()->dict, true);
}

Value repr(Thread* t, Value v) {
  ReprGuard guard(t, v);
  int entered = guard.enter();
  if (entered <= 0) return entered < 0 ? Value() : Value::object(newStr(t, "..."));
  List* items = listFromIterable(t, v);
  if (!items) return {};
  Value text = reprOf(t, Value::object(items));
  if (text.isEmpty()) return {};
  StrBuilder builder;
  builder.appendAscii(typeName(v));
  builder.append('(');
  builder.append(text.as<Str>());
  builder.append(')');
  return Value::object(builder.finish(t));
}

int containsKey(Thread* t, Value v, Value key) {
  return dictContains(t, dictOf(v), key);
}

int containsItem(Thread* t, Value v, Value item) {
  if (!item.isObject() || !(item.asObject()->type()->flags & kTypeTupleSubclass)) return 0;
  auto* pair = item.as<Tuple>();
  if (pair->length != 2) return 0;
  Value found = dictGet(t, dictOf(v), pair->items[0]);
  if (found.isEmpty()) return t->exception ? -1 : 0;
  return valuesEqual(t, found, pair->items[1]);
}

int containsAny(Thread* t, Value view, Value item) {
  return isKeysView(view) ? containsKey(t, view, item) : containsItem(t, view, item);
}

// The elements of a view or of any iterable as a new set.
SetObject* toSet(Thread* t, Value v) {
  if (isKeysView(v) && isExact(v.as<DictView>()->dict, types::Dict)) v = v.as<DictView>()->dict;
  return makeSet(t, types::Set, v);
}

Value subtract(Thread* t, Value a, Value b) {
  SetObject* result = toSet(t, a);
  return result && setDifferenceUpdate(t, result, b) ? Value::object(result) : Value();
}

Value unite(Thread* t, Value a, Value b) {
  SetObject* result = toSet(t, a);
  return result && setUpdateFrom(t, result, b) ? Value::object(result) : Value();
}

Value exclusive(Thread* t, Value a, Value b) {
  SetObject* result = toSet(t, a);
  return result && setSymmetricDifferenceUpdate(t, result, b) ? Value::object(result) : Value();
}

struct IntersectContext {
  Value view;
  SetObject* result;
};

bool addIfContained(Thread* t, void* context, Value item) {
  auto* c = static_cast<IntersectContext*>(context);
  int found = containsAny(t, c->view, item);
  return found >= 0 && (found == 0 || setAdd(t, Value::object(c->result), item));
}

Value intersect(Thread* t, Value a, Value b) {
  if (!isSetView(a)) std::swap(a, b);
  int64_t n = dictOf(a)->length;
  if (isExact(b, types::Set) && n <= b.as<SetObject>()->used)
    return Value::object(setIntersection(t, b.as<SetObject>(), a));
  if (isSetView(b) && dictOf(b)->length > n) std::swap(a, b);
  SetObject* result = makeSet(t, types::Set, Value());
  if (!result) return {};
  IntersectContext c{a, result};
  return forEach(t, b, addIfContained, &c) ? Value::object(result) : Value();
}

struct AllContext {
  Value container;
  int answer;  // 1 so far
};

bool checkContained(Thread* t, void* context, Value item) {
  auto* c = static_cast<AllContext*>(context);
  c->answer = containsOp(t, c->container, item);
  return c->answer == 1;
}

int allContained(Thread* t, Value items, Value container) {
  AllContext c{container, 1};
  if (!forEach(t, items, checkContained, &c) && t->exception) return -1;
  return c.answer;
}

Value compare(Thread* t, Value a, Value b, CompareOp op) {
  if (!isSetView(a) || (!isAnySet(b) && !isSetView(b))) return kNotImplemented;
  int64_t x = dictOf(a)->length;
  int64_t y = lengthOf(t, b);
  if (y < 0) return {};
  int answer = 0;
  switch (op) {
    case CompareOp::Eq:
    case CompareOp::Ne: answer = x == y ? allContained(t, a, b) : 0; break;
    case CompareOp::Lt: answer = x < y ? allContained(t, a, b) : 0; break;
    case CompareOp::Le: answer = x <= y ? allContained(t, a, b) : 0; break;
    case CompareOp::Gt: answer = x > y ? allContained(t, b, a) : 0; break;
    case CompareOp::Ge: answer = x >= y ? allContained(t, b, a) : 0; break;
  }
  if (answer < 0) return {};
  return Value::boolean(answer == (op != CompareOp::Ne));
}

bool checkNotContained(Thread* t, void* context, Value item) {
  auto* c = static_cast<AllContext*>(context);
  int found = containsOp(t, c->container, item);
  c->answer = found < 0 ? -1 : !found;
  return c->answer == 1;
}

Value isdisjoint(Thread* t, Value* args, int64_t, Tuple*) {
  Value view = args[0], other = args[1];
  if (view == other) return Value::boolean(dictOf(view)->length == 0);
  if (isAnySet(other) || isSetView(other)) {
    int64_t n = lengthOf(t, other);
    if (n < 0) return {};
    if (n > dictOf(view)->length) std::swap(view, other);
  }
  AllContext c{view, 1};
  if (!forEach(t, other, checkNotContained, &c) && t->exception) return {};
  return Value::boolean(c.answer == 1);
}

Value mapping(Thread* t, Value v) {
  return newMappingProxy(t, v.as<DictView>()->dict);
}

const GetSetRow kViewGetSets[] = {{"mapping", mapping, nullptr}};

TypeSpec backwards(TypeSpec spec, const char* name, TypeObject** type) {
  spec.name = name;
  spec.type = type;
  return spec;
}

template <class Row, DictViewKind kind>
void makeViewType(Thread* t) {
  static const MethodRow methods[] = {
      {"__reversed__", reversed<kind>, 1, 1, 0, "Return a reverse iterator over the dict."},
      {"isdisjoint", isdisjoint, 2, 2, 0, "Return True if the view and the given iterable have a null intersection."},
  };
  TypeSpec spec = specOf<Row>();
  spec.slots.repr = repr;
  spec.slots.length = length;
  spec.slots.iter = iter<kind>;
  spec.methods = methods;
  spec.methodCount = 1;
  if (kind != DictViewKind::Values) {
    spec.slots.contains = kind == DictViewKind::Keys ? containsKey : containsItem;
    spec.slots.compare = compare;
    auto& binary = spec.slots.binary;
    binary[static_cast<unsigned>(BinaryOp::Sub)] = subtract;
    binary[static_cast<unsigned>(BinaryOp::And)] = intersect;
    binary[static_cast<unsigned>(BinaryOp::Or)] = unite;
    binary[static_cast<unsigned>(BinaryOp::Xor)] = exclusive;
    spec.methodCount = 2;
  }
  spec.getsets = kViewGetSets;
  spec.getsetCount = std::size(kViewGetSets);
  newBuiltinType(t, spec);
}

}  // namespace

Value newDictView(Thread* t, DictViewKind kind, Value dict) {
  auto* view = allocateAs<DictView>(t, sizeof(DictView), viewType(kind)->instanceShape, Layout::kValuesFrom1);
  if (!view) return {};
  view->dict = dict;
  return Value::object(view);
}

Value newDictIterator(Thread* t, DictViewKind kind, Value dict, bool reverse) {
  Shape* shape = iteratorType(kind, reverse)->instanceShape;
  auto* it = allocateAs<DictIterator>(t, sizeof(DictIterator), shape, Layout::kValuesFrom1);
  if (!it) return {};
  auto* d = dict.as<Dict>();
  it->dict = dict;
  it->position = Value::smallInt(reverse ? dictEnd(d) : 0);
  it->length = it->remaining = Value::smallInt(d->length);
  return Value::object(it);
}

void initDictViews(Thread* t) {
  using enum DictViewKind;
  TypeSpec keys = specOf<types::rows::DictKeyIterator>(), values = specOf<types::rows::DictValueIterator>(),
           items = specOf<types::rows::DictItemIterator>();
  makeIteratorType(t, keys, next<Keys, false>);
  makeIteratorType(t, values, next<Values, false>);
  makeIteratorType(t, items, next<Items, false>);
  makeIteratorType(t, backwards(keys, "dict_reversekeyiterator", &reverseTypes[0]), next<Keys, true>);
  makeIteratorType(t, backwards(values, "dict_reversevalueiterator", &reverseTypes[1]), next<Values, true>);
  makeIteratorType(t, backwards(items, "dict_reverseitemiterator", &reverseTypes[2]), next<Items, true>);
  makeViewType<types::rows::DictKeys, Keys>(t);
  makeViewType<types::rows::DictValues, Values>(t);
  makeViewType<types::rows::DictItems, Items>(t);
}

}  // namespace taipan
