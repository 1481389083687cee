// Builtins on containers and iterators: len, iter, next, all, any, sorted.
#include <algorithm>

#include "runtime/builtins/Builtins.h"
#include "runtime/core/Names.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/class/Dispatch.h"
#include "runtime/types/container/List.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"

namespace taipan {

namespace {

Value lenBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  int64_t n = lengthOf(t, args[0]);
  return n < 0 ? Value() : makeInt(t, n);
}

Value iterBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  if (nargs == 1) return getIter(t, args[0]);
  if (!typeOf(args[0])->slots->call) return raiseTypeError(t, "iter(v, w): v must be callable");
  return newCallIterator(t, args[0], args[1]);
}

// The next item; StopIteration stays pending as the iterator raised it, with its value.
Value nextOrStop(Thread* t, Value iterator) {
  auto next = typeOf(iterator)->slots->next;
  if (!next) return raisef(t, exc::TypeError, "'%.200s' object is not an iterator", typeName(iterator));
  if (next != dispatchNext) return next(t, iterator);
  bool found;
  return callDunder(t, names::next_, &iterator, 1, &found);
}

Value nextBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value item = nextOrStop(t, args[0]);
  if (item) return item;
  if (t->exception.isEmpty()) return nargs > 1 ? args[1] : raiseValue(t, Value::object(exc::StopIteration), Value());
  if (nargs == 1 || !pendingMatches(t, exc::StopIteration)) return {};
  clearException(t);
  return args[1];
}

struct Search {
  int wanted;
  int state;  // -1: a truth test raised; 1: found
};

bool testItem(Thread* t, void* context, Value item) {
  auto* s = static_cast<Search*>(context);
  int truth = item.isBool() ? item.isTrue() : isTruthy(t, item);
  s->state = truth < 0 ? -1 : truth == s->wanted;
  return s->state == 0;
}

Value search(Thread* t, Value iterable, int wanted, bool whenFound) {
  Search s{wanted, 0};
  if (!forEach(t, iterable, testItem, &s)) return {};
  return Value::boolean(s.state == 1 ? whenFound : !whenFound);
}

Value allBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  return search(t, args[0], 0, false);
}
Value anyBuiltin(Thread* t, Value* args, int64_t, Tuple*) {
  return search(t, args[0], 1, true);
}

Value sortedBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  if (!checkPositional(t, "sorted", nargs, 1, 1)) return {};
  List* list = listFromIterable(t, args[0]);
  return list && listSortFromCall(t, list, args + 1, 0, kwNames) ? Value::object(list) : Value();
}

const MethodRow kRows[] = {
    {"len", lenBuiltin, 1, 1, 0, "len($module, obj, /)\n--\n\nReturn the number of items in a container.",
     lowered(NativeId::Len, yields(types::Int))},
    {"iter", iterBuiltin, 1, 2, 0,
     "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nGet an iterator from an object.  In the "
     "first form, the argument must\nsupply its own iterator, or be a sequence.\nIn the second form, the callable is "
     "called until it returns the sentinel."},
    {"next", nextBuiltin, 1, 2, 0,
     "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\nis "
     "exhausted, it is returned instead of raising StopIteration."},
    {"all", allBuiltin, 1, 1, 0,
     "all($module, iterable, /)\n--\n\nReturn True if bool(x) is True for all values x in the iterable.\n\nIf the "
     "iterable is empty, return True.",
     yields(types::Bool)},
    {"any", anyBuiltin, 1, 1, 0,
     "any($module, iterable, /)\n--\n\nReturn True if bool(x) is True for any x in the iterable.\n\nIf the iterable is "
     "empty, return False.",
     yields(types::Bool)},
    {"sorted", sortedBuiltin, 0, -1, kNativeKeywords,
     "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nReturn a new list containing all items from the "
     "iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and "
     "the\nreverse flag can be set to request the result in descending order.",
     yields(types::List)},
};

}  // namespace

BuiltinTable iterationBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan
