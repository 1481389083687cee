// Methods of str that look for text: find and its family, startswith, partition, removeprefix, replace, `in`.
#include <climits>

#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"
#include "runtime/types/text/TextArgs.h"

namespace taipan {

namespace {

Raised notStr(Thread* t, Value v) {
  return raisef(t, exc::TypeError, "must be str, not %.100s", typeName(v));
}

bool parseSearch(Thread* t, const char* name, Value* args, int64_t nargs, SearchArgs* out) {
  return parseSearchArgs(t, name, args, nargs, args[0].as<Str>()->length, out);
}

bool parseStrSearch(Thread* t, const char* name, Value* args, int64_t nargs, SearchArgs* out) {
  if (!parseSearch(t, name, args, nargs, out)) return false;
  if (isStrLike(out->what)) return true;
  notStr(t, out->what);
  return false;
}

Value findMethod(Thread* t, const char* name, Value* args, int64_t nargs, bool last, bool must) {
  SearchArgs s;
  if (!parseStrSearch(t, name, args, nargs, &s)) return Value();
  auto* needle = s.what.as<Str>();
  auto* self = s.self.as<Str>();
  int64_t at = last ? strFindLast(self, needle, s.start, s.end) : strFind(self, needle, s.start, s.end);
  if (must && at < 0) return raiseValueError(t, "substring not found");
  return Value::smallInt(at);
}

bool matchesEdge(const SearchArgs& s, const Str* part, bool atEnd) {
  if (s.end - part->length < s.start) return false;
  return strMatchesAt(s.self.as<Str>(), atEnd ? s.end - part->length : s.start, part);
}

Value edgeMethod(Thread* t, const char* name, Value* args, int64_t nargs, bool atEnd) {
  SearchArgs s;
  if (!parseSearch(t, name, args, nargs, &s)) return Value();
  if (isStrLike(s.what)) return Value::boolean(matchesEdge(s, s.what.as<Str>(), atEnd));
  if (!(s.what.isObject() && (s.what.asObject()->type()->flags & kTypeTupleSubclass)))
    return raisef(t, exc::TypeError, "%s first arg must be str or a tuple of str, not %.100s", name, typeName(s.what));
  auto* options = s.what.as<Tuple>();
  for (int64_t i = 0; i < options->length; i++) {
    if (!isStrLike(options->items[i]))
      return raisef(t, exc::TypeError, "tuple for %s must only contain str, not %.100s", name,
                    typeName(options->items[i]));
    if (matchesEdge(s, options->items[i].as<Str>(), atEnd)) return kTrue;
  }
  return kFalse;
}

Value partition(Thread* t, Value* args, bool last) {
  auto* self = args[0].as<Str>();
  if (!isStrLike(args[1])) return notStr(t, args[1]);
  auto* separator = args[1].as<Str>();
  if (separator->length == 0) return raiseValueError(t, "empty separator");
  int64_t at = last ? strFindLast(self, separator, 0, self->length) : strFind(self, separator, 0, self->length);
  Value empty = Value::object(emptyStr(t));
  Value parts[3];
  if (at < 0) {
    parts[last ? 2 : 0] = args[0];  // a subclass instance too, as in CPython
    parts[1] = parts[last ? 0 : 2] = empty;
  } else {
    parts[0] = Value::object(strSubstring(t, self, 0, at));
    parts[1] = Value::object(exactStr(t, args[1]));
    parts[2] = Value::object(strSubstring(t, self, at + separator->length, self->length));
  }
  if (!parts[0] || !parts[1] || !parts[2]) return Value();
  return Value::object(newTupleFrom(t, parts, 3));
}

Value removeEdge(Thread* t, const char* name, Value* args, bool atEnd) {
  if (!isStrLike(args[1]))
    return raisef(t, exc::TypeError, "%s() argument must be str, not %.50s", name, shownType(args[1]));
  auto* self = args[0].as<Str>();
  auto* part = args[1].as<Str>();
  if (part->length == 0 || !strMatchesAt(self, atEnd ? self->length - part->length : 0, part))
    return Value::object(exactStr(t, args[0]));
  if (atEnd) return Value::object(strSubstring(t, self, 0, self->length - part->length));
  return Value::object(strSubstring(t, self, part->length, self->length));
}

// Inserts `with` before each of the first `limit` code points, and at the end if the limit allows.
Value interleave(Thread* t, const Str* s, const Str* with, int64_t limit) {
  StrBuilder out;
  for (int64_t i = 0; i <= s->length; i++) {
    if (i < limit) out.append(with);
    if (i < s->length) out.append(codePointAt(s, i));
  }
  return Value::object(out.finish(t));
}

Value replace(Thread* t, Str* s, const Str* old, const Str* with, int64_t limit) {
  if (limit < 0) limit = INT64_MAX;
  if (limit == 0 || old->length > s->length || strEqual(old, with)) return Value::object(exactStr(t, Value::object(s)));
  if (old->length == 0) return interleave(t, s, with, limit);
  int64_t at = strFind(s, old, 0, s->length);
  if (at < 0) return Value::object(exactStr(t, Value::object(s)));
  StrBuilder out;
  int64_t from = 0;
  for (; at >= 0 && limit > 0; limit--) {
    out.append(s, from, at);
    out.append(with);
    from = at + old->length;
    at = strFind(s, old, from, s->length);
  }
  out.append(s, from, s->length);
  return Value::object(out.finish(t));
}

}  // namespace

Value strMethod_find(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "find", args, nargs, false, false);
}
Value strMethod_rfind(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "rfind", args, nargs, true, false);
}
Value strMethod_index(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "index", args, nargs, false, true);
}
Value strMethod_rindex(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "rindex", args, nargs, true, true);
}

Value strMethod_count(Thread* t, Value* args, int64_t nargs, Tuple*) {
  SearchArgs s;
  if (!parseStrSearch(t, "count", args, nargs, &s)) return Value();
  return Value::smallInt(strCount(s.self.as<Str>(), s.what.as<Str>(), s.start, s.end));
}

Value strMethod_startswith(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return edgeMethod(t, "startswith", args, nargs, false);
}
Value strMethod_endswith(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return edgeMethod(t, "endswith", args, nargs, true);
}

Value strMethod_partition(Thread* t, Value* args, int64_t, Tuple*) {
  return partition(t, args, false);
}
Value strMethod_rpartition(Thread* t, Value* args, int64_t, Tuple*) {
  return partition(t, args, true);
}

Value strMethod_removeprefix(Thread* t, Value* args, int64_t, Tuple*) {
  return removeEdge(t, "removeprefix", args, false);
}
Value strMethod_removesuffix(Thread* t, Value* args, int64_t, Tuple*) {
  return removeEdge(t, "removesuffix", args, true);
}

Value strMethod_replace(Thread* t, Value* args, int64_t nargs, Tuple*) {
  for (int i = 1; i <= 2; i++) {
    if (!isStrLike(args[i]))
      return raisef(t, exc::TypeError, "replace() argument %d must be str, not %.50s", i, shownType(args[i]));
  }
  bool failed = false;
  int64_t limit = nargs > 3 ? indexAsInt64(t, args[3], &failed) : -1;
  if (failed) return Value();
  return replace(t, args[0].as<Str>(), args[1].as<Str>(), args[2].as<Str>(), limit);
}

int strContains(Thread* t, Value self, Value item) {
  if (!isStrLike(item)) {
    raisef(t, exc::TypeError, "'in <string>' requires string as left operand, not %.100s", typeName(item));
    return -1;
  }
  auto* s = self.as<Str>();
  return strFind(s, item.as<Str>(), 0, s->length) >= 0;
}

}  // namespace taipan
