// Methods of bytes that look for bytes: find and its family, startswith, partition, removeprefix, replace.
#include <cstring>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/text/TextArgs.h"

namespace taipan {

namespace {

// What is looked for: bytes, or an int as one byte. Points into itself: not to be copied.
class Needle {
 public:
  Needle() = default;
  Needle(const Needle&) = delete;
  Needle& operator=(const Needle&) = delete;

  // May call. False if raised.
  bool take(Thread* t, Value v) {
    if (bytesViewOf(v, &view_)) return true;
    if (!isIndexable(v)) {
      raisef(t, exc::TypeError, "argument should be integer or bytes-like object, not '%.200s'", typeName(v));
      return false;
    }
    Value index = indexOf(t, v);
    if (!index) return false;
    int64_t i;
    if (!intToInt64(index, &i) || i < 0 || i > 255) {
      raiseValueError(t, "byte must be in range(0, 256)");
      return false;
    }
    byte_ = static_cast<uint8_t>(i);
    view_ = {&byte_, 1};
    return true;
  }
  ByteView view() const { return view_; }

 private:
  uint8_t byte_ = 0;
  ByteView view_;
};

bool parseSearch(Thread* t, const char* name, Value* args, int64_t nargs, SearchArgs* out) {
  return parseSearchArgs(t, name, args, nargs, selfView(args[0]).length, out);
}

Value findMethod(Thread* t, const char* name, Value* args, int64_t nargs, bool last, bool must) {
  SearchArgs s;
  Needle needle;
  if (!parseSearch(t, name, args, nargs, &s) || !needle.take(t, s.what)) return Value();
  ByteView self = selfView(s.self);
  int64_t at =
      last ? findLastBytes(self, needle.view(), s.start, s.end) : findBytes(self, needle.view(), s.start, s.end);
  if (must && at < 0) return raiseValueError(t, "subsection not found");
  return Value::smallInt(at);
}

bool matchesEdge(const SearchArgs& s, ByteView part, bool atEnd) {
  if (s.end - part.length < s.start) return false;
  int64_t at = atEnd ? s.end - part.length : s.start;
  return equalBytes(selfView(s.self).slice(at, at + part.length), part);
}

Value edgeMethod(Thread* t, const char* name, Value* args, int64_t nargs, bool atEnd) {
  SearchArgs s;
  if (!parseSearch(t, name, args, nargs, &s)) return Value();
  ByteView part;
  if (bytesViewOf(s.what, &part)) return Value::boolean(matchesEdge(s, part, atEnd));
  if (!(s.what.isObject() && (s.what.asObject()->type()->flags & kTypeTupleSubclass)))
    return raisef(t, exc::TypeError, "%s first arg must be bytes or a tuple of bytes, not %.100s", name,
                  typeName(s.what));
  auto* options = s.what.as<Tuple>();
  for (int64_t i = 0; i < options->length; i++) {
    if (!bytesArgument(t, options->items[i], &part)) return Value();
    if (matchesEdge(s, part, atEnd)) return kTrue;
  }
  return kFalse;
}

Value partition(Thread* t, Value* args, bool last) {
  ByteView self = selfView(args[0]), separator;
  if (!bytesArgument(t, args[1], &separator)) return Value();
  if (separator.length == 0) return raiseValueError(t, "empty separator");
  int64_t at = last ? findLastBytes(self, separator, 0, self.length) : findBytes(self, separator, 0, self.length);
  Value parts[3];
  if (at < 0) {
    parts[last ? 2 : 0] = args[0];  // a subclass instance too, as in CPython
    parts[1] = parts[last ? 0 : 2] = newBytesLike(t, args[0], ByteView{});
  } else {
    parts[0] = newBytesLike(t, args[0], self.slice(0, at));
    parts[1] = args[1];
    parts[2] = newBytesLike(t, args[0], self.slice(at + separator.length, self.length));
  }
  if (!parts[0] || !parts[1] || !parts[2]) return Value();
  return Value::object(newTupleFrom(t, parts, 3));
}

Value removeEdge(Thread* t, Value* args, bool atEnd) {
  ByteView self = selfView(args[0]), part;
  if (!bytesArgument(t, args[1], &part)) return Value();
  SearchArgs whole{args[0], args[1], 0, self.length};
  if (part.length == 0 || !matchesEdge(whole, part, atEnd)) return sameBytes(t, args[0]);
  if (atEnd) return newBytesLike(t, args[0], self.slice(0, self.length - part.length));
  return newBytesLike(t, args[0], self.slice(part.length, self.length));
}

uint8_t* put(uint8_t* to, ByteView view) {
  memcpy(to, view.data, static_cast<size_t>(view.length));
  return to + view.length;
}

// Puts `with` before each of the first `limit` bytes, and at the end if the limit allows.
Value interleave(Thread* t, Value self, ByteView view, ByteView with, int64_t limit) {
  int64_t times = std::min(limit, view.length + 1), added;
  if (__builtin_mul_overflow(times, with.length, &added)) return raiseNoMemory(t);
  uint8_t* to;
  Value result = newBytesLike(t, self, view.length + added, &to);
  if (!result) return Value();
  for (int64_t i = 0; i < times; i++) {
    to = put(to, with);
    if (i < view.length) *to++ = view[i];
  }
  if (times < view.length) put(to, view.slice(times, view.length));
  return result;
}

Value replace(Thread* t, Value self, ByteView old, ByteView with, int64_t limit) {
  ByteView view = selfView(self);
  if (limit < 0) limit = INT64_MAX;
  if (limit == 0 || old.length > view.length || equalBytes(old, with)) return sameBytes(t, self);
  if (old.length == 0) return interleave(t, self, view, with, limit);
  int64_t times = std::min(limit, countBytes(view, old, 0, view.length)), added;
  if (times == 0) return sameBytes(t, self);
  if (__builtin_mul_overflow(times, with.length - old.length, &added)) return raiseNoMemory(t);
  uint8_t* to;
  Value result = newBytesLike(t, self, view.length + added, &to);
  if (!result) return Value();
  int64_t from = 0;
  for (; times > 0; times--) {
    int64_t at = findBytes(view, old, from, view.length);
    to = put(put(to, view.slice(from, at)), with);
    from = at + old.length;
  }
  put(to, view.slice(from, view.length));
  return result;
}

}  // namespace

Value bytesMethod_find(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "find", args, nargs, false, false);
}
Value bytesMethod_rfind(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "rfind", args, nargs, true, false);
}
Value bytesMethod_index(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "index", args, nargs, false, true);
}
Value bytesMethod_rindex(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return findMethod(t, "rindex", args, nargs, true, true);
}

Value bytesMethod_count(Thread* t, Value* args, int64_t nargs, Tuple*) {
  SearchArgs s;
  Needle needle;
  if (!parseSearch(t, "count", args, nargs, &s) || !needle.take(t, s.what)) return Value();
  return Value::smallInt(countBytes(selfView(s.self), needle.view(), s.start, s.end));
}

Value bytesMethod_startswith(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return edgeMethod(t, "startswith", args, nargs, false);
}
Value bytesMethod_endswith(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return edgeMethod(t, "endswith", args, nargs, true);
}

Value bytesMethod_partition(Thread* t, Value* args, int64_t, Tuple*) {
  return partition(t, args, false);
}
Value bytesMethod_rpartition(Thread* t, Value* args, int64_t, Tuple*) {
  return partition(t, args, true);
}

Value bytesMethod_removeprefix(Thread* t, Value* args, int64_t, Tuple*) {
  return removeEdge(t, args, false);
}
Value bytesMethod_removesuffix(Thread* t, Value* args, int64_t, Tuple*) {
  return removeEdge(t, args, true);
}

Value bytesMethod_replace(Thread* t, Value* args, int64_t nargs, Tuple*) {
  bool failed = false;
  ByteView old, with;
  if (!bytesArgument(t, args[1], &old) || !bytesArgument(t, args[2], &with)) return Value();
  int64_t limit = nargs > 3 ? indexAsInt64(t, args[3], &failed) : -1;
  if (failed) return Value();
  return replace(t, args[0], old, with, limit);
}

}  // namespace taipan
