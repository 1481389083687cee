// Methods of str that cut text up or put it together: split, rsplit, splitlines, strip, join.
#include <algorithm>
#include <climits>

#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/TextArgs.h"

namespace taipan {

namespace {

bool appendPart(Thread* t, List* list, Str* s, int64_t start, int64_t end) {
  Str* part = strSubstring(t, s, start, end);
  return part && listAppend(t, list, Value::object(part));
}

void reverse(List* list) {
  if (list->length > 1) std::reverse(list->items->values, list->items->values + list->length);
}

// Each of these fills `list`; false if raised. limit: cuts allowed.
bool splitSpaces(Thread* t, List* list, Str* s, int64_t limit) {
  return withData(s, [&](const auto* p) {
    int64_t i = 0, n = s->length;
    while (true) {
      while (i < n && unicode::isSpace(p[i]))
        i++;
      if (i == n) return true;
      int64_t start = i;
      if (limit-- == 0) return appendPart(t, list, s, start, n);
      while (i < n && !unicode::isSpace(p[i]))
        i++;
      if (!appendPart(t, list, s, start, i)) return false;
    }
  });
}

bool splitSpacesFromRight(Thread* t, List* list, Str* s, int64_t limit) {
  bool ok = withData(s, [&](const auto* p) {
    int64_t i = s->length;
    while (true) {
      while (i > 0 && unicode::isSpace(p[i - 1]))
        i--;
      if (i == 0) return true;
      int64_t end = i;
      if (limit-- == 0) return appendPart(t, list, s, 0, end);
      while (i > 0 && !unicode::isSpace(p[i - 1]))
        i--;
      if (!appendPart(t, list, s, i, end)) return false;
    }
  });
  reverse(list);
  return ok;
}

bool splitAt(Thread* t, List* list, Str* s, const Str* separator, int64_t limit) {
  int64_t from = 0;
  for (; limit > 0; limit--) {
    int64_t at = strFind(s, separator, from, s->length);
    if (at < 0) break;
    if (!appendPart(t, list, s, from, at)) return false;
    from = at + separator->length;
  }
  return appendPart(t, list, s, from, s->length);
}

bool splitAtFromRight(Thread* t, List* list, Str* s, const Str* separator, int64_t limit) {
  int64_t end = s->length;
  for (; limit > 0; limit--) {
    int64_t at = strFindLast(s, separator, 0, end);
    if (at < 0) break;
    if (!appendPart(t, list, s, at + separator->length, end)) return false;
    end = at;
  }
  if (!appendPart(t, list, s, 0, end)) return false;
  reverse(list);
  return true;
}

Value splitMethod(Thread* t, const char* name, Value* args, int64_t nargs, Tuple* kwNames, bool fromRight) {
  static const char* const kNames[] = {"sep", "maxsplit"};
  Value given[2];
  if (!bindNativeArgs(t, {name, kNames, 2, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  bool failed = false;
  int64_t limit = given[1] ? indexAsInt64(t, given[1], &failed) : -1;
  if (failed) return Value();
  if (limit < 0) limit = INT64_MAX;
  List* list = newList(t, 0);
  if (!list) return Value();
  auto* self = args[0].as<Str>();
  bool ok;
  if (!given[0] || given[0].isNone()) {
    ok = fromRight ? splitSpacesFromRight(t, list, self, limit) : splitSpaces(t, list, self, limit);
  } else if (!isStrLike(given[0])) {
    return raisef(t, exc::TypeError, "must be str or None, not %.100s", typeName(given[0]));
  } else if (given[0].as<Str>()->length == 0) {
    return raiseValueError(t, "empty separator");
  } else {
    auto* separator = given[0].as<Str>();
    ok = fromRight ? splitAtFromRight(t, list, self, separator, limit) : splitAt(t, list, self, separator, limit);
  }
  return ok ? Value::object(list) : Value();
}

Value stripMethod(Thread* t, const char* name, Value* args, int64_t nargs, bool left, bool right) {
  auto* s = args[0].as<Str>();
  int64_t start = 0, end = s->length;
  auto trim = [&](auto drops) {
    while (left && start < end && drops(codePointAt(s, start)))
      start++;
    while (right && start < end && drops(codePointAt(s, end - 1)))
      end--;
  };
  if (nargs < 2 || args[1].isNone()) {
    trim([](uint32_t c) { return unicode::isSpace(c); });
  } else if (isStrLike(args[1])) {
    auto* set = args[1].as<Str>();
    trim([set](uint32_t c) { return strFindChar(set, c, 0, set->length) >= 0; });
  } else {
    return raisef(t, exc::TypeError, "%s arg must be None or str", name);
  }
  return Value::object(strSubstring(t, s, start, end));
}

bool checkItems(Thread* t, const Value* items, int64_t n, int64_t* length, int* kind, bool* ascii) {
  for (int64_t i = 0; i < n; i++) {
    if (!isStrLike(items[i])) {
      raisef(t, exc::TypeError, "sequence item %ld: expected str instance, %.80s found", static_cast<long>(i),
             typeName(items[i]));
      return false;
    }
    auto* s = items[i].as<Str>();
    *length += s->length;
    *kind = std::max<int>(*kind, s->kind);
    *ascii = *ascii && s->ascii;
  }
  return true;
}

Value joinItems(Thread* t, Str* separator, const Value* items, int64_t n) {
  if (n == 0) return Value::object(emptyStr(t));
  int64_t length = 0;
  int kind = 1;
  bool ascii = true;
  if (!checkItems(t, items, n, &length, &kind, &ascii)) return Value();
  if (n == 1) return Value::object(exactStr(t, items[0]));
  if (separator->length) {
    length += separator->length * (n - 1);
    kind = std::max<int>(kind, separator->kind);
    ascii = ascii && separator->ascii;
  }
  if (length == 0) return Value::object(emptyStr(t));
  Str* result = newStrUninitialised(t, length, kind, ascii);
  if (!result) return Value();
  uint8_t* to = result->data;
  for (int64_t i = 0; i < n; i++) {
    if (i > 0 && separator->length) {
      copyWidened(separator, 0, separator->length, to, kind);
      to += separator->length * kind;
    }
    auto* s = items[i].as<Str>();
    copyWidened(s, 0, s->length, to, kind);
    to += s->length * kind;
  }
  return length == 1 ? Value::object(strFromCodePoint(t, codePointAt(result, 0))) : Value::object(result);
}

}  // namespace

Value strMethod_split(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return splitMethod(t, "split", args, nargs, kwNames, false);
}
Value strMethod_rsplit(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return splitMethod(t, "rsplit", args, nargs, kwNames, true);
}

Value strMethod_splitlines(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  bool keepEnds;
  if (!parseKeepEnds(t, args, nargs, kwNames, &keepEnds)) return Value();
  auto* s = args[0].as<Str>();
  List* list = newList(t, 0);
  for (int64_t i = 0; list && i < s->length;) {
    int64_t start = i;
    while (i < s->length && !unicode::isLineBreak(codePointAt(s, i)))
      i++;
    int64_t end = i;
    if (i < s->length) {
      bool pair = codePointAt(s, i) == '\r' && i + 1 < s->length && codePointAt(s, i + 1) == '\n';
      i += pair ? 2 : 1;
    }
    if (!appendPart(t, list, s, start, keepEnds ? i : end)) return Value();
  }
  return Value::object(list);
}

Value strMethod_strip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, "strip", args, nargs, true, true);
}
Value strMethod_lstrip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, "lstrip", args, nargs, true, false);
}
Value strMethod_rstrip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, "rstrip", args, nargs, false, true);
}

Value strJoin(Thread* t, Str* separator, Value iterable) {
  JoinItems join;
  return takeJoinItems(t, iterable, &join) ? joinItems(t, separator, join.items, join.count) : Value();
}

Value strMethod_join(Thread* t, Value* args, int64_t, Tuple*) {
  return strJoin(t, args[0].as<Str>(), args[1]);
}

}  // namespace taipan
