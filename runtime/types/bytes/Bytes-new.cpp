// bytes(…): from a count, text, bytes, an object with __bytes__, or an iterable of ints.
#include <cstring>

#include "runtime/core/Names.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Sequence.h"
#include "runtime/types/object/Instance.h"
#include "runtime/types/text/Codecs.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

struct ItemSink {
  std::string bytes;
};

bool addItem(Thread* t, void* context, Value item) {
  Value index = indexOf(t, item);
  if (!index) return false;
  int64_t i;
  if (!intToInt64(index, &i) || i < 0 || i > 255) return raiseValueError(t, "bytes must be in range(0, 256)"), false;
  static_cast<ItemSink*>(context)->bytes.push_back(static_cast<char>(i));
  return true;
}

Value notConvertible(Thread* t, Value v) {
  return raisef(t, exc::TypeError, "cannot convert '%.200s' object to bytes", typeName(v));
}

Value fromCount(Thread* t, int64_t count) {
  if (count < 0) return raiseValueError(t, "negative count");
  Bytes* b = newBytesUninitialised(t, count);
  if (b) memset(b->data, 0, static_cast<size_t>(count));
  return Value::object(b);
}

// v has bytes, or is iterated over.
Value fromItems(Thread* t, Value v) {
  if (isExact(v, types::Bytes)) return v;
  if (ByteView view; bytesViewOf(v, &view)) return Value::object(newBytes(t, view));
  if (isStrLike(v)) return notConvertible(t, v);
  Value items = v;
  if (!isExact(v, types::List) && !isExact(v, types::Tuple)) items = getIter(t, v);
  if (!items) {
    if (!pendingMatches(t, exc::TypeError)) return Value();
    clearException(t);
    return notConvertible(t, v);
  }
  ItemSink sink;
  return forEach(t, items, addItem, &sink) ? Value::object(newBytes(t, viewOf(sink.bytes))) : Value();
}

// bytes(v), v the only argument.
Value fromObject(Thread* t, Value v) {
  Value made = callBytesMethod(t, v);
  if (made || !t->exception.isEmpty()) return made;
  if (isStrLike(v)) return raiseTypeError(t, "string argument without an encoding");
  if (isIndexable(v)) {
    int64_t count;
    if (v.isSmallInt()) return fromCount(t, v.asSmallInt());
    Value index = indexOf(t, v);
    if (index && intToInt64(index, &count)) return fromCount(t, count);
    if (index) return raisef(t, exc::OverflowError, "cannot fit '%.200s' into an index-sized integer", typeName(v));
    if (!pendingMatches(t, exc::TypeError)) return Value();
    clearException(t);
  }
  return fromItems(t, v);
}

Value contents(Thread* t, Value source, Value encoding, Value errors) {
  if (!checkCodecArgument(t, "bytes", "encoding", encoding) || !checkCodecArgument(t, "bytes", "errors", errors))
    return Value();
  if (encoding) {
    if (!source || !isStrLike(source)) return raiseTypeError(t, "encoding without a string argument");
    return encodeStr(t, source.as<Str>(), encoding, errors);
  }
  if (errors)
    return raiseTypeError(
        t, source && isStrLike(source) ? "string argument without an encoding" : "errors without a string argument");
  return source ? fromObject(t, source) : Value::object(newBytes(t, ByteView{}));
}

// An instance of a subclass: a header of its own over the bytes of `plain`.
Value newSubclassInstance(Thread* t, TypeObject* type, Bytes* plain) {
  auto* b = allocateAs<Bytes>(t, type->instanceSize, type->instanceShape, Layout::kCustom);
  if (!b) return Value();
  b->length = plain->length;
  b->borrowed = true;
  b->data = plain->data;
  return Value::object(b);
}

}  // namespace

Value callBytesMethod(Thread* t, Value v) {
  if (isExact(v, types::Bytes)) return v;
  Value method = lookupSpecial(t, v, names::bytes_);
  Value made = method ? callWith(t, method) : method;
  if (!made || isBytes(made)) return made;
  return raisef(t, exc::TypeError, "__bytes__ returned non-bytes (type %.200s)", typeName(made));
}

Value bytesFromObject(Thread* t, Value v) {
  Value made = callBytesMethod(t, v);
  return made || !t->exception.isEmpty() ? made : fromItems(t, v);
}

Value newBytesObject(Thread* t, TypeObject* type, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const kNames[] = {"source", "encoding", "errors"};
  Value given[3];
  if (!bindNativeArgs(t, {"bytes", kNames, 3, 0, 3}, args, nargs, kwNames, given)) return Value();
  Value plain = contents(t, given[0], given[1], given[2]);
  if (!plain || type == types::Bytes) return plain;
  Bytes* exact = exactBytes(t, plain);
  return exact ? newSubclassInstance(t, type, exact) : Value();
}

}  // namespace taipan
