// str.format and str.format_map: "{field!conversion:spec}" with nested fields in the spec.
#include <climits>
#include <string>

#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Format.h"
#include "runtime/types/text/Str.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

constexpr int kMaxDepth = 2;  // a spec may contain fields, their specs may not

// [start, end) of the format string.
struct Span {
  int64_t start = 0, end = 0;
  bool empty() const { return start >= end; }
};

struct Field {
  Span name, spec;
  uint32_t conversion = 0;
  bool specHasFields = false;
};

class Formatter {
 public:
  Formatter(Thread* t, Str* format, Value* args, int64_t nargs, Tuple* kwNames, Value mapping)
      : t_(t), format_(format), args_(args), nargs_(nargs), kwNames_(kwNames), mapping_(mapping) {}

  // Appends the part of the format string with fields replaced. False if raised.
  bool render(Span part, StrBuilder& out, int depth);

 private:
  enum class Numbering { Unknown, Automatic, Manual };

  uint32_t at(int64_t i) const { return codePointAt(format_, i); }
  bool fail(const char* message) {
    raiseValueError(t_, message);
    return false;
  }
  bool parseField(int64_t* i, int64_t end, Field* field);
  bool parseSpec(int64_t* i, int64_t end, Field* field);
  bool renderField(const Field& field, StrBuilder& out, int depth);
  Value fieldObject(Span name);
  Value firstObject(Span first);
  Value positional(int64_t index);
  Value named(Str* name);
  Value follow(Value object, Span name, int64_t* i);
  Value convert(Value v, uint32_t conversion);
  bool checkNumbering(bool automatic);
  bool integer(Span digits, int64_t* out);
  Str* text(Span part) { return strSubstring(t_, format_, part.start, part.end); }

  Thread* t_;
  Str* format_;
  Value* args_;
  int64_t nargs_;
  Tuple* kwNames_;
  Value mapping_;  // of format_map; else empty
  Numbering numbering_ = Numbering::Unknown;
  int64_t nextIndex_ = 0;
};

bool Formatter::render(Span part, StrBuilder& out, int depth) {
  if (depth <= 0) return fail("Max string recursion exceeded");
  int64_t i = part.start;
  while (i < part.end) {
    int64_t start = i;
    while (i < part.end && at(i) != '{' && at(i) != '}')
      i++;
    out.append(format_, start, i);
    if (i == part.end) break;
    uint32_t brace = at(i++);
    bool doubled = i < part.end && at(i) == brace;
    if (brace == '}' && !doubled) return fail("Single '}' encountered in format string");
    if (brace == '{' && i == part.end) return fail("Single '{' encountered in format string");
    if (doubled) {
      out.append(brace);
      i++;
      continue;
    }
    Field field;
    if (!parseField(&i, part.end, &field) || !renderField(field, out, depth)) return false;
  }
  return true;
}

bool Formatter::parseField(int64_t* i, int64_t end, Field* field) {
  field->name = {*i, end};
  uint32_t c = 0;
  while (*i < end) {
    c = at((*i)++);
    if (c == '{') return fail("unexpected '{' in field name");
    if (c == '[') {
      while (*i < end && at(*i) != ']')
        (*i)++;
      continue;
    }
    if (c == '}' || c == ':' || c == '!') break;
  }
  field->name.end = *i - 1;
  if (c == '}') return true;
  if (c != '!' && c != ':') return fail("expected '}' before end of string");
  if (c == '!') {
    if (*i >= end) return fail("end of string while looking for conversion specifier");
    field->conversion = at((*i)++);
    if (*i < end) {
      c = at((*i)++);
      if (c == '}') return true;
      if (c != ':') return fail("expected ':' after conversion specifier");
    }
  }
  return parseSpec(i, end, field);
}

bool Formatter::parseSpec(int64_t* i, int64_t end, Field* field) {
  field->spec = {*i, end};
  for (int open = 1; *i < end;) {
    uint32_t c = at((*i)++);
    if (c == '{') {
      field->specHasFields = true;
      open++;
    } else if (c == '}' && --open == 0) {
      field->spec.end = *i - 1;
      return true;
    }
  }
  return fail("unmatched '{' in format spec");
}

// The value of `digits` if it is a number, else -1. False if raised.
bool Formatter::integer(Span digits, int64_t* out) {
  *out = -1;
  if (digits.empty()) return true;
  int64_t value = 0;
  for (int64_t i = digits.start; i < digits.end; i++) {
    int digit = unicode::decimalValue(at(i));
    if (digit < 0) return true;
    if (value > (INT64_MAX - digit) / 10) return fail("Too many decimal digits in format string");
    value = value * 10 + digit;
  }
  *out = value;
  return true;
}

bool Formatter::checkNumbering(bool automatic) {
  if (numbering_ == Numbering::Unknown) numbering_ = automatic ? Numbering::Automatic : Numbering::Manual;
  if (numbering_ == Numbering::Manual && automatic)
    return fail("cannot switch from manual field specification to automatic field numbering");
  if (numbering_ == Numbering::Automatic && !automatic)
    return fail("cannot switch from automatic field numbering to manual field specification");
  return true;
}

Value Formatter::positional(int64_t index) {
  if (mapping_) return raiseValueError(t_, "Format string contains positional fields");
  if (index < nargs_) return args_[index];
  return raisef(t_, exc::IndexError, "Replacement index %ld out of range for positional args tuple",
                static_cast<long>(index));
}

Value Formatter::named(Str* name) {
  if (!name) return Value();
  if (mapping_) return getItem(t_, mapping_, Value::object(name));
  for (int64_t i = 0; kwNames_ && i < kwNames_->length; i++)
    if (strEqual(kwNames_->items[i].as<Str>(), name)) return args_[nargs_ + i];
  return raiseWithArg(t_, exc::KeyError, Value::object(name));
}

Value Formatter::firstObject(Span first) {
  int64_t index;
  if (!integer(first, &index)) return Value();
  if (!first.empty() && index < 0) return named(text(first));
  if (!checkNumbering(first.empty())) return Value();
  return positional(first.empty() ? nextIndex_++ : index);
}

// One step of ".attribute" or "[item]" at *i.
Value Formatter::follow(Value object, Span name, int64_t* i) {
  uint32_t c = at((*i)++);
  Span step{*i, name.end};
  if (c == '.') {
    while (*i < name.end && at(*i) != '.' && at(*i) != '[')
      (*i)++;
    step.end = *i;
  } else if (c == '[') {
    while (*i < name.end && at(*i) != ']')
      (*i)++;
    if (*i == name.end) return raiseValueError(t_, "Missing ']' in format string");
    step.end = (*i)++;
  } else {
    return raiseValueError(t_, "Only '.' or '[' may follow ']' in format field specifier");
  }
  int64_t index = -1;
  if (c == '[' && !integer(step, &index)) return Value();
  if (step.empty()) return raiseValueError(t_, "Empty attribute in format string");
  if (index >= 0) return getItem(t_, object, makeInt(t_, index));
  Str* key = text(step);
  if (!key) return Value();
  return c == '.' ? getAttr(t_, object, internStr(t_, key)) : getItem(t_, object, Value::object(key));
}

Value Formatter::fieldObject(Span name) {
  int64_t i = name.start;
  while (i < name.end && at(i) != '.' && at(i) != '[')
    i++;
  Value object = firstObject({name.start, i});
  while (object && i < name.end)
    object = follow(object, name, &i);
  return object;
}

Value Formatter::convert(Value v, uint32_t conversion) {
  switch (conversion) {
    case 0:   return v;
    case 'r': return reprOf(t_, v);
    case 's': return strOf(t_, v);
    case 'a': return asciiOf(t_, v);
    default:  break;
  }
  if (conversion > 32 && conversion < 127)
    return raisef(t_, exc::ValueError, "Unknown conversion specifier %c", static_cast<int>(conversion));
  return raisef(t_, exc::ValueError, "Unknown conversion specifier \\x%x", conversion);
}

bool Formatter::renderField(const Field& field, StrBuilder& out, int depth) {
  Value v = fieldObject(field.name);
  if (!v) return false;
  v = convert(v, field.conversion);
  if (!v) return false;
  Str* spec;
  if (field.specHasFields) {
    StrBuilder expanded;
    if (!render(field.spec, expanded, depth - 1)) return false;
    spec = expanded.finish(t_);
  } else {
    spec = text(field.spec);
  }
  if (!spec) return false;
  Value formatted = spec->length == 0 && isStr(v) ? v : formatOf(t_, v, spec);
  if (!formatted) return false;
  out.append(formatted.as<Str>());
  return true;
}

Value run(Formatter formatter, Thread* t, Str* format) {
  StrBuilder out;
  if (!formatter.render({0, format->length}, out, kMaxDepth)) return Value();
  return Value::object(out.finish(t));
}

}  // namespace

Value formatString(Thread* t, Str* format, Value* args, int64_t nargs, Tuple* kwNames) {
  return run(Formatter(t, format, args, nargs, kwNames, Value()), t, format);
}

Value formatStringMap(Thread* t, Str* format, Value mapping) {
  return run(Formatter(t, format, nullptr, 0, nullptr, mapping), t, format);
}

Value strMethod_format(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  auto* format = args[0].as<Str>();
  bool plain = strFindChar(format, '{', 0, format->length) < 0 && strFindChar(format, '}', 0, format->length) < 0;
  if (plain && format->length > 0) return args[0];
  return formatString(t, format, args + 1, nargs - 1, kwNames);
}

Value strMethod_format_map(Thread* t, Value* args, int64_t, Tuple*) {
  return formatStringMap(t, args[0].as<Str>(), args[1]);
}

}  // namespace taipan
