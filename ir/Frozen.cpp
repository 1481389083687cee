// The one file of the compiler thread that looks into objects: at fields that are written once.
#include "ir/Frozen.h"

#include <cstddef>
#include <cstring>
#include <type_traits>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Names.h"
#include "runtime/core/Type.h"
#include "runtime/frames/Tracing.h"
#include "runtime/support/Assert.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/descriptor/Descriptors.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/iterator/Iterators.h"
#include "runtime/types/text/Str.h"

namespace taipan::hir {

static_assert(sizeof(CodeObject) > sizeof(CodeBody) && std::is_base_of_v<CodeBody, CodeObject>);

// Derived structs have their fields where single inheritance puts them, which clang knows and the standard leaves open.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Winvalid-offsetof"
static_assert(fields::kSequence == offsetof(SequenceIterator, sequence) &&
              fields::kIndex == offsetof(SequenceIterator, index));
static_assert(fields::kIterator == offsetof(EnumerateObject, iterator) &&
              fields::kCount == offsetof(EnumerateObject, index));
static_assert(fields::kIterators == offsetof(ZipObject, iterators) && fields::kStrict == offsetof(ZipObject, strict));
static_assert(fields::kOuterCell == offsetof(LinkCell, outer));
#pragma clang diagnostic pop

// --- written once

int64_t lengthOf(const Str* s) {
  return s->length;
}
int64_t lengthOf(const Tuple* tuple) {
  return tuple->length;
}

std::span<const Value> itemsOf(const Tuple* tuple) {
  return {tuple->items, static_cast<size_t>(tuple->length)};
}

std::string textOf(const Str* s) {
  return strToUtf8(s);
}

std::optional<std::u32string> codePointsOf(const Str* s, int64_t longest) {
  if (s->length > longest) return {};
  std::u32string text(static_cast<size_t>(s->length), 0);
  for (int64_t n = 0; n < s->length; ++n)
    text[static_cast<size_t>(n)] = codePointAt(s, n);
  return text;
}

bool haveSameText(const Str* a, const Str* b) {
  bool isSameSize = a->length == b->length && a->kind == b->kind;
  return isSameSize && std::memcmp(a->data, b->data, static_cast<size_t>(a->length) * a->kind) == 0;
}

double doubleOf(Value v) {
  return v.isImmediateFloat() ? v.asImmediateFloat() : v.as<Float>()->value;
}

FrozenNative nativeOf(const NativeFunction* f) {
  bool isPlain = f->self.isEmpty() && !(f->flags & (kNativeClassMethod | kNativeStatic | kNativeSlotWrapper));
  const TypeObject* owner = f->flags & kNativeMethod ? f->owner.as<TypeObject>() : nullptr;
  return {f->minArgs, f->maxArgs, isPlain, owner, reinterpret_cast<const void*>(f->fn)};
}

const NativeFacts& factsOf(const NativeFunction* f) {
  return f->facts;
}

const void* getterOf(Value descriptor) {
  return reinterpret_cast<const void*>(descriptor.as<GetSetObject>()->row->get);
}

TypeBits alwaysTrueKinds() {
  TypeBits found = 0;
  for (TypeBits left = kHeapKinds; left; left &= left - 1) {
    const TypeObject* type = typeObjectOf(left & -left);
    if (type && !type->slots->truth && !type->slots->length) found |= left & -left;
  }
  return found;
}

InstanceFacts instancesOf(const TypeObject* type) {
  return {type->instanceSize, type->instanceLayout};
}

Dict* dictOf(const TypeObject* type) {
  return type->dict;
}

Shape* exactShape(const TypeObject* builtin) {
  DCHECK(!(builtin->flags & taipan::kTypeHeap), "classes written in Python have no one shape");
  return builtin->instanceShape;
}

const FeedbackSlot* slotAddress(const CodeBody* code, uint32_t slot) {
  return static_cast<const CodeObject*>(code)->feedback + slot;
}

Value assertionError() {
  return Value::object(exc::AssertionError);
}

Value dunderClass() {
  return Value::object(names::class_);
}

Value eventName(TraceEvent event) {
  return traceEventName(event);
}

Str* const* sharedCharacters() {
  return latin1Strs;
}

// --- taken

bool Frozen::isTaken(Value v) const {
  return !v.isObject() || objects_.contains(v.asObject());
}

const FrozenObject& Frozen::object(const void* o) const {
  static const FrozenObject kUnknown;
  auto it = objects_.find(o);
  return it == objects_.end() ? kUnknown : it->second;
}

const FrozenShape& Frozen::shape(const Shape* shape) const {
  static const FrozenShape kUnknown;
  auto it = shapes_.find(shape);
  return it == shapes_.end() ? kUnknown : it->second;
}

TypeBits Frozen::kindsOf(Value v) const {
  return v.isObject() ? object(v.asObject()).kinds : kindOfImmediate(v);
}

Value Frozen::getterOf(Value property) const {
  auto it = getters_.find(property.bits());
  return it == getters_.end() ? Value() : it->second;
}

}  // namespace taipan::hir
