// The half of Frozen that runs on the thread that runs Python.
#include "ir/Frozen.h"
#include "ir/LiveTypes.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Type.h"
#include "runtime/types/descriptor/Descriptors.h"

namespace taipan::hir {

namespace {

FrozenObject freeze(const Object* o) {
  using Noun = FrozenObject::Noun;
  const TypeObject* type = o->type();
  TypeBits kinds = bitsOfShape(o->shape());
  if (type == types::Str) {
    auto* s = static_cast<const Str*>(o);
    return {Noun::kStr, s->interned, kinds, s};
  }
  if (type == types::Function) return {Noun::kFunction, false, kinds, static_cast<const FunctionObject*>(o)->qualname};
  if (type == types::Native) return {Noun::kNative, false, kinds, static_cast<const NativeFunction*>(o)->name};
  if (type == types::Code) return {Noun::kCode, false, kinds, static_cast<const CodeObject*>(o)->qualname};
  if (type->flags & kTypeTypeSubclass) return {Noun::kClass, false, kinds, static_cast<const TypeObject*>(o)->name};
  return {Noun::kOther, false, kinds, type->name};
}

}  // namespace

void Frozen::take(Value v) {
  if (!v.isObject()) return;
  auto [it, isNew] = objects_.try_emplace(v.asObject());
  if (!isNew) return;
  it->second = freeze(v.asObject());
  if (it->second.noun != FrozenObject::Noun::kCode) return;
  const auto* code = v.as<CodeObject>();  // what it is called is asked of it
  for (const Str* name : {code->name, code->qualname, code->filename})
    take(name);
}

void Frozen::takeShape(const Shape* shape) {
  auto [it, isNew] = shapes_.try_emplace(shape);
  if (isNew) it->second = {shape->type, bitsOfType(shape->type), shape->extraOffset, shape->type->name};
}

void Frozen::takeGetter(Value property) {
  Value getter = property.as<PropertyObject>()->get;
  if (getters_.emplace(property.bits(), getter).second) take(getter);
}

}  // namespace taipan::hir
