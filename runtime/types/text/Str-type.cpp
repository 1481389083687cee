// The types str and its iterator: slots, constructor, subscripts, method table.
#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Codecs.h"
#include "runtime/types/text/Format.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// --- slots

Value strReprSlot(Thread* t, Value v) {
  return strRepr(t, v.as<Str>());
}
Value strStrSlot(Thread* t, Value v) {
  return Value::object(exactStr(t, v));
}
int64_t strHashSlot(Thread*, Value v, bool*) {
  return strHash(v.as<Str>());
}
int64_t strLengthSlot(Thread*, Value v) {
  return v.as<Str>()->length;
}
Value strIterSlot(Thread* t, Value v) {
  return newStrIterator(t, v);
}

Value strFormatSlot(Thread* t, Value v, Str* spec) {
  if (spec->length == 0) return isStr(v) ? v : strOf(t, v);
  return formatStr(t, v, spec);
}

Value strCompareSlot(Thread*, Value a, Value b, CompareOp op) {
  if (!isStrLike(a) || !isStrLike(b)) return kNotImplemented;
  auto *x = a.as<Str>(), *y = b.as<Str>();
  switch (op) {
    case CompareOp::Eq: return Value::boolean(strEqual(x, y));
    case CompareOp::Ne: return Value::boolean(!strEqual(x, y));
    case CompareOp::Lt: return Value::boolean(strCompare(x, y) < 0);
    case CompareOp::Le: return Value::boolean(strCompare(x, y) <= 0);
    case CompareOp::Gt: return Value::boolean(strCompare(x, y) > 0);
    case CompareOp::Ge: return Value::boolean(strCompare(x, y) >= 0);
  }
  return kNotImplemented;
}

Value strAddSlot(Thread* t, Value a, Value b) {
  if (!isStrLike(a)) return kNotImplemented;
  if (!isStrLike(b)) return concatFailed(t, a, b, "str");
  return Value::object(strConcat(t, a.as<Str>(), b.as<Str>()));
}

Value strMulSlot(Thread* t, Value a, Value b) {
  bool first = isStrLike(a);
  Value count = first ? b : a, text = first ? a : b;
  if (!isIndexable(count)) return repeatFailed(t, a, b, text);
  int64_t n;
  if (!repeatCount(t, count, &n)) return Value();
  return strRepeat(t, text.as<Str>(), n);
}

Value strModSlot(Thread* t, Value a, Value b) {
  return isStrLike(a) ? strFormatPercent(t, a.as<Str>(), b) : kNotImplemented;
}

// --- subscripts

Value getSlice(Thread* t, Str* s, Slice* slice) {
  int64_t start, stop, step, count;
  if (!resolveSlice(t, slice, s->length, &start, &stop, &step, &count)) return Value();
  if (count <= 0) return Value::object(emptyStr(t));
  if (step == 1) return Value::object(strSubstring(t, s, start, start + count));
  return withData(s, [&](const auto* p) {
    using Unit = std::remove_cv_t<std::remove_pointer_t<decltype(p)>>;
    // Picked out at the same kind in a scratch Str, then narrowed.
    Str* scratch = newStrUninitialised(t, count, sizeof(Unit), s->ascii);
    if (!scratch) return Value();
    auto* to = reinterpret_cast<Unit*>(scratch->data);
    for (int64_t i = 0; i < count; i++)
      to[i] = p[start + i * step];
    return Value::object(newStrFrom(t, to, count));
  });
}

// --- constructor

// An instance of a subclass: a header of its own over the bytes of `text`.
Value newSubclassInstance(Thread* t, TypeObject* type, Str* text) {
  Str* s = allocateAs<Str>(t, type->instanceSize, type->instanceShape, Layout::kCustom);
  if (!s) return Value();
  s->length = text->length;
  s->kind = text->kind;
  s->ascii = text->ascii;
  s->storage = text->storage == kStrInline ? kStrBorrowed : text->storage;
  s->data = text->data;
  return Value::object(s);
}

Value textOf(Thread* t, Value* given) {
  if (!checkCodecArgument(t, "str", "encoding", given[1]) || !checkCodecArgument(t, "str", "errors", given[2]))
    return Value();
  if (!given[0]) return Value::object(emptyStr(t));
  if (!given[1] && !given[2]) return strOf(t, given[0]);
  if (isStrLike(given[0])) return raiseTypeError(t, "decoding str is not supported");
  if (ByteView view; bytesViewOf(given[0], &view)) return decodeToStr(t, view, given[1], given[2]);
  return raisef(t, exc::TypeError, "decoding to str: need a bytes-like object, %.80s found", typeName(given[0]));
}

Value newStrObject(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  if (type == types::Str && nargs == 1 && !kwNames) return strOf(t, args[0]);
  static const char* const kNames[] = {"object", "encoding", "errors"};
  Value given[3];
  if (!bindNativeArgs(t, {"str", kNames, 3, 0, 3}, args, nargs, kwNames, given)) return Value();
  Value text = textOf(t, given);
  if (!text || type == types::Str) return text;
  Str* plain = exactStr(t, text);
  return plain ? newSubclassInstance(t, type, plain) : Value();
}

Value getNewArgs(Thread* t, Value* args, int64_t, Tuple*) {
  Value one[] = {Value::object(exactStr(t, args[0]))};
  return one[0] ? Value::object(newTupleFrom(t, one, 1)) : Value();
}

#define M(name, min, max, flags, ...) {#name, strMethod_##name, min, max, flags, __VA_ARGS__}

const MethodRow kMethods[] = {
    {"__getnewargs__", getNewArgs, 1, 1, kNativeMethod, ""},
    M(capitalize, 1, 1, kNativeMethod, "Return a capitalized version of the string.", reads(types::Str)),
    M(casefold, 1, 1, kNativeMethod, "Return a version of the string suitable for caseless comparisons.",
      reads(types::Str)),
    M(center, 2, 3, kNativeMethod, "Return a centered string of length width.", reads(types::Str, "is")),
    M(count, 1, -1, kNativeMethod, "Return the number of non-overlapping occurrences of a substring.",
      reads(types::Int, "si")),
    M(encode, 1, -1, kNativeMethod | kNativeKeywords, "Encode the string to bytes.", reads(types::Bytes, "s")),
    M(endswith, 1, -1, kNativeMethod, "Return True if the string ends with the specified suffix.",
      reads(types::Bool, "si")),
    M(expandtabs, 1, -1, kNativeMethod | kNativeKeywords, "Return a copy where tabs are expanded using spaces.",
      reads(types::Str, "i")),
    M(find, 1, -1, kNativeMethod, "Return the lowest index where a substring is found, or -1.",
      reads(types::Int, "si")),
    M(format, 1, -1, kNativeMethod | kNativeKeywords, "Return a formatted version of the string."),
    M(format_map, 2, 2, kNativeMethod, "Return a formatted version of the string, names looked up in a mapping."),
    M(index, 1, -1, kNativeMethod, "Return the lowest index where a substring is found.", reads(types::Int, "si")),
    M(isalnum, 1, 1, kNativeMethod, "Return True if the string is an alpha-numeric string.", reads(types::Bool)),
    M(isalpha, 1, 1, kNativeMethod, "Return True if the string is an alphabetic string.", reads(types::Bool)),
    M(isascii, 1, 1, kNativeMethod, "Return True if all characters are ASCII.", reads(types::Bool)),
    M(isdecimal, 1, 1, kNativeMethod, "Return True if the string is a decimal string.", reads(types::Bool)),
    M(isdigit, 1, 1, kNativeMethod, "Return True if the string is a digit string.", reads(types::Bool)),
    M(isidentifier, 1, 1, kNativeMethod, "Return True if the string is a valid identifier.", reads(types::Bool)),
    M(islower, 1, 1, kNativeMethod, "Return True if the string is a lowercase string.", reads(types::Bool)),
    M(isnumeric, 1, 1, kNativeMethod, "Return True if the string is a numeric string.", reads(types::Bool)),
    M(isprintable, 1, 1, kNativeMethod, "Return True if the string is printable.", reads(types::Bool)),
    M(isspace, 1, 1, kNativeMethod, "Return True if the string is a whitespace string.", reads(types::Bool)),
    M(istitle, 1, 1, kNativeMethod, "Return True if the string is a title-cased string.", reads(types::Bool)),
    M(isupper, 1, 1, kNativeMethod, "Return True if the string is an uppercase string.", reads(types::Bool)),
    {"join", strMethod_join, 2, 2, kNativeMethod, "Concatenate any number of strings, this one between them."},
    M(ljust, 2, 3, kNativeMethod, "Return a left-justified string of length width.", reads(types::Str, "is")),
    M(lower, 1, 1, kNativeMethod, "Return a copy of the string converted to lowercase.", reads(types::Str)),
    M(lstrip, 1, 2, kNativeMethod, "Return a copy of the string with leading whitespace removed.",
      reads(types::Str, "s")),
    M(maketrans, 1, 3, kNativeStatic, "Return a translation table usable for str.translate()."),
    M(partition, 2, 2, kNativeMethod, "Partition the string into three parts at the first separator.",
      reads(types::Tuple, "s")),
    M(removeprefix, 2, 2, kNativeMethod, "Return a str with the given prefix string removed if present.",
      reads(types::Str, "s")),
    M(removesuffix, 2, 2, kNativeMethod, "Return a str with the given suffix string removed if present.",
      reads(types::Str, "s")),
    M(replace, 3, 4, kNativeMethod, "Return a copy with all occurrences of substring old replaced by new.",
      reads(types::Str, "ssi")),
    M(rfind, 1, -1, kNativeMethod, "Return the highest index where a substring is found, or -1.",
      reads(types::Int, "si")),
    M(rindex, 1, -1, kNativeMethod, "Return the highest index where a substring is found.", reads(types::Int, "si")),
    M(rjust, 2, 3, kNativeMethod, "Return a right-justified string of length width.", reads(types::Str, "is")),
    M(rpartition, 2, 2, kNativeMethod, "Partition the string into three parts at the last separator.",
      reads(types::Tuple, "s")),
    M(rsplit, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the substrings, cut from the right.",
      reads(types::List, "si")),
    M(rstrip, 1, 2, kNativeMethod, "Return a copy of the string with trailing whitespace removed.",
      reads(types::Str, "s")),
    M(split, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the substrings between separators.",
      reads(types::List, "si")),
    M(splitlines, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the lines in the string.",
      reads(types::List, "i")),
    M(startswith, 1, -1, kNativeMethod, "Return True if the string starts with the specified prefix.",
      reads(types::Bool, "si")),
    M(strip, 1, 2, kNativeMethod, "Return a copy of the string with leading and trailing whitespace removed.",
      reads(types::Str, "s")),
    M(swapcase, 1, 1, kNativeMethod, "Convert uppercase characters to lowercase and lowercase ones to uppercase.",
      reads(types::Str)),
    M(title, 1, 1, kNativeMethod, "Return a version of the string where each word is titlecased.", reads(types::Str)),
    M(translate, 2, 2, kNativeMethod, "Replace each character in the string using the given translation table."),
    M(upper, 1, 1, kNativeMethod, "Return a copy of the string converted to uppercase.", reads(types::Str)),
    M(zfill, 2, 2, kNativeMethod, "Pad a numeric string with zeros on the left.", reads(types::Str, "i")),
};

#undef M

// --- iterator

Value iteratorNext(Thread* t, Value self) {
  auto* it = self.as<StrIteratorObject>();
  if (!it->string) return Value();
  auto* s = it->string.as<Str>();
  int64_t at = it->position.asSmallInt();
  if (at >= s->length) {
    it->string = Value();
    return Value();
  }
  it->position = Value::smallInt(at + 1);
  return Value::object(strFromCodePoint(t, codePointAt(s, at)));
}

Value iteratorIter(Thread*, Value self) {
  return self;
}

Value lengthHint(Thread*, Value* args, int64_t, Tuple*) {
  auto* it = args[0].as<StrIteratorObject>();
  return Value::smallInt(it->string ? it->string.as<Str>()->length - it->position.asSmallInt() : 0);
}

const MethodRow kIteratorMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, kNativeMethod, "Private method returning an estimate of len(list(it))."},
};

}  // namespace

Value strGetItem(Thread* t, Value self, Value key) {
  auto* s = self.as<Str>();
  if (key.isSmallInt() || isIndexable(key)) {
    int64_t i;
    if (!subscriptIndex(t, key, &i)) return Value();
    if (i < 0) i += s->length;
    if (i < 0 || i >= s->length) return raise(t, exc::IndexError, "string index out of range");
    return Value::object(strFromCodePoint(t, codePointAt(s, i)));
  }
  if (isSlice(key)) return getSlice(t, s, key.as<Slice>());
  return raisef(t, exc::TypeError, "string indices must be integers, not '%.200s'", typeName(key));
}

Value newStrIterator(Thread* t, Value string) {
  auto* it = allocateAs<StrIteratorObject>(t, sizeof(StrIteratorObject), types::StrIterator->instanceShape,
                                           Layout::kValuesFrom1);
  if (!it) return Value();
  it->string = string;
  it->position = Value::smallInt(0);
  return Value::object(it);
}

void initStrIterator(Thread* t) {
  TypeSpec spec = specOf<types::rows::StrIterator>();
  spec.methods = kIteratorMethods;
  spec.methodCount = std::size(kIteratorMethods);
  spec.slots.iter = iteratorIter;
  spec.slots.next = iteratorNext;
  newBuiltinType(t, spec);
}

void initStrs(Thread* t) {
  TypeSpec spec = specOf<types::rows::Str>();
  spec.trace = traceStr;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str";
  TypeSlots& slots = spec.slots;
  slots.repr = strReprSlot;
  slots.str = strStrSlot;
  slots.format = strFormatSlot;
  slots.hash = strHashSlot;
  slots.length = strLengthSlot;
  slots.getItem = strGetItem;
  slots.contains = strContains;
  slots.iter = strIterSlot;
  slots.compare = strCompareSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Add)] = strAddSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Mul)] = strMulSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Mod)] = strModSlot;
  slots.newObject = newStrObject;
  newBuiltinType(t, spec);
  initStrIterator(t);
}

}  // namespace taipan
