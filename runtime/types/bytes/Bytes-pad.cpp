// Methods of bytes that lay them out: padding, tabs; and translate with its table maker.
#include <cstring>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr int64_t kTableSize = 256;

// left and right are not negative, and one of them is positive.
Value pad(Thread* t, Value self, int64_t left, int64_t right, uint8_t fill) {
  ByteView view = selfView(self);
  uint8_t* to;
  Value result = newBytesLike(t, self, view.length + left + right, &to);
  if (!result) return Value();
  memset(to, fill, static_cast<size_t>(left));
  memcpy(to + left, view.data, static_cast<size_t>(view.length));
  memset(to + left + view.length, fill, static_cast<size_t>(right));
  return result;
}

enum class Side { Left, Right, Both };

Value justify(Thread* t, const char* name, Value* args, int64_t nargs, Side textSide) {
  bool failed = false;
  int64_t width = indexAsInt64(t, args[1], &failed);
  if (failed) return Value();
  ByteView fill = viewOf(" ");
  if (nargs > 2 && (!bytesViewOf(args[2], &fill) || fill.length != 1))
    return raisef(t, exc::TypeError, "%s() argument 2 must be a byte string of length 1, not %.50s", name,
                  args[2].isNone() ? "None" : typeName(args[2]));
  int64_t missing = width - selfView(args[0]).length;
  if (missing <= 0) return sameBytes(t, args[0]);
  // Python's own way of sharing out an odd rest.
  int64_t left = textSide == Side::Left ? 0 : textSide == Side::Right ? missing : missing / 2 + (missing & width & 1);
  return pad(t, args[0], left, missing - left, fill[0]);
}

bool tableArgument(Thread* t, Value v, ByteView* out) {
  if (!bytesArgument(t, v, out)) return false;
  if (out->length == kTableSize) return true;
  raiseValueError(t, "translation table must be 256 characters long");
  return false;
}

}  // namespace

Value bytesMethod_center(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, "center", args, nargs, Side::Both);
}
Value bytesMethod_ljust(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, "ljust", args, nargs, Side::Left);
}
Value bytesMethod_rjust(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, "rjust", args, nargs, Side::Right);
}

Value bytesMethod_zfill(Thread* t, Value* args, int64_t, Tuple*) {
  bool failed = false;
  int64_t width = indexAsInt64(t, args[1], &failed);
  if (failed) return Value();
  ByteView view = selfView(args[0]);
  int64_t missing = width - view.length;
  if (missing <= 0) return sameBytes(t, args[0]);
  uint8_t* to;
  Value result = newBytesLike(t, args[0], width, &to);
  if (!result) return Value();
  bool sign = view.length > 0 && (view[0] == '+' || view[0] == '-');
  if (sign) *to++ = view[0];
  memset(to, '0', static_cast<size_t>(missing));
  memcpy(to + missing, view.data + sign, static_cast<size_t>(view.length - sign));
  return result;
}

Value bytesMethod_expandtabs(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"tabsize"};
  Value size;
  if (!bindNativeArgs(t, {"expandtabs", kNames, 1, 0, 1}, args + 1, nargs - 1, kwNames, &size)) return Value();
  bool failed = false;
  int64_t tab = size ? indexAsInt64(t, size, &failed) : 8;
  if (failed) return Value();
  std::string out;
  int64_t column = 0;
  for (char c : textOf(selfView(args[0]))) {
    if (c == '\t') {
      int64_t spaces = tab > 0 ? tab - column % tab : 0;
      out.append(static_cast<size_t>(spaces), ' ');
      column += spaces;
    } else {
      out += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return newBytesLike(t, args[0], viewOf(out));
}

Value bytesMethod_translate(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"", "delete"};
  Value given[2];
  if (!bindNativeArgs(t, {"translate", kNames, 2, 1, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  ByteView table, dropped;
  if (!given[0].isNone() && !tableArgument(t, given[0], &table)) return Value();
  if (given[1] && !bytesArgument(t, given[1], &dropped)) return Value();
  bool drops[kTableSize] = {};
  for (int64_t i = 0; i < dropped.length; i++)
    drops[dropped[i]] = true;
  ByteView view = selfView(args[0]);
  std::string out;
  out.reserve(static_cast<size_t>(view.length));
  for (int64_t i = 0; i < view.length; i++)
    if (!drops[view[i]]) out += static_cast<char>(table.data ? table[view[i]] : view[i]);
  if (out == textOf(view)) return sameBytes(t, args[0]);
  return newBytesLike(t, args[0], viewOf(out));
}

Value bytesMethod_maketrans(Thread* t, Value* args, int64_t, Tuple*) {
  ByteView from, to;
  if (!bytesArgument(t, args[0], &from) || !bytesArgument(t, args[1], &to)) return Value();
  if (from.length != to.length) return raiseValueError(t, "maketrans arguments must have same length");
  Bytes* table = newBytesUninitialised(t, kTableSize);
  if (!table) return Value();
  for (int64_t i = 0; i < kTableSize; i++)
    table->data[i] = static_cast<uint8_t>(i);
  for (int64_t i = 0; i < from.length; i++)
    table->data[from[i]] = to[i];
  return Value::object(table);
}

}  // namespace taipan
