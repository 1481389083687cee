// The rows of BuiltinTypes.def, for the files that make the types. All others include what declares the few that they
// name: Type.h, which has those of Layouts.h, or the header of the type. So a new type compiles few files again.
#pragma once

#include "runtime/core/Type.h"
#include "runtime/core/TypeNames.h"
#include "runtime/core/ValueKind.h"

namespace taipan {

#define BUILTIN_TYPE(cname, name, object, ...) struct object;
#include "runtime/core/BuiltinTypes.def"

namespace types::rows {

inline constexpr uint32_t _ = 0, Base = kTypeBasetype, Generic = kTypeGeneric;

#define BUILTIN_TYPE(cname, text, object, layoutName, baseName, flagBits, ...) \
  struct cname {                                                               \
    using Instance = taipan::object;                                           \
    static constexpr const char* name = text;                                  \
    static constexpr Layout layout = Layout::layoutName;                       \
    static constexpr TypeObject** base = &types::baseName;                     \
    static constexpr uint32_t flags = flagBits;                                \
    static constexpr TypeObject** type = &types::cname;                        \
    static constexpr ValueKind kind = kindOfObjects(rowKinds::cname);          \
  };
#include "runtime/core/BuiltinTypes.def"

}  // namespace types::rows

// What the row says; the file of the type adds slots, methods, documentation, trace.
template <class Row>
TypeSpec specOf() {
  TypeSpec spec{};
  spec.type = Row::type;
  spec.name = Row::name;
  spec.base = Row::base;
  spec.flags = Row::flags;
  spec.kind = Row::kind;
  spec.instanceSize = sizeof(typename Row::Instance);
  spec.instanceLayout = Row::layout;
  return spec;
}

}  // namespace taipan
