// Conversion to text and to numbers.
#include <string>

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/object/Recursion.h"

namespace taipan {

namespace {

void appendEscaped(std::string& out, uint32_t c) {
  char buffer[16];
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  snprintf(buffer, sizeof buffer, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  out += buffer;
}

}  // namespace

Value reprOf(Thread* t, Value v) {
  RecursionGuard guard(t, " while getting the repr of an object");
  return guard.entered() ? typeOf(v)->slots->repr(t, v) : Value();
}

Value strOf(Thread* t, Value v) {
  if (isStr(v)) return v;
  RecursionGuard guard(t, " while getting the str of an object");
  return guard.entered() ? typeOf(v)->slots->str(t, v) : Value();
}

Value asciiOf(Thread* t, Value v) {
  Value repr = reprOf(t, v);
  if (repr.isEmpty() || repr.as<Str>()->ascii) return repr;
  auto* s = repr.as<Str>();
  std::string out;
  for (int64_t i = 0; i < s->length; i++)
    appendEscaped(out, strAt(s, i));
  Str* escaped = newStr(t, out);
  return escaped ? Value::object(escaped) : Value();
}

Value formatOf(Thread* t, Value v, Str* spec) {
  if (spec->length == 0 && isStr(v)) return v;
  return typeOf(v)->slots->format(t, v, spec);
}

Value indexOf(Thread* t, Value v) {
  if (isInt(v)) return plainInt(v);
  auto index = typeOf(v)->slots->toIndex;
  if (!index) return raisef(t, exc::TypeError, "'%.200s' object cannot be interpreted as an integer", typeName(v));
  Value r = index(t, v);
  return r.isEmpty() ? r : plainInt(r);
}

int64_t indexAsInt64(Thread* t, Value v, bool* failed) {
  *failed = false;
  Value index = indexOf(t, v);
  int64_t i = 0;
  if (index.isEmpty()) {
    *failed = true;
  } else if (!intToInt64(index, &i)) {
    raisef(t, exc::OverflowError, "cannot fit '%.200s' into an index-sized integer", typeName(v));
    *failed = true;
  }
  return i;
}

double asDouble(Thread* t, Value v, bool* failed) {
  *failed = false;
  if (isFloatLike(v)) return floatValue(v);
  if (isInt(v) && !(typeOf(v)->flags & kTypeHeap)) return intToDouble(t, v, failed);
  const TypeSlots* slots = typeOf(v)->slots;
  if (slots->toFloat) {
    Value r = slots->toFloat(t, v);
    if (!r.isEmpty()) return floatValue(r);
  } else if (slots->toIndex) {
    Value r = slots->toIndex(t, v);
    if (!r.isEmpty()) return intToDouble(t, plainInt(r), failed);
  } else {
    raisef(t, exc::TypeError, "must be real number, not %.50s", typeName(v));
  }
  *failed = true;
  return 0;
}

}  // namespace taipan
