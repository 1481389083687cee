// Ints to and from text. Conversion between binary and decimal is quadratic in naive hands, so Python limits the number
// of decimal digits (sys.set_int_max_str_digits); the limit is observed although GMP is faster than that.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "runtime/support/Assert.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/IntWide.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

constexpr int kDigitsUnlimited = 640;  // never forbidden, whatever the limit

bool exceedsLimit(Thread* t, int64_t digits) {
  int limit = t->runtime()->maxStrDigits;
  return digits > kDigitsUnlimited && limit > 0 && digits > limit;
}

bool isPowerOfTwo(int base) {
  return (base & (base - 1)) == 0;
}

void raiseTooLong(Thread* t) {
  raisef(
      t, exc::ValueError,
      "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the "
      "limit",
      t->runtime()->maxStrDigits);
}

// Digit value of c, 36 or more if it is none.
int digitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// The text of a number in the making, on the stack if it is short. What comes before the digits is put there last.
class NumberText {
 public:
  explicit NumberText(size_t digits) : start_(inline_) {
    if (kFront + digits > sizeof inline_) start_ = static_cast<char*>(malloc(kFront + digits));
    CHECK(start_ != nullptr, "the digits of an integer fit into memory");
    first_ = end_ = start_ + kFront;
  }
  ~NumberText() {
    if (start_ != inline_) free(start_);
  }
  NumberText(const NumberText&) = delete;
  NumberText& operator=(const NumberText&) = delete;

  char* digits() { return first_; }
  void setDigits(char* first, char* end) { first_ = first, end_ = end; }
  void prepend(std::string_view front) { first_ = std::copy_backward(front.begin(), front.end(), first_); }
  std::string_view view() const { return {first_, static_cast<size_t>(end_ - first_)}; }

 private:
  static constexpr size_t kFront = 3;  // sign and prefix
  char inline_[160];
  char *start_, *first_, *end_;
};

// How many digits |v| has, or a little more.
size_t roomForDigits(const IntView& v, int base) {
  return v.n == 0 ? 1 : mpn_sizeinbase(v.limbs, v.n, base) + 1;
}

// Decimal digits in two halves, of which each is a word.
void writeWideDecimal(WideMagnitude v, NumberText* text) {
  constexpr uint64_t kHalf = 10'000'000'000'000'000'000u;  // 19 digits
  constexpr int64_t kHalfDigits = 19;
  auto high = static_cast<uint64_t>(v / kHalf), low = static_cast<uint64_t>(v - WideMagnitude{high} * kHalf);
  char* first = text->digits();
  char* at = high ? std::to_chars(first, first + 20, high).ptr : first;
  char half[20];
  char* end = std::to_chars(half, half + sizeof half, low).ptr;
  if (high) at = std::fill_n(at, kHalfDigits - (end - half), '0');
  text->setDigits(first, std::copy(half, end, at));
}

void writeLimbs(const IntView& v, int base, NumberText* out) {
  LimbScratch copy(v.n + 1);  // mpn_get_str destroys its operand and wants a spare limb
  mpn_copyi(copy.data(), v.limbs, v.n);
  auto* text = reinterpret_cast<unsigned char*>(out->digits());
  auto* end = text + mpn_get_str(text, base, copy.data(), v.n);
  while (text + 1 < end && *text == 0)
    text++;
  for (auto* c = text; c < end; c++)
    *c = static_cast<unsigned char>("0123456789abcdefghijklmnopqrstuvwxyz"[*c]);
  out->setDigits(reinterpret_cast<char*>(text), reinterpret_cast<char*>(end));
}

// The digits of |plain|, without sign. False: raised.
bool writeDigits(Thread* t, Value plain, int base, NumberText* out) {
  IntView view(plain);
  if (view.n <= 1) {
    char* first = out->digits();
    out->setDigits(first, std::to_chars(first, first + 64, view.n ? view.limbs[0] : 0, base).ptr);
    return true;
  }
  if (Wide wide; base == 10 && toWide(plain, &wide)) {
    writeWideDecimal(magnitudeOf(wide), out);
    return true;
  }
  bool limited = !isPowerOfTwo(base);
  // A lower bound of the length spares the conversion of what is far too long.
  if (limited && exceedsLimit(t, static_cast<int64_t>(static_cast<double>(view.bits() - 1) / std::log2(base)) - 1)) {
    raiseTooLong(t);
    return false;
  }
  writeLimbs(view, base, out);
  if (limited && exceedsLimit(t, static_cast<int64_t>(out->view().size()))) {
    raiseTooLong(t);
    return false;
  }
  return true;
}

// The digits of a literal: text[at, end) with underscores between them.
struct Scanned {
  std::vector<unsigned char> digits;  // values
  bool ok = false;
};

Scanned scanDigits(std::string_view text, size_t at, int base) {
  Scanned s;
  s.digits.reserve(text.size() - at);
  bool afterUnderscore = true;  // none may come first
  for (; at < text.size(); at++) {
    if (text[at] == '_') {
      if (afterUnderscore) return s;
      afterUnderscore = true;
      continue;
    }
    int value = digitValue(text[at]);
    if (value >= base) break;
    afterUnderscore = false;
    s.digits.push_back(static_cast<unsigned char>(value));
  }
  s.ok = !afterUnderscore && at == text.size();
  return s;
}

Value fromDigits(Thread* t, const std::vector<unsigned char>& digits, int base, bool negative) {
  size_t first = 0;
  while (first < digits.size() && digits[first] == 0)
    first++;
  size_t n = digits.size() - first;
  if (static_cast<double>(n) * std::log2(base) < 61) {
    int64_t value = 0;
    for (size_t i = first; i < digits.size(); i++)
      value = value * base + digits[i];
    return Value::smallInt(negative ? -value : value);
  }
  auto room = static_cast<int64_t>(static_cast<double>(n) * std::log2(base) / 64) + 2;
  BigInt* big = newBigInt(t, room);
  if (!big) return Value();
  auto* limbs = reinterpret_cast<mp_limb_t*>(big->limbs);
  mp_size_t used = mpn_set_str(limbs, digits.data() + first, n, base);
  return finishBigInt(big, used, negative);
}

Raised raiseInvalid(Thread* t, std::string_view text, int base, Value original) {
  if (!original) original = Value::object(newStr(t, text));
  if (!original) return {};
  Value shown = reprOf(t, original);
  if (!shown) return {};
  std::string repr = strToUtf8(strSubstring(t, shown.as<Str>(), 0, std::min<int64_t>(shown.as<Str>()->length, 200)));
  return raise(t, exc::ValueError, "invalid literal for int() with base " + std::to_string(base) + ": " + repr);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && unicode::isAsciiSpace(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && unicode::isAsciiSpace(text.back()))
    text.remove_suffix(1);
  return text;
}

// Base that a prefix at text[at] stands for: 16, 8, 2, or 0 for none.
int prefixBase(std::string_view text, size_t at) {
  if (at + 1 >= text.size() || text[at] != '0') return 0;
  switch (text[at + 1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default:  return 0;
  }
}

}  // namespace

bool intDigits(Thread* t, Value a, int base, std::string* out) {
  a = plainInt(a);
  NumberText text(roomForDigits(IntView(a), base));
  if (!writeDigits(t, a, base, &text)) return false;
  out->assign(text.view());
  return true;
}

Value intToText(Thread* t, Value v, int base, bool prefix) {
  v = plainInt(v);
  if (v.isSmallInt() && base == 10) {
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, v.asSmallInt());
    return Value::object(newStrAscii(t, {digits, static_cast<size_t>(end.ptr - digits)}));
  }
  NumberText text(roomForDigits(IntView(v), base));
  if (!writeDigits(t, v, base, &text)) return Value();
  if (prefix) text.prepend(base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "");
  if (intSign(v) < 0) text.prepend("-");
  return Value::object(newStrAscii(t, text.view()));
}

Value intFromText(Thread* t, std::string_view text, int base, Value original) {
  if (base != 0 && (base < 2 || base > 36)) return raiseValueError(t, "int() base must be >= 2 and <= 36, or 0");
  std::string_view trimmed = trim(text);
  int shownBase = base;
  size_t at = 0;
  bool negative = false, onlyZeros = false;
  if (at < trimmed.size() && (trimmed[at] == '-' || trimmed[at] == '+')) negative = trimmed[at++] == '-';
  int prefixed = prefixBase(trimmed, at);
  if (base == 0) {
    base = prefixed ? prefixed : 10;
    onlyZeros = !prefixed && at < trimmed.size() && trimmed[at] == '0';
  } else if (prefixed != base) {
    prefixed = 0;
  }
  if (prefixed) {
    at += 2;
    if (at < trimmed.size() && trimmed[at] == '_') at++;
  }
  Scanned scanned = scanDigits(trimmed, at, base);
  auto count = static_cast<int64_t>(scanned.digits.size());
  if (!isPowerOfTwo(base) && exceedsLimit(t, count)) {
    return raisef(t, exc::ValueError,
                  "Exceeds the limit (%d digits) for integer string conversion: value has %ld digits; use "
                  "sys.set_int_max_str_digits() to increase the limit",
                  t->runtime()->maxStrDigits, static_cast<long>(count));
  }
  if (!scanned.ok) return raiseInvalid(t, text, shownBase, original);
  Value result = fromDigits(t, scanned.digits, base, negative);
  if (onlyZeros && result && result != Value::smallInt(0)) return raiseInvalid(t, text, shownBase, original);
  return result;
}

}  // namespace taipan
