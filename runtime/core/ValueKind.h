// ValueKind: the kinds of values (ValueKinds.def), and sets of them.
#pragma once

#include <bit>
#include <cstdint>

#include "runtime/value/Value.h"

namespace taipan {

enum class ValueKind : uint8_t {
#define KIND(name, doc) name,
#include "runtime/core/ValueKinds.def"
};

inline constexpr unsigned kValueKindCount = 0
#define KIND(name, doc) +1
#include "runtime/core/ValueKinds.def"
    ;

// A set of kinds, one bit each.
using KindBits = uint32_t;
static_assert(kValueKindCount <= 32, "there is a bit for each kind; types without one are told apart by their shapes");

constexpr KindBits bitOf(ValueKind kind) {
  return KindBits{1} << static_cast<unsigned>(kind);
}

// kSeenList: the bit of kind List, …
#define KIND(name, doc) inline constexpr KindBits kSeen##name = bitOf(ValueKind::name);
#include "runtime/core/ValueKinds.def"

// What the instances of exactly the type types::X can be: rowKinds::X.
namespace rowKinds {
#define KINDS_OF_Own(cname)     kSeen##cname
#define KINDS_OF_Builtin(cname) kSeenBuiltin
#define KINDS_OF_Int(cname)     kSeenSmallInt | kSeenBigInt
#define KINDS_OF_Class(cname)   kSeenClass
#define KINDS_OF_Other(cname)   kSeenOther
#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, tested, kind, maker) \
  inline constexpr KindBits cname = KINDS_OF_##kind(cname);
#include "runtime/core/BuiltinTypes.def"
#undef KINDS_OF_Own
#undef KINDS_OF_Builtin
#undef KINDS_OF_Int
#undef KINDS_OF_Class
#undef KINDS_OF_Other
}  // namespace rowKinds

// Of those, the kind of heap objects: small ints are none.
constexpr ValueKind kindOfObjects(KindBits ofRow) {
  return static_cast<ValueKind>(std::bit_width(ofRow) - 1);
}

// The kind of a value that is no heap object.
inline KindBits kindOfImmediate(Value v) {
  if (v.isSmallInt()) return kSeenSmallInt;
  if (v.isImmediateFloat()) return kSeenFloat;
  if (v.isBool()) return kSeenBool;
  if (v.isNone()) return kSeenNone;
  return v.isEmpty() ? kSeenEmpty : kSeenOther;
}

}  // namespace taipan
