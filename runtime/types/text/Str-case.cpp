// Methods of str about letters: changing case, and what kind of characters a string has.
#include <algorithm>

#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr uint32_t kCapitalSigma = 0x3A3, kFinalSigma = 0x3C2, kSmallSigma = 0x3C3;

using Mapping = int (*)(uint32_t c, uint32_t* out);

// A capital sigma becomes a final one at the end of a word: after a cased letter and not before one, case-ignorable
// characters not counted.
bool isFinalSigma(const Str* s, int64_t i) {
  int64_t before = i - 1, after = i + 1;
  while (before >= 0 && unicode::isCaseIgnorable(codePointAt(s, before)))
    before--;
  if (before < 0 || !unicode::isCased(codePointAt(s, before))) return false;
  while (after < s->length && unicode::isCaseIgnorable(codePointAt(s, after)))
    after++;
  return after == s->length || !unicode::isCased(codePointAt(s, after));
}

void appendMapped(StrBuilder& out, uint32_t c, Mapping mapping) {
  uint32_t mapped[3];
  int n = mapping(c, mapped);
  for (int i = 0; i < n; i++)
    out.append(mapped[i]);
}

void appendLower(StrBuilder& out, const Str* s, int64_t i) {
  uint32_t c = codePointAt(s, i);
  if (c == kCapitalSigma) {
    out.append(isFinalSigma(s, i) ? kFinalSigma : kSmallSigma);
  } else {
    appendMapped(out, c, unicode::toLower);
  }
}

uint8_t asciiLower(uint8_t c) {
  return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}
uint8_t asciiUpper(uint8_t c) {
  return c >= 'a' && c <= 'z' ? c & ~0x20 : c;
}

template <class F>
Value mapAscii(Thread* t, const Str* s, F f) {
  if (s->length == 1) return Value::object(strFromCodePoint(t, f(s->data[0])));
  Str* result = newStrUninitialised(t, s->length, 1, true);
  if (!result) return Value();
  std::transform(s->data, s->data + s->length, result->data, f);
  return Value::object(result);
}

Value lower(Thread* t, const Str* s) {
  if (s->length == 0) return Value::object(emptyStr(t));
  if (s->ascii) return mapAscii(t, s, asciiLower);
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++)
    appendLower(out, s, i);
  return Value::object(out.finish(t));
}

template <class F>
Value allOf(const Str* s, F test) {
  if (s->length == 0) return kFalse;
  return withData(s, [&](const auto* p) { return Value::boolean(std::all_of(p, p + s->length, test)); });
}

// Some letter is of the wanted case and none of another.
Value hasOnlyCase(const Str* s, bool (*wanted)(uint32_t), bool (*unwanted)(uint32_t)) {
  bool cased = false;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    if (unwanted(c) || unicode::isTitle(c)) return kFalse;
    cased = cased || wanted(c);
  }
  return Value::boolean(cased);
}

}  // namespace

Value strMethod_lower(Thread* t, Value* args, int64_t, Tuple*) {
  return lower(t, args[0].as<Str>());
}

Value strMethod_upper(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  if (s->length == 0) return Value::object(emptyStr(t));
  if (s->ascii) return mapAscii(t, s, asciiUpper);
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++)
    appendMapped(out, codePointAt(s, i), unicode::toUpper);
  return Value::object(out.finish(t));
}

Value strMethod_casefold(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  if (s->ascii) return lower(t, s);
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++)
    appendMapped(out, codePointAt(s, i), unicode::toFolded);
  return Value::object(out.finish(t));
}

Value strMethod_capitalize(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++) {
    if (i == 0) {
      appendMapped(out, codePointAt(s, 0), unicode::toTitle);
    } else {
      appendLower(out, s, i);
    }
  }
  return Value::object(out.finish(t));
}

Value strMethod_title(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  StrBuilder out;
  bool afterCased = false;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    if (afterCased) {
      appendLower(out, s, i);
    } else {
      appendMapped(out, c, unicode::toTitle);
    }
    afterCased = unicode::isCased(c);
  }
  return Value::object(out.finish(t));
}

Value strMethod_swapcase(Thread* t, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  StrBuilder out;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    if (unicode::isUpper(c)) {
      appendLower(out, s, i);
    } else if (unicode::isLower(c)) {
      appendMapped(out, c, unicode::toUpper);
    } else {
      out.append(c);
    }
  }
  return Value::object(out.finish(t));
}

Value strMethod_isalnum(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isAlnum);
}
Value strMethod_isalpha(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isAlpha);
}
Value strMethod_isdecimal(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isDecimal);
}
Value strMethod_isdigit(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isDigit);
}
Value strMethod_isnumeric(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isNumeric);
}
Value strMethod_isspace(Thread*, Value* args, int64_t, Tuple*) {
  return allOf(args[0].as<Str>(), unicode::isSpace);
}
Value strMethod_isascii(Thread*, Value* args, int64_t, Tuple*) {
  return Value::boolean(args[0].as<Str>()->ascii);
}

Value strMethod_isprintable(Thread*, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  return s->length == 0 ? kTrue : allOf(s, unicode::isPrintable);
}

Value strMethod_islower(Thread*, Value* args, int64_t, Tuple*) {
  return hasOnlyCase(args[0].as<Str>(), unicode::isLower, unicode::isUpper);
}
Value strMethod_isupper(Thread*, Value* args, int64_t, Tuple*) {
  return hasOnlyCase(args[0].as<Str>(), unicode::isUpper, unicode::isLower);
}

Value strMethod_istitle(Thread*, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  bool cased = false, afterCased = false;
  for (int64_t i = 0; i < s->length; i++) {
    uint32_t c = codePointAt(s, i);
    bool capital = unicode::isUpper(c) || unicode::isTitle(c);
    if (!capital && !unicode::isLower(c)) {
      afterCased = false;
      continue;
    }
    if (capital == afterCased) return kFalse;
    cased = afterCased = true;
  }
  return Value::boolean(cased);
}

Value strMethod_isidentifier(Thread*, Value* args, int64_t, Tuple*) {
  auto* s = args[0].as<Str>();
  if (s->length == 0 || !unicode::isIdentifierStart(codePointAt(s, 0))) return kFalse;
  return allOf(s, unicode::isIdentifierContinue);
}

}  // namespace taipan
