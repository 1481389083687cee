#include "runtime/types/container/StructSequence.h"

#include <algorithm>
#include <array>
#include <utility>

#include "runtime/core/Objects.h"
#include "runtime/heap/Heap.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

namespace {

using Getter = Value (*)(Thread*, Value);

template <size_t i>
Value field(Thread*, Value v) {
  return v.as<Tuple>()->items[i];
}
template <size_t... i>
constexpr std::array<Getter, sizeof...(i)> makeGetters(std::index_sequence<i...>) {
  return {field<i>...};
}
constexpr auto kGetters = makeGetters(std::make_index_sequence<kMaxStructFields>());

Value fieldNames(Thread* t, TypeObject* type) {
  for (TypeObject* base = type; base; base = base->base) {
    Value names = dictGetStr(base->dict, intern(t, "__match_args__"));
    if (names) return names;
  }
  return {};
}

// "sys.version_info(major=3, minor=11, …)"
Value repr(Thread* t, Value v) {
  TypeObject* type = typeOf(v);
  auto* names = fieldNames(t, type).as<Tuple>();
  StrBuilder text;
  text.appendAscii(type->cName);
  text.append('(');
  for (int64_t i = 0; i < names->length; i++) {
    if (i) text.appendAscii(", ");
    text.append(names->items[i].as<Str>());
    text.append('=');
    Value r = reprOf(t, v.as<Tuple>()->items[i]);
    if (r.isEmpty()) return {};
    text.append(r.as<Str>());
  }
  text.append(')');
  return Value::object(text.finish(t));
}

Value cannotCreate(Thread* t, TypeObject* type, Value*, int64_t, Tuple*) {
  return raisef(t, exc::TypeError, "cannot create '%s' instances", type->cName);
}

void addConstants(Thread* t, TypeObject* type, const char* const* fields, int count) {
  auto set = [&](const char* name, Value v) { (void)dictSetStr(t, type->dict, intern(t, name), v); };
  Tuple* names = newTuple(t, count);
  for (int i = 0; i < count; i++)
    names->items[i] = Value::object(intern(t, fields[i]));
  set("__match_args__", Value::object(names));
  set("n_sequence_fields", Value::smallInt(count));
  set("n_fields", Value::smallInt(count));
  set("n_unnamed_fields", Value::smallInt(0));
}

}  // namespace

void makeStructType(Thread* t, const char* name, const char* doc, const char* const* fields, int count,
                    StructNew newObject, TypeObject** out) {
  auto* getsets = new GetSetRow[static_cast<size_t>(count)];  // getset descriptors refer to them for good
  for (int i = 0; i < count; i++)
    getsets[i] = {fields[i], kGetters[static_cast<size_t>(i)], nullptr};
  TypeSpec spec{};
  spec.name = name;
  spec.base = &types::Tuple;
  spec.slots.repr = repr;
  spec.slots.newObject = newObject ? newObject : cannotCreate;
  spec.instanceSize = sizeof(Tuple);
  spec.instanceLayout = Layout::kValuesFrom2;
  spec.getsets = getsets;
  spec.getsetCount = static_cast<unsigned>(count);
  spec.doc = doc;
  spec.type = out;
  newBuiltinType(t, spec);
  addConstants(t, *out, fields, count);
}

Value newStruct(Thread* t, TypeObject* type, const Value* fields, int count) {
  size_t size = sizeof(Tuple) - sizeof(Value) + static_cast<size_t>(count) * sizeof(Value);
  auto* tuple = allocateAs<Tuple>(t, size, type->instanceShape, Layout::kValuesFrom2);
  if (!tuple) return {};
  tuple->length = count;
  std::copy_n(fields, count, tuple->items);
  return Value::object(tuple);
}

}  // namespace taipan
