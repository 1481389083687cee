// Methods of str that lay text out: padding, tabs, repetition; and translate with its table maker.
#include <cstring>

#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr int64_t kMaxLength = int64_t{1} << 44;

Value pad(Thread* t, Value self, int64_t left, int64_t right, uint32_t fill) {
  if (left <= 0 && right <= 0) return Value::object(exactStr(t, self));
  if (left > kMaxLength || right > kMaxLength) return raiseNoMemory(t);
  StrBuilder out;
  out.appendRepeated(fill, left);
  out.append(self.as<Str>());
  out.appendRepeated(fill, right);
  return Value::object(out.finish(t));
}

enum class Side { Left, Right, Both };

Value justify(Thread* t, Value* args, int64_t nargs, Side textSide) {
  bool failed = false;
  int64_t width = indexAsInt64(t, args[1], &failed);
  if (failed) return Value();
  uint32_t fill = ' ';
  if (nargs > 2) {
    if (!isStrLike(args[2]))
      return raisef(t, exc::TypeError, "The fill character must be a unicode character, not %.100s", typeName(args[2]));
    if (args[2].as<Str>()->length != 1)
      return raiseTypeError(t, "The fill character must be exactly one character long");
    fill = codePointAt(args[2].as<Str>(), 0);
  }
  int64_t missing = width - args[0].as<Str>()->length;
  if (missing <= 0) return Value::object(exactStr(t, args[0]));
  // Python's own way of sharing out an odd rest.
  int64_t left = textSide == Side::Left ? 0 : textSide == Side::Right ? missing : missing / 2 + (missing & width & 1);
  return pad(t, args[0], left, missing - left, fill);
}

// What a translation table gave for a character is appended. False if raised.
bool appendTranslated(Thread* t, StrBuilder& out, Value mapped) {
  if (mapped.isNone()) return true;
  if (isStrLike(mapped)) {
    out.append(mapped.as<Str>());
    return true;
  }
  if (!isInt(mapped)) {
    raiseTypeError(t, "character mapping must return integer, None or str");
    return false;
  }
  int64_t code;
  if (!intToInt64(mapped, &code) || code < 0 || code > unicode::kMaxCodePoint) {
    raiseValueError(t, "character mapping must be in range(0x110000)");
    return false;
  }
  out.append(static_cast<uint32_t>(code));
  return true;
}

bool tableSet(Thread* t, Dict* table, const Str* keys, int64_t i, Value value) {
  return dictSet(t, table, Value::smallInt(codePointAt(keys, i)), value);
}

// maketrans(dict): keys of one character become their code points.
Value tableFromDict(Thread* t, Dict* source) {
  Dict* table = newDict(t);
  if (!table) return Value();
  int64_t position = 0;
  Value key, value;
  while (dictNext(source, &position, &key, &value)) {
    if (isStrLike(key)) {
      if (key.as<Str>()->length != 1) return raiseValueError(t, "string keys in translate table must be of length 1");
      key = Value::smallInt(codePointAt(key.as<Str>(), 0));
    } else if (!isInt(key)) {
      return raiseTypeError(t, "keys in translate table must be strings or integers");
    }
    if (!dictSet(t, table, key, value)) return Value();
  }
  return Value::object(table);
}

bool checkMaketransStr(Thread* t, Value v, int position) {
  if (isStrLike(v)) return true;
  raisef(t, exc::TypeError, "maketrans() argument %d must be str, not %.50s", position, shownType(v));
  return false;
}

}  // namespace

Value strMethod_center(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, args, nargs, Side::Both);
}
Value strMethod_ljust(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, args, nargs, Side::Left);
}
Value strMethod_rjust(Thread* t, Value* args, int64_t nargs, Tuple*) {
  return justify(t, args, nargs, Side::Right);
}

Value strMethod_zfill(Thread* t, Value* args, int64_t, Tuple*) {
  bool failed = false;
  int64_t width = indexAsInt64(t, args[1], &failed);
  if (failed) return Value();
  auto* s = args[0].as<Str>();
  int64_t missing = width - s->length;
  if (missing <= 0) return Value::object(exactStr(t, args[0]));
  if (missing > kMaxLength) return raiseNoMemory(t);
  StrBuilder out;
  bool sign = s->length > 0 && (codePointAt(s, 0) == '+' || codePointAt(s, 0) == '-');
  if (sign) out.append(codePointAt(s, 0));
  out.appendRepeated('0', missing);
  out.append(s, sign ? 1 : 0, s->length);
  return Value::object(out.finish(t));
}

Value strMethod_expandtabs(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"tabsize"};
  Value size;
  if (!bindNativeArgs(t, {"expandtabs", kNames, 1, 0, 1}, args + 1, nargs - 1, kwNames, &size)) return Value();
  bool failed = false;
  int64_t tab = size ? indexAsInt64(t, size, &failed) : 8;
  if (failed) return Value();
  auto* s = args[0].as<Str>();
  StrBuilder out;
  int64_t column = 0;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    if (c == '\t') {
      int64_t spaces = tab > 0 ? tab - column % tab : 0;
      out.appendRepeated(' ', spaces);
      column += spaces;
    } else {
      out.append(c);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return Value::object(out.finish(t));
}

Value strRepeat(Thread* t, Str* s, int64_t count) {
  if (count <= 0 || s->length == 0) return Value::object(emptyStr(t));
  if (count == 1) return Value::object(exactStr(t, Value::object(s)));
  int64_t length;
  if (__builtin_mul_overflow(s->length, count, &length))
    return raise(t, exc::OverflowError, "repeated string is too long");
  Str* result = newStrUninitialised(t, length, s->kind, s->ascii);
  if (!result) return Value();
  auto unit = static_cast<size_t>(s->length) * s->kind, total = unit * static_cast<size_t>(count);
  if (unit == 1) {
    memset(result->data, s->data[0], total);
    return Value::object(result);
  }
  memcpy(result->data, s->data, unit);
  for (size_t done = unit; done < total;) {
    size_t n = done < total - done ? done : total - done;
    memcpy(result->data + done, result->data, n);
    done += n;
  }
  return Value::object(result);
}

Value strMethod_translate(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    Value mapped = getItem(t, args[1], Value::smallInt(c));
    if (mapped) {
      if (!appendTranslated(t, out, mapped)) return Value();
    } else if (pendingMatches(t, exc::LookupError)) {
      clearException(t);
      out.append(c);
    } else {
      return Value();
    }
  }
  return Value::object(out.finish(t));
}

Value strMethod_maketrans(Thread* t, Value* args, int64_t nargs, Tuple*) {
  for (int i = 1; i < nargs; i++)
    if (!checkMaketransStr(t, args[i], i + 1)) return Value();
  if (nargs == 1) {
    if (!isExact(args[0], types::Dict))
      return raiseTypeError(t, "if you give only one argument to maketrans it must be a dict");
    return tableFromDict(t, args[0].as<Dict>());
  }
  if (!isStrLike(args[0]))
    return raiseTypeError(t, "first maketrans argument must be a string if there is a second argument");
  auto *from = args[0].as<Str>(), *to = args[1].as<Str>();
  if (from->length != to->length) return raiseValueError(t, "the first two maketrans arguments must have equal length");
  Dict* table = newDict(t);
  if (!table) return Value();
  for (int64_t i = 0; i < from->length; i++)
    if (!tableSet(t, table, from, i, Value::smallInt(codePointAt(to, i)))) return Value();
  for (int64_t i = 0; nargs > 2 && i < args[2].as<Str>()->length; i++)
    if (!tableSet(t, table, args[2].as<Str>(), i, kNone)) return Value();
  return Value::object(table);
}

}  // namespace taipan
