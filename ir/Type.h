// Type: what the compiler knows about the Python value that an instruction stands for, whatever its representation. A
// small value: a set of kinds, and possibly one specialisation, the very object. The kinds partition all values, so
// meet and join are the bit operations; where a join cannot keep the specialisation it drops it.
//
//   bottom (no value)  ⊂  constant v  ⊂  kind  ⊂  set of kinds  ⊂  top (anything, or unbound)
//
// A kind means the exact builtin type: an instance of a subclass of list is kTypeInstance, never kTypeList. Types hold
// for as long as the value lives. The shape of an instance does not, so it is no part of its type: what a shape guard
// found out is a fact about memory, which Gvn keeps track of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/core/TypeNames.h"
#include "runtime/core/ValueKind.h"
#include "runtime/value/Value.h"

namespace taipan::hir {

using TypeBits = KindBits;

inline constexpr unsigned kTypeKindCount = kValueKindCount;
#define KIND(name, doc) inline constexpr TypeBits kType##name = kSeen##name;
#include "runtime/core/ValueKinds.def"

inline constexpr TypeBits kTypeInt = kTypeSmallInt | kTypeBigInt;
inline constexpr TypeBits kTypeTop = kTypeEmpty | (kTypeEmpty - 1);  // any object, or unbound: Empty is the last kind
inline constexpr TypeBits kTypeAny = kTypeTop & ~kTypeEmpty;         // any object
// Kinds whose values are heap objects in every case.
inline constexpr TypeBits kHeapKinds = kTypeAny & ~(kTypeSmallInt | kTypeFloat | kTypeBool | kTypeNone | kTypeOther);

class Type {
 public:
  constexpr Type() = default;  // bottom
  constexpr Type(TypeBits bits) : bits_(bits) {}
  static constexpr Type constant(Value v, TypeBits kind) { return Type(kind, v.bits()); }
  static constexpr Type top() { return Type(kTypeTop); }
  static constexpr Type any() { return Type(kTypeAny); }

  constexpr TypeBits bits() const { return bits_; }
  bool isBottom() const { return bits_ == 0; }
  bool isConstant() const { return isConstant_; }
  Value constantValue() const { return Value::fromBits(payload_); }

  bool operator==(const Type&) const = default;
  bool isSubtypeOf(Type other) const;
  bool isSubtypeOf(TypeBits bits) const { return (bits_ & ~bits) == 0; }
  bool mayBe(TypeBits bits) const { return (bits_ & bits) != 0; }
  bool mayBeEmpty() const { return mayBe(kTypeEmpty); }
  Type join(Type other) const;  // least upper bound
  Type meet(Type other) const;  // greatest lower bound
  Type meet(TypeBits bits) const { return meet(Type(bits)); }

  // Kinds joined by '|'; `top`, `any`, `nothing` (bottom). The constant is left out.
  std::string toString() const;

 private:
  constexpr Type(TypeBits kind, uint64_t payload) : bits_(kind), isConstant_(true), payload_(payload) {}
  TypeBits bits_ = 0;
  bool isConstant_ = false;
  uint64_t payload_ = 0;  // Value bits
};

// Whether values of these types are one and the same; none: the types do not tell.
std::optional<bool> identical(const Type& a, const Type& b);

// (The kind of an object: Frozen.h and LiveTypes.h.)
// The kinds of exact instances of a builtin type, as its row says; any kind for other classes.
TypeBits kindOfBuiltin(const TypeObject* type);
// The builtin type whose instances a single kind stands for, or null (kinds without one type: builtin, class, instance,
// other, empty).
TypeObject* typeObjectOf(TypeBits singleKind);
// What feedback lets a guard test; kTypeAny if it has seen what no type test tells apart, 0 if nothing.
TypeBits bitsOfSeen(KindBits seen);
// Kinds joined by '|', each the name of its row in ValueKinds.def in small letters.
std::string typeBitsText(TypeBits bits);
bool parseTypeBits(std::string_view text, TypeBits* out);  // of typeBitsText

}  // namespace taipan::hir
