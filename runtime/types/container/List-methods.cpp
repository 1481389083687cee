// The type list: its methods and operators.
#include <algorithm>
#include <cstring>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/List.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

List* self(Value* args) {
  return args[0].as<List>();
}

// --- slots

Value newObject(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  return Value::object(allocateInstance(t, type));
}

int init(Thread* t, Value v, Value* args, int64_t nargs, Tuple* kwNames) {
  auto* list = v.as<List>();
  if (!checkNoKeywords(t, "list", kwNames) || !checkPositional(t, "list", nargs, 0, 1)) return -1;
  list->items = nullptr;
  list->length = 0;
  return nargs == 0 || listExtend(t, list, args[0]) ? 0 : -1;
}

Value repr(Thread* t, Value v) {
  auto* list = v.as<List>();
  if (list->length == 0) return Value::object(newStr(t, "[]"));
  ReprGuard guard(t, v);
  int entered = guard.enter();
  if (entered <= 0) return entered < 0 ? Value() : Value::object(newStr(t, "[...]"));
  StrBuilder text;
  text.append('[');
  for (int64_t i = 0; i < list->length; i++) {
    if (i) text.appendAscii(", ");
    Value r = reprOf(t, list->items->values[i]);
    if (r.isEmpty()) return {};
    text.append(r.as<Str>());
  }
  text.append(']');
  return Value::object(text.finish(t));
}

int64_t length(Thread*, Value v) {
  return v.as<List>()->length;
}

Raised raiseBadIndex(Thread* t, Value key) {
  return raisef(t, exc::TypeError, "list indices must be integers or slices, not %s", typeName(key));
}

Value getItemSlot(Thread* t, Value v, Value key) {
  auto* list = v.as<List>();
  if (isSlice(key)) return listGetSlice(t, list, key.as<Slice>());
  if (!isIndexable(key)) return raiseBadIndex(t, key);
  int64_t i;
  if (!subscriptIndex(t, key, &i)) return {};
  if (i < 0) i += list->length;
  if (i < 0 || i >= list->length) return raise(t, exc::IndexError, "list index out of range");
  return list->items->values[i];
}

int setItemSlot(Thread* t, Value v, Value key, Value value) {
  auto* list = v.as<List>();
  if (isSlice(key)) return listSetSlice(t, list, key.as<Slice>(), value);
  if (!isIndexable(key)) return raiseBadIndex(t, key), -1;
  int64_t i;
  if (!subscriptIndex(t, key, &i)) return -1;
  if (i < 0) i += list->length;
  if (i < 0 || i >= list->length) return raise(t, exc::IndexError, "list assignment index out of range"), -1;
  if (value.isEmpty()) {
    listRemoveAt(list, i);
  } else {
    list->items->values[i] = value;
    writeBarrier(t, list->items, value);
  }
  return 0;
}

// Index of the first item equal to v in [start, stop), -1 if there is none, -2 if raised.
int64_t findItem(Thread* t, List* list, Value v, int64_t start, int64_t stop) {
  for (int64_t i = start; i < stop && i < list->length; i++) {
    int equal = valuesEqual(t, list->items->values[i], v);
    if (equal) return equal < 0 ? -2 : i;
  }
  return -1;
}

// Small ints differ when their words do: no call needed unless the item is of another kind.
int contains(Thread* t, Value v, Value item) {
  auto* list = v.as<List>();
  if (item.isSmallInt()) {
    for (int64_t i = 0; i < list->length; i++) {
      Value x = list->items->values[i];
      if (x == item) return 1;
      if (x.isSmallInt()) continue;
      int equal = valuesEqual(t, x, item);
      if (equal) return equal;
    }
    return 0;
  }
  int64_t i = findItem(t, list, item, 0, INT64_MAX);
  return i == -2 ? -1 : i >= 0;
}

Value* itemsOf(Value v, int64_t* n) {
  *n = v.as<List>()->length;
  return listItems(v.as<List>());
}

Value compare(Thread* t, Value a, Value b, CompareOp op) {
  return isListLike(a) && isListLike(b) ? compareSequences(t, a, b, op, itemsOf) : kNotImplemented;
}

Value concat(Thread* t, Value a, Value b) {
  if (!isListLike(a)) return kNotImplemented;
  if (!isListLike(b)) return concatFailed(t, a, b, "list");
  auto *x = a.as<List>(), *y = b.as<List>();
  List* result = newList(t, 0);
  if (!result || x->length + y->length == 0) return Value::object(result);
  ValueArray* array = newArrayToFill(t, x->length + y->length);
  if (!array) return {};
  std::copy_n(listItems(x), x->length, array->values);
  std::copy_n(listItems(y), y->length, array->values + x->length);
  noteFilled(array, x->length + y->length);
  result->items = array;
  result->length = x->length + y->length;
  writeBarrier(t, result);
  return Value::object(result);
}

// `times` copies of the first n words of array, itself included.
void repeatWords(Value* array, int64_t n, int64_t times) {
  if (n == 1) {
    std::fill(array + 1, array + times, array[0]);
    return;
  }
  for (int64_t done = n; done < n * times;) {
    int64_t part = std::min(done, n * times - done);
    std::memcpy(static_cast<void*>(array + done), array, static_cast<size_t>(part) * sizeof(Value));
    done += part;
  }
}

Value repeatList(Thread* t, List* list, int64_t times) {
  List* result = newList(t, 0);
  int64_t n = list->length, total;
  if (!result || n == 0 || times == 0) return Value::object(result);
  if (__builtin_mul_overflow(n, times, &total)) return raiseNoMemory(t);
  ValueArray* array = newArrayToFill(t, total);
  if (!array) return {};
  std::copy_n(listItems(list), n, array->values);
  repeatWords(array->values, n, times);
  noteFilled(array, n);
  result->items = array;
  result->length = total;
  writeBarrier(t, result);
  return Value::object(result);
}

Value multiply(Thread* t, Value a, Value b) {
  Value list = isListLike(a) ? a : b;
  Value count = isListLike(a) ? b : a;
  if (!isIndexable(count)) return repeatFailed(t, a, b, list);
  if (!isInt(count) && list == a) {
    Value r = foreignOperator(t, BinaryOp::Mul, a, b);
    if (!r.isNotImplemented()) return r;
  }
  int64_t times;
  return repeatCount(t, count, &times) ? repeatList(t, list.as<List>(), times) : Value();
}

Value inplaceConcat(Thread* t, Value a, Value b) {
  if (!isListLike(b)) {
    Value r = foreignOperator(t, BinaryOp::Add, a, b);
    if (!r.isNotImplemented()) return r;
  }
  return listExtend(t, a.as<List>(), b) ? a : Value();
}

Value inplaceRepeat(Thread* t, Value a, Value b) {
  auto* list = a.as<List>();
  if (!isIndexable(b)) return repeatFailed(t, a, b, a);
  if (!isInt(b)) {
    Value r = foreignOperator(t, BinaryOp::Mul, a, b);
    if (!r.isNotImplemented()) return r;
  }
  int64_t times, total, n = list->length;
  if (!repeatCount(t, b, &times)) return {};
  if (times == 0 || n == 0) {
    listSetLength(list, 0);
    return a;
  }
  if (__builtin_mul_overflow(n, times, &total)) return raiseNoMemory(t);
  if (!listReserve(t, list, total)) return {};
  repeatWords(list->items->values, n, times);
  list->length = total;
  return a;
}

Value iter(Thread* t, Value v) {
  return newSequenceIterator(t, types::ListIterator, v);
}

// --- methods

Value append(Thread* t, Value* args, int64_t, Tuple*) {
  return listAppend(t, self(args), args[1]) ? kNone : Value();
}
Value extend(Thread* t, Value* args, int64_t, Tuple*) {
  return listExtend(t, self(args), args[1]) ? kNone : Value();
}

// An argument of type ssize_t.
bool sizeArgument(Thread* t, Value v, int64_t* out) {
  Value index = indexOf(t, v);
  if (index.isEmpty()) return false;
  if (intToInt64(index, out)) return true;
  raise(t, exc::OverflowError, "Python int too large to convert to C ssize_t");
  return false;
}

Value insert(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t i;
  if (!sizeArgument(t, args[1], &i)) return {};
  return listInsert(t, self(args), clampBound(i, self(args)->length), args[2]) ? kNone : Value();
}

Value pop(Thread* t, Value* args, int64_t nargs, Tuple*) {
  List* list = self(args);
  int64_t i = -1;
  if (nargs > 1 && !sizeArgument(t, args[1], &i)) return {};
  if (list->length == 0) return raise(t, exc::IndexError, "pop from empty list");
  if (i < 0) i += list->length;
  if (i < 0 || i >= list->length) return raise(t, exc::IndexError, "pop index out of range");
  Value item = list->items->values[i];
  listRemoveAt(list, i);
  return item;
}

Value remove(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t i = findItem(t, self(args), args[1], 0, INT64_MAX);
  if (i == -1) return raiseValueError(t, "list.remove(x): x not in list");
  if (i >= 0 && i < self(args)->length) listRemoveAt(self(args), i);
  return i < 0 ? Value() : kNone;
}

Value index(Thread* t, Value* args, int64_t nargs, Tuple*) {
  List* list = self(args);
  int64_t start = 0, stop = INT64_MAX;
  if (nargs > 2 && !sliceBound(t, args[2], &start)) return {};
  if (nargs > 3 && !sliceBound(t, args[3], &stop)) return {};
  int64_t i = findItem(t, list, args[1], clampBound(start, list->length), clampBound(stop, list->length));
  if (i >= 0) return Value::smallInt(i);
  if (i == -2) return {};
  Value text = reprOf(t, args[1]);
  if (text.isEmpty()) return {};
  return raiseValueError(t, strToUtf8(text.as<Str>()) + " is not in list");
}

Value count(Thread* t, Value* args, int64_t, Tuple*) {
  List* list = self(args);
  int64_t n = 0;
  for (int64_t i = 0; i < list->length; i++) {
    int equal = valuesEqual(t, list->items->values[i], args[1]);
    if (equal < 0) return {};
    n += equal;
  }
  return Value::smallInt(n);
}

Value clear(Thread*, Value* args, int64_t, Tuple*) {
  self(args)->items = nullptr;
  self(args)->length = 0;
  return kNone;
}

Value copy(Thread* t, Value* args, int64_t, Tuple*) {
  return Value::object(newListFrom(t, listItems(self(args)), self(args)->length));
}

Value reverse(Thread*, Value* args, int64_t, Tuple*) {
  Value* items = listItems(self(args));
  std::reverse(items, items + self(args)->length);
  return kNone;
}

Value sort(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return listSortFromCall(t, self(args), args + 1, nargs - 1, kwNames) ? kNone : Value();
}

Value reversed(Thread* t, Value* args, int64_t, Tuple*) {
  return newListReverseIterator(t, args[0]);
}

Value sizeOf(Thread* t, Value* args, int64_t, Tuple*) {
  List* list = self(args);
  return makeInt(t, 40 + (list->items ? list->items->capacity * 8 : 0));
}

const MethodRow kMethods[] = {
    {"append", append, 2, 2, 0, "append($self, object, /)\n--\n\nAppend object to the end of the list.",
     lowered(NativeId::ListAppend, changes(types::None))},
    {"extend", extend, 2, 2, 0,
     "extend($self, iterable, /)\n--\n\nExtend list by appending elements from the iterable.", yields(types::None)},
    {"insert", insert, 3, 3, 0, "insert($self, index, object, /)\n--\n\nInsert object before index.",
     changes(types::None, "ia")},
    {"pop", pop, 1, 2, 0,
     "pop($self, index=-1, /)\n--\n\nRemove and return item at index (default last).\n\nRaises IndexError if list is "
     "empty or index is out of range.",
     lowered(NativeId::ListPop)},
    {"remove", remove, 2, 2, 0,
     "remove($self, value, /)\n--\n\nRemove first occurrence of value.\n\nRaises ValueError if the value is not "
     "present.",
     yields(types::None)},
    {"index", index, 2, 4, 0,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if "
     "the value is not present.",
     yields(types::Int)},
    {"count", count, 2, 2, 0, "count($self, value, /)\n--\n\nReturn number of occurrences of value.",
     yields(types::Int)},
    {"clear", clear, 1, 1, 0, "clear($self, /)\n--\n\nRemove all items from list.", changes(types::None)},
    {"copy", copy, 1, 1, 0, "copy($self, /)\n--\n\nReturn a shallow copy of the list.", reads(types::List)},
    {"reverse", reverse, 1, 1, 0, "reverse($self, /)\n--\n\nReverse *IN PLACE*.", changes(types::None)},
    {"sort", sort, 1, -1, kNativeKeywords,
     "sort($self, /, *, key=None, reverse=False)\n--\n\nSort the list in ascending order and return None.\n\nThe sort "
     "is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is "
     "maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or "
     "descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.",
     yields(types::None)},
    {"__reversed__", reversed, 1, 1, 0, "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the list."},
    {"__sizeof__", sizeOf, 1, 1, 0, "__sizeof__($self, /)\n--\n\nReturn the size of the list in memory, in bytes."},
};

}  // namespace

void initListType(Thread* t) {
  TypeSpec spec = specOf<types::rows::List>();
  spec.slots.repr = repr;
  spec.slots.length = length;
  spec.slots.getItem = getItemSlot;
  spec.slots.setItem = setItemSlot;
  spec.slots.contains = contains;
  spec.slots.iter = iter;
  spec.slots.compare = compare;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Add)] = concat;
  spec.slots.binary[static_cast<unsigned>(BinaryOp::Mul)] = multiply;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Add)] = inplaceConcat;
  spec.slots.inplace[static_cast<unsigned>(BinaryOp::Mul)] = inplaceRepeat;
  spec.slots.newObject = newObject;
  spec.slots.init = init;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc =
      "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument "
      "must be an iterable if specified.";
  newBuiltinType(t, spec);
}

}  // namespace taipan
