// int.to_bytes and int.from_bytes. GMP's limbs are little-endian words on a little-endian machine, so that a magnitude
// is its bytes; negative numbers are two's complement of the length asked for.
#include <algorithm>
#include <cstring>
#include <string>

#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// A byteorder argument; big-endian if not given. False if raised.
bool byteOrder(Thread* t, const char* function, Value v, bool* little) {
  *little = false;
  if (!v) return true;
  if (!isStrLike(v)) {
    raisef(t, exc::TypeError, "%s() argument 'byteorder' must be str, not %.50s", function, shownType(v));
    return false;
  }
  std::string text = strToUtf8(v.as<Str>());
  *little = text == "little";
  if (*little || text == "big") return true;
  raiseValueError(t, "byteorder must be either 'little' or 'big'");
  return false;
}

// A truth value argument. False if raised.
bool flag(Thread* t, Value v, bool* out) {
  int truth = v ? isTruthy(t, v) : 0;
  *out = truth > 0;
  return truth >= 0;
}

void complement(uint8_t* bytes, int64_t n) {
  unsigned carry = 1;
  for (int64_t i = 0; i < n; i++) {
    carry += static_cast<uint8_t>(~bytes[i]);
    bytes[i] = static_cast<uint8_t>(carry);
    carry >>= 8;
  }
}

// Whether the number fits n bytes; for signed ones with the sign bit that it must have.
bool fitsBytes(const IntView& v, int64_t n, bool isSigned) {
  if (n == 0 && v.negative) return v.n == 1 && v.limbs[0] == 1;  // CPython 3.11 has -1 in no bytes at all
  int64_t bits = v.bits(), room = n > INT64_MAX / 8 ? INT64_MAX : 8 * n;
  if (!isSigned || bits == 0) return bits <= room;
  bool lowest = v.negative && bits == room && mpn_scan1(v.limbs, 0) == static_cast<mp_bitcnt_t>(bits - 1);
  return bits < room || lowest;
}

}  // namespace

Value intToBytes(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"length", "byteorder", "signed"};
  Value given[3];
  if (!bindNativeArgs(t, {"to_bytes", kNames, 3, 0, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  bool failed = false, little, isSigned;
  int64_t length = given[0] ? indexAsInt64(t, given[0], &failed) : 1;
  if (failed || !byteOrder(t, "to_bytes", given[1], &little) || !flag(t, given[2], &isSigned)) return Value();
  if (length < 0) return raiseValueError(t, "length argument must be non-negative");
  IntView v(plainInt(args[0]));
  if (v.negative && !isSigned) return raise(t, exc::OverflowError, "can't convert negative int to unsigned");
  if (!fitsBytes(v, length, isSigned)) return raise(t, exc::OverflowError, "int too big to convert");
  Bytes* result = newBytesUninitialised(t, length);
  if (!result) return Value();
  int64_t used = std::min(length, 8 * v.n);
  memcpy(result->data, v.limbs, static_cast<size_t>(used));
  memset(result->data + used, 0, static_cast<size_t>(length - used));
  if (v.negative) complement(result->data, length);
  if (!little) std::reverse(result->data, result->data + length);
  return Value::object(length < 2 ? newBytes(t, {result->data, length}) : result);
}

Value intFromBytes(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"bytes", "byteorder", "signed"};
  Value given[3];
  if (!bindNativeArgs(t, {"from_bytes", kNames, 3, 1, 2}, args + 1, nargs - 1, kwNames, given)) return Value();
  bool little, isSigned;
  if (!byteOrder(t, "from_bytes", given[1], &little) || !flag(t, given[2], &isSigned)) return Value();
  Value source = bytesFromObject(t, given[0]);
  if (!source) return Value();
  ByteView view = selfView(source);
  int64_t n = (view.length + 7) / 8;
  LimbScratch limbs(n + 1);
  auto* bytes = reinterpret_cast<uint8_t*>(limbs.data());
  memset(bytes, 0, static_cast<size_t>(8 * (n + 1)));
  if (view.length) memcpy(bytes, view.data, static_cast<size_t>(view.length));
  if (!little) std::reverse(bytes, bytes + view.length);
  bool negative = isSigned && view.length && bytes[view.length - 1] >= 0x80;
  if (negative) complement(bytes, view.length);
  Value number = intFromLimbs(t, limbs.data(), n, negative);
  return !number || args[0] == Value::object(types::Int) ? number : callWith(t, args[0], number);
}

}  // namespace taipan
