#include "runtime/frames/DeoptPoint.h"

#include <cstring>

#include "runtime/core/Objects.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/object/Instance.h"

namespace taipan {

namespace {

inline uint64_t load(const uint8_t* address, uint8_t size) {
  uint64_t bits = 0;
  if (__builtin_expect(size == 8, 1)) {
    std::memcpy(&bits, address, 8);
    return bits;
  }
  std::memcpy(&bits, address, size);  // little endian: the low bytes
  return bits;
}

Value valueOfBits(Thread* t, uint64_t bits, Repr repr) {
  switch (repr) {
    case Repr::kTagged:        return Value::fromBits(bits);
    case Repr::kInt:           return makeInt(t, static_cast<int64_t>(bits));
    case Repr::kDouble:        return makeFloat(t, std::bit_cast<double>(bits));
    case Repr::kBool:          return Value::boolean((bits & 1) != 0);
    case Repr::kIntOrEmpty:    return bits == kUnboundInt ? Value() : makeInt(t, static_cast<int64_t>(bits));
    case Repr::kDoubleOrEmpty: return bits == kUnboundDouble ? Value() : makeFloat(t, std::bit_cast<double>(bits));
    case Repr::kEmpty:         break;
  }
  return Value();
}

// Decodes the fields of a virtual object one by one; nested virtual objects included.
struct Fields {
  Thread* t;
  const DeoptPoint& point;
  const RegisterImage& image;
  const VirtualObject& object;
  Value* built;

  Value operator[](uint32_t i) const {
    return decodeValue(t, point, point.fields[object.firstField + i], image, built);
  }
};

Value rebuildTuple(const Fields& fields, uint32_t count) {
  Tuple* tuple = newTuple(fields.t, count);
  for (uint32_t i = 0; tuple && i < count; ++i) {
    tuple->items[i] = fields[i];
    writeBarrier(fields.t, tuple);
  }
  return Value::object(tuple);
}

Value rebuildList(const Fields& fields, uint32_t count) {
  List* list = newList(fields.t, count);
  for (uint32_t i = 0; list && i < count; ++i) {
    list->items->values[i] = fields[i];
    writeBarrier(fields.t, list->items);
  }
  return Value::object(list);
}

Value rebuildInstance(const Fields& fields, uint32_t count, Shape* shape) {
  size_t size = shape->extraOffset + 8u + 8u * shape->inlineCapacity;
  Object* o = allocate(fields.t, size, shape, shape->type->instanceLayout);
  for (uint32_t i = 0; o && i < count; ++i) {
    valueAt(o, inlineSlotOffset(shape, i)) = fields[i];
    writeBarrier(fields.t, o);
  }
  return Value::object(o);
}

Value rebuild(Thread* t, const DeoptPoint& p, const VirtualObject& object, const RegisterImage& image, Value* built) {
  Fields fields{t, p, image, object, built};
  switch (object.kind) {
    case VirtualObject::Kind::kTuple: return rebuildTuple(fields, object.fieldCount);
    case VirtualObject::Kind::kList:  return rebuildList(fields, object.fieldCount);
    case VirtualObject::Kind::kRange: {
      Value start = fields[0], stop = fields[1], step = fields[2];
      return newRange(t, start, stop, step);
    }
    case VirtualObject::Kind::kFloat:       return fields[0];
    case VirtualObject::Kind::kBoundMethod: {
      Value function = fields[0], self = fields[1];
      return newBoundMethod(t, function, self);
    }
    case VirtualObject::Kind::kSuper: {
      Value cls = fields[0], self = fields[1];
      return newSuper(t, cls, self);
    }
    case VirtualObject::Kind::kCell:  return Value::object(newCell(t, fields[0]));
    case VirtualObject::Kind::kSlice: {
      Value start = fields[0], stop = fields[1], step = fields[2];
      return Value::object(newSlice(t, start, stop, step));
    }
    case VirtualObject::Kind::kInstance: return rebuildInstance(fields, object.fieldCount, object.shape);
  }
  return Value();
}

}  // namespace

const char* deoptReasonName(DeoptReason r) {
  static const char* const kNames[] = {
#define DEOPT_REASON(name, doc) &#name[1],
#include "runtime/frames/DeoptReasons.def"
#include "runtime/heap/Heap.h"
  };
  return kNames[static_cast<unsigned>(r)];
}

uint64_t readLocation(const Location& l, const RegisterImage& image) {
  switch (l.kind) {
    case LocationKind::kConstant:     return l.constant;
    case LocationKind::kStack:        return load(image.stackPointer + l.offset, l.size);
    case LocationKind::kFrame:        return load(image.framePointer + l.offset, l.size);
    case LocationKind::kStackAddress: return reinterpret_cast<uint64_t>(image.stackPointer + l.offset);
    case LocationKind::kFrameAddress: return reinterpret_cast<uint64_t>(image.framePointer + l.offset);
    case LocationKind::kVirtual:      break;
  }
  CHECK(false, "a virtual object has no bits");
  return 0;
}

Value decodeValue(Thread* t, const DeoptPoint& p, const DeoptValue& v, const RegisterImage& image, Value* built) {
  if (v.repr == Repr::kEmpty) return Value();
  if (v.location.kind == LocationKind::kVirtual) {
    Value* known = built ? built + v.location.offset : nullptr;
    if (known && !known->isEmpty()) return *known;
    Value made = rebuild(t, p, p.virtuals[v.location.offset], image, built);
    if (known) *known = made;
    return made;
  }
  return valueOfBits(t, readLocation(v.location, image), v.repr);
}

ActivationRecord* activationRecord(const DeoptSegment& s, const RegisterImage& image) {
  if (s.record.size == 0) return nullptr;
  return reinterpret_cast<ActivationRecord*>(readLocation(s.record, image));
}

FunctionObject* segmentFunction(const DeoptSegment& s, const RegisterImage& image) {
  if (s.function) return s.function;
  return reinterpret_cast<FunctionObject*>(readLocation(s.functionValue, image));
}

}  // namespace taipan
