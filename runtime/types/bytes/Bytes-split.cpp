// Methods of bytes that cut them up or put them together: split, rsplit, splitlines, strip, join.
#include <algorithm>
#include <cstring>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/TextArgs.h"

namespace taipan {

namespace {

// Parts of one object on their way into a list.
class Parts {
 public:
  Parts(Thread* t, Value self) : thread_(t), self_(self), view_(selfView(self)), list_(newList(t, 0)) {}

  ByteView view() const { return view_; }
  bool isReady() const { return list_ != nullptr; }
  bool add(int64_t start, int64_t end) {
    bool whole = start == 0 && end == view_.length;
    Value part = whole ? sameBytes(thread_, self_) : newBytesLike(thread_, self_, view_.slice(start, end));
    return part && listAppend(thread_, list_, part);
  }
  void reverse() {
    if (list_->length > 1) std::reverse(list_->items->values, list_->items->values + list_->length);
  }
  Value list() const { return Value::object(list_); }

 private:
  Thread* thread_;
  Value self_;
  ByteView view_;
  List* list_;
};

// Each of these fills `parts`; false if raised. limit: cuts allowed.
bool splitSpaces(Parts& parts, int64_t limit) {
  ByteView p = parts.view();
  for (int64_t i = 0;;) {
    while (i < p.length && ascii::isSpace(p[i]))
      i++;
    if (i == p.length) return true;
    int64_t start = i;
    if (limit-- == 0) return parts.add(start, p.length);
    while (i < p.length && !ascii::isSpace(p[i]))
      i++;
    if (!parts.add(start, i)) return false;
  }
}

bool splitSpacesFromRight(Parts& parts, int64_t limit) {
  ByteView p = parts.view();
  for (int64_t i = p.length;;) {
    while (i > 0 && ascii::isSpace(p[i - 1]))
      i--;
    if (i == 0) return true;
    int64_t end = i;
    if (limit-- == 0) return parts.add(0, end);
    while (i > 0 && !ascii::isSpace(p[i - 1]))
      i--;
    if (!parts.add(i, end)) return false;
  }
}

bool splitAt(Parts& parts, ByteView separator, int64_t limit) {
  int64_t from = 0;
  for (; limit > 0; limit--) {
    int64_t at = findBytes(parts.view(), separator, from, parts.view().length);
    if (at < 0) break;
    if (!parts.add(from, at)) return false;
    from = at + separator.length;
  }
  return parts.add(from, parts.view().length);
}

bool splitAtFromRight(Parts& parts, ByteView separator, int64_t limit) {
  int64_t end = parts.view().length;
  for (; limit > 0; limit--) {
    int64_t at = findLastBytes(parts.view(), separator, 0, end);
    if (at < 0) break;
    if (!parts.add(at + separator.length, end)) return false;
    end = at;
  }
  return parts.add(0, end);
}

Value splitMethod(Thread* t, const char* name, Value* args, int64_t nargs, Tuple* kwNames, bool fromRight) {
  static const char* const kNames[] = {"sep", "maxsplit"};
  Value given[2];
  if (!bindNativeArgs(t, {name, kNames, 2, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  bool failed = false;
  int64_t limit = given[1] ? indexAsInt64(t, given[1], &failed) : -1;
  if (failed) return Value();
  if (limit < 0) limit = INT64_MAX;
  ByteView separator;
  bool atSpaces = !given[0] || given[0].isNone();
  if (!atSpaces && !bytesArgument(t, given[0], &separator)) return Value();
  if (!atSpaces && separator.length == 0) return raiseValueError(t, "empty separator");
  Parts parts(t, args[0]);
  if (!parts.isReady()) return Value();
  bool ok;
  if (fromRight) {
    ok = atSpaces ? splitSpacesFromRight(parts, limit) : splitAtFromRight(parts, separator, limit);
    parts.reverse();
  } else {
    ok = atSpaces ? splitSpaces(parts, limit) : splitAt(parts, separator, limit);
  }
  return ok ? parts.list() : Value();
}

Value stripMethod(Thread* t, Value* args, int64_t nargs, bool left, bool right) {
  ByteView self = selfView(args[0]), set;
  bool spaces = nargs < 2 || args[1].isNone();
  if (!spaces && !bytesArgument(t, args[1], &set)) return Value();
  auto drops = [&](uint8_t c) {
    return spaces ? ascii::isSpace(c) : set.length && memchr(set.data, c, static_cast<size_t>(set.length));
  };
  int64_t start = 0, end = self.length;
  while (left && start < end && drops(self[start]))
    start++;
  while (right && start < end && drops(self[end - 1]))
    end--;
  if (end - start == self.length) return sameBytes(t, args[0]);
  return newBytesLike(t, args[0], self.slice(start, end));
}

// Length of the items joined, or -1: raised.
int64_t joinedLength(Thread* t, ByteView separator, const Value* items, int64_t n) {
  int64_t length = 0;
  for (int64_t i = 0; i < n; i++) {
    ByteView item;
    if (!bytesViewOf(items[i], &item)) {
      raisef(t, exc::TypeError, "sequence item %ld: expected a bytes-like object, %.80s found", static_cast<long>(i),
             typeName(items[i]));
      return -1;
    }
    length += item.length + (i ? separator.length : 0);
  }
  return length;
}

Value joinItems(Thread* t, Value self, const Value* items, int64_t n) {
  if (n == 1 && isExact(items[0], types::Bytes)) return sameBytes(t, items[0]);
  ByteView separator = selfView(self);
  int64_t length = joinedLength(t, separator, items, n);
  if (length < 0) return Value();
  uint8_t* to;
  Value result = newBytesLike(t, self, length, &to);
  for (int64_t i = 0; result && i < n; i++) {
    if (i > 0 && separator.length) {
      memcpy(to, separator.data, static_cast<size_t>(separator.length));
      to += separator.length;
    }
    ByteView item = selfView(items[i]);
    memcpy(to, item.data, static_cast<size_t>(item.length));
    to += item.length;
  }
  return result;
}

}  // namespace

Value bytesMethod_split(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return splitMethod(t, "split", args, nargs, kwNames, false);
}
Value bytesMethod_rsplit(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  return splitMethod(t, "rsplit", args, nargs, kwNames, true);
}

Value bytesMethod_splitlines(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  bool keepEnds;
  if (!parseKeepEnds(t, args, nargs, kwNames, &keepEnds)) return Value();
  Parts parts(t, args[0]);
  if (!parts.isReady()) return Value();
  ByteView p = parts.view();
  for (int64_t i = 0; i < p.length;) {
    int64_t start = i;
    while (i < p.length && p[i] != '\n' && p[i] != '\r')
      i++;
    int64_t end = i;
    if (i < p.length) i += p[i] == '\r' && i + 1 < p.length && p[i + 1] == '\n' ? 2 : 1;
    if (!parts.add(start, keepEnds ? i : end)) return Value();
  }
  return parts.list();
}

Value bytesMethod_strip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, args, nargs, true, true);
}
Value bytesMethod_lstrip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, args, nargs, true, false);
}
Value bytesMethod_rstrip(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return stripMethod(t, args, nargs, false, true);
}

Value bytesMethod_join(Thread* t, Value* args, int64_t, Tuple*) {
  JoinItems join;
  return takeJoinItems(t, args[1], &join) ? joinItems(t, args[0], join.items, join.count) : Value();
}

}  // namespace taipan
