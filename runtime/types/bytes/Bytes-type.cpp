// The types bytes and its iterator: slots, subscripts, method table.
#include <cstring>

#include "runtime/core/BuiltinTypes.h"
#include "runtime/core/Init.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/container/Sequence.h"

namespace taipan {

// Iterator over a bytes. Layout kValuesFrom1.
struct BytesIterator : Object {
  Value bytes;     // empty when exhausted
  Value position;  // small int
};

namespace {

// --- slots

Value bytesReprSlot(Thread* t, Value v) {
  return Value::object(newStr(t, reprOfBytes(selfView(v))));
}
int64_t bytesHashSlot(Thread*, Value v, bool*) {
  return bytesHash(v.as<Bytes>());
}
int64_t bytesLengthSlot(Thread*, Value v) {
  return v.as<Bytes>()->length;
}

Value bytesCompareSlot(Thread*, Value a, Value b, CompareOp op) {
  ByteView x, y;
  if (!bytesViewOf(a, &x) || !bytesViewOf(b, &y)) return kNotImplemented;
  if (op == CompareOp::Eq || op == CompareOp::Ne) return Value::boolean(equalBytes(x, y) == (op == CompareOp::Eq));
  int order = compareBytes(x, y);
  switch (op) {
    case CompareOp::Lt: return Value::boolean(order < 0);
    case CompareOp::Le: return Value::boolean(order <= 0);
    case CompareOp::Gt: return Value::boolean(order > 0);
    default:            return Value::boolean(order >= 0);
  }
}

Value bytesAddSlot(Thread* t, Value a, Value b) {
  if (!isBytes(a)) return kNotImplemented;
  ByteView x = selfView(a), y;
  if (!bytesViewOf(b, &y)) {
    Value r = foreignOperator(t, BinaryOp::Add, a, b);
    if (!r.isNotImplemented()) return r;
    return raisef(t, exc::TypeError, "can't concat %.100s to %.100s", typeName(b), typeName(a));
  }
  if (y.length == 0) return sameBytes(t, a);
  if (x.length == 0 && isBytes(b)) return sameBytes(t, b);
  uint8_t* to;
  Value result = newBytesLike(t, a, x.length + y.length, &to);
  if (!result) return Value();
  memcpy(to, x.data, static_cast<size_t>(x.length));
  memcpy(to + x.length, y.data, static_cast<size_t>(y.length));
  return result;
}

// count > 0 copies of the view, written to `to`.
void repeatInto(ByteView view, int64_t count, uint8_t* to) {
  auto unit = static_cast<size_t>(view.length), total = unit * static_cast<size_t>(count);
  memcpy(to, view.data, unit);
  for (size_t done = unit; done < total;) {
    size_t n = std::min(done, total - done);
    memcpy(to + done, to, n);
    done += n;
  }
}

Value bytesMulSlot(Thread* t, Value a, Value b) {
  bool first = isBytes(a);
  Value count = first ? b : a, self = first ? a : b;
  if (!isIndexable(count)) return repeatFailed(t, a, b, self);
  int64_t n, length;
  if (!repeatCount(t, count, &n)) return Value();
  if (n == 1) return sameBytes(t, self);
  ByteView view = selfView(self);
  if (__builtin_mul_overflow(view.length, n, &length))
    return raise(t, exc::OverflowError, "repeated bytes are too long");
  uint8_t* to;
  Value result = newBytesLike(t, self, length, &to);
  if (result && length > 0) repeatInto(view, n, to);
  return result;
}

Value bytesModSlot(Thread* t, Value a, Value b) {
  return isBytes(a) ? bytesFormatPercent(t, selfView(a), b) : kNotImplemented;
}

// --- subscripts

Value getSlice(Thread* t, Value self, Slice* slice) {
  int64_t start, stop, step, count;
  ByteView view = selfView(self);
  if (!resolveSlice(t, slice, view.length, &start, &stop, &step, &count)) return Value();
  if (count <= 0) return newBytesLike(t, self, ByteView{});
  if (step == 1 && count == view.length) return sameBytes(t, self);
  if (step == 1) return newBytesLike(t, self, view.slice(start, start + count));
  uint8_t* to;
  Value result = newBytesLike(t, self, count, &to);
  for (int64_t i = 0; result && i < count; i++)
    to[i] = view[start + i * step];
  return result;
}

Value bytesGetItem(Thread* t, Value self, Value key) {
  if (key.isSmallInt() || isIndexable(key)) {
    int64_t i;
    if (!subscriptIndex(t, key, &i)) return Value();
    ByteView view = selfView(self);
    if (i < 0) i += view.length;
    if (i < 0 || i >= view.length) return raise(t, exc::IndexError, "index out of range");
    return Value::smallInt(view[i]);
  }
  if (isSlice(key)) return getSlice(t, self, key.as<Slice>());
  return raisef(t, exc::TypeError, "byte indices must be integers or slices, not %.200s", typeName(key));
}

// --- methods of the type's own

Value getNewArgs(Thread* t, Value* args, int64_t, Tuple*) {
  Value one[] = {sameBytes(t, args[0])};
  return one[0] ? Value::object(newTupleFrom(t, one, 1)) : Value();
}

Value asBytes(Thread* t, Value* args, int64_t, Tuple*) {
  return sameBytes(t, args[0]);
}

#define M(name, min, max, flags, doc) {#name, bytesMethod_##name, min, max, flags, doc}

const MethodRow kMethods[] = {
    {"__bytes__", asBytes, 1, 1, kNativeMethod, "Convert this value to exact type bytes."},
    {"__getnewargs__", getNewArgs, 1, 1, kNativeMethod, ""},
    M(capitalize, 1, 1, kNativeMethod, "Return a copy with its first character capitalized and the rest lowercased."),
    M(center, 2, 3, kNativeMethod, "Return centered bytes of length width."),
    M(count, 1, -1, kNativeMethod, "Return the number of non-overlapping occurrences of a subsection."),
    M(decode, 1, -1, kNativeMethod | kNativeKeywords, "Decode the bytes to a str."),
    M(endswith, 1, -1, kNativeMethod, "Return True if the bytes end with the specified suffix."),
    M(expandtabs, 1, -1, kNativeMethod | kNativeKeywords, "Return a copy where tabs are expanded using spaces."),
    M(find, 1, -1, kNativeMethod, "Return the lowest index where a subsection is found, or -1."),
    M(fromhex, 2, 2, kNativeClassMethod, "Create bytes from a string of hexadecimal numbers."),
    M(hex, 1, -1, kNativeMethod | kNativeKeywords, "Create a string of hexadecimal numbers from the bytes."),
    M(index, 1, -1, kNativeMethod, "Return the lowest index where a subsection is found."),
    M(isalnum, 1, 1, kNativeMethod, "Return True if all characters are ASCII letters or digits."),
    M(isalpha, 1, 1, kNativeMethod, "Return True if all characters are ASCII letters."),
    M(isascii, 1, 1, kNativeMethod, "Return True if all characters are ASCII."),
    M(isdigit, 1, 1, kNativeMethod, "Return True if all characters are ASCII digits."),
    M(islower, 1, 1, kNativeMethod, "Return True if the letters are lowercase and there is one."),
    M(isspace, 1, 1, kNativeMethod, "Return True if all characters are ASCII whitespace."),
    M(istitle, 1, 1, kNativeMethod, "Return True if the bytes are title-cased."),
    M(isupper, 1, 1, kNativeMethod, "Return True if the letters are uppercase and there is one."),
    M(join, 2, 2, kNativeMethod, "Concatenate any number of bytes objects, these ones between them."),
    M(ljust, 2, 3, kNativeMethod, "Return left-justified bytes of length width."),
    M(lower, 1, 1, kNativeMethod, "Return a copy converted to lowercase."),
    M(lstrip, 1, 2, kNativeMethod, "Return a copy with leading bytes removed."),
    M(maketrans, 2, 2, kNativeStatic, "Return a translation table usable for translate()."),
    M(partition, 2, 2, kNativeMethod, "Partition the bytes into three parts at the first separator."),
    M(removeprefix, 2, 2, kNativeMethod, "Return bytes with the given prefix removed if present."),
    M(removesuffix, 2, 2, kNativeMethod, "Return bytes with the given suffix removed if present."),
    M(replace, 3, 4, kNativeMethod, "Return a copy with all occurrences of old replaced by new."),
    M(rfind, 1, -1, kNativeMethod, "Return the highest index where a subsection is found, or -1."),
    M(rindex, 1, -1, kNativeMethod, "Return the highest index where a subsection is found."),
    M(rjust, 2, 3, kNativeMethod, "Return right-justified bytes of length width."),
    M(rpartition, 2, 2, kNativeMethod, "Partition the bytes into three parts at the last separator."),
    M(rsplit, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the sections, cut from the right."),
    M(rstrip, 1, 2, kNativeMethod, "Return a copy with trailing bytes removed."),
    M(split, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the sections between separators."),
    M(splitlines, 1, -1, kNativeMethod | kNativeKeywords, "Return a list of the lines in the bytes."),
    M(startswith, 1, -1, kNativeMethod, "Return True if the bytes start with the specified prefix."),
    M(strip, 1, 2, kNativeMethod, "Return a copy with leading and trailing bytes removed."),
    M(swapcase, 1, 1, kNativeMethod, "Return a copy with the case of ASCII letters swapped."),
    M(title, 1, 1, kNativeMethod, "Return a copy where each word is titlecased."),
    M(translate, 1, -1, kNativeMethod | kNativeKeywords, "Return a copy with each byte mapped by a table."),
    M(upper, 1, 1, kNativeMethod, "Return a copy converted to uppercase."),
    M(zfill, 2, 2, kNativeMethod, "Pad a number's text with zeros on the left."),
};

#undef M

// --- iterator

Value bytesIterSlot(Thread* t, Value self) {
  auto* it =
      allocateAs<BytesIterator>(t, sizeof(BytesIterator), types::BytesIterator->instanceShape, Layout::kValuesFrom1);
  if (!it) return Value();
  it->bytes = self;
  it->position = Value::smallInt(0);
  return Value::object(it);
}

Value iteratorNext(Thread*, Value self) {
  auto* it = self.as<BytesIterator>();
  if (!it->bytes) return Value();
  ByteView view = selfView(it->bytes);
  int64_t at = it->position.asSmallInt();
  if (at >= view.length) {
    it->bytes = Value();
    return Value();
  }
  it->position = Value::smallInt(at + 1);
  return Value::smallInt(view[at]);
}

Value iteratorIter(Thread*, Value self) {
  return self;
}

Value lengthHint(Thread*, Value* args, int64_t, Tuple*) {
  auto* it = args[0].as<BytesIterator>();
  return Value::smallInt(it->bytes ? selfView(it->bytes).length - it->position.asSmallInt() : 0);
}

const MethodRow kIteratorMethods[] = {
    {"__length_hint__", lengthHint, 1, 1, kNativeMethod, "Private method returning an estimate of len(list(it))."},
};

void initIterator(Thread* t) {
  TypeSpec spec = specOf<types::rows::BytesIterator>();
  spec.methods = kIteratorMethods;
  spec.methodCount = std::size(kIteratorMethods);
  spec.slots.iter = iteratorIter;
  spec.slots.next = iteratorNext;
  newBuiltinType(t, spec);
}

}  // namespace

static void traceShared(Marker& marker, void* runtime) {
  auto* r = static_cast<const Runtime*>(runtime);
  marker.visitObject(r->emptyBytes);
  for (Bytes* b : r->singleBytes)
    marker.visitObject(b);
}

void initBytes(Thread* t) {
  TypeSpec spec = specOf<types::rows::Bytes>();
  spec.trace = traceBytes;
  spec.methods = kMethods;
  spec.methodCount = std::size(kMethods);
  spec.doc =
      "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(object with bytes) -> "
      "copy of them\nbytes(int) -> so many null bytes\nbytes() -> empty bytes object";
  TypeSlots& slots = spec.slots;
  slots.repr = slots.str = bytesReprSlot;
  slots.hash = bytesHashSlot;
  slots.length = bytesLengthSlot;
  slots.getItem = bytesGetItem;
  slots.contains = bytesContains;
  slots.iter = bytesIterSlot;
  slots.compare = bytesCompareSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Add)] = bytesAddSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Mul)] = bytesMulSlot;
  slots.binary[static_cast<unsigned>(BinaryOp::Mod)] = bytesModSlot;
  slots.newObject = newBytesObject;
  newBuiltinType(t, spec);
  heap::addRootTracer(t, traceShared, t->runtime());
  initIterator(t);
}

}  // namespace taipan
