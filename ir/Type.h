// Type: what the compiler knows about the Python value that an instruction stands for, whatever its representation. A
// small value: a set of kinds, and possibly one specialisation (an exact shape, or the very object). The kinds partition
// all values, so meet and join are the bit operations; where a join cannot keep the specialisation it drops it.
//
//   bottom (no value)  ⊂  Constant(v)  ⊂  WithShape(s)  ⊂  kind  ⊂  set of kinds  ⊂  top (anything, or unbound)
//
// A kind means the exact builtin type: an instance of a subclass of list is kTypeInstance, never kTypeList.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/objects/Type.h"

namespace taipan::hir {

using TypeBits = uint32_t;

// X(name, spelling). Order is the order of bits. Defined in one place: Types.def.
enum TypeBit : TypeBits {
#define HIR_TYPE(name, spelling, doc) kBitOf##name,
#include "ir/Types.def"
  kTypeKindCount,
};
#define HIR_TYPE(name, spelling, doc) inline constexpr TypeBits kType##name = TypeBits{1} << kBitOf##name;
#include "ir/Types.def"

inline constexpr TypeBits kTypeInt = kTypeSmallInt | kTypeBigInt;
inline constexpr TypeBits kTypeTop = (TypeBits{1} << kTypeKindCount) - 1;  // any object, or unbound
inline constexpr TypeBits kTypeAny = kTypeTop & ~kTypeEmpty;               // any object
// Kinds whose values are heap objects in every case.
inline constexpr TypeBits kTypeHeap = kTypeAny & ~(kTypeSmallInt | kTypeFloat | kTypeBool | kTypeNone | kTypeOther);

class Type {
 public:
  constexpr Type() = default;  // bottom
  constexpr Type(TypeBits bits) : bits_(bits) {}
  static Type constant(Value v);         // reads only the header of heap objects
  static Type withShape(Shape* shape);   // exactly this shape
  static constexpr Type top() { return Type(kTypeTop); }
  static constexpr Type any() { return Type(kTypeAny); }

  constexpr TypeBits bits() const { return bits_; }
  bool isBottom() const { return bits_ == 0; }
  bool isConstant() const { return spec_ == Spec::kConstant; }
  Value constantValue() const { return Value::fromBits(payload_); }
  // The exact shape if known, or null. Known for constants too, unless their shape may change (instances).
  Shape* shape() const;
  bool hasShape() const { return spec_ == Spec::kShape; }

  bool operator==(const Type&) const = default;
  bool isSubtypeOf(Type other) const;
  bool isSubtypeOf(TypeBits bits) const { return (bits_ & ~bits) == 0; }
  bool mayBe(TypeBits bits) const { return (bits_ & bits) != 0; }
  bool mayBeEmpty() const { return mayBe(kTypeEmpty); }
  Type join(Type other) const;  // least upper bound, up to dropped specialisations
  Type meet(Type other) const;  // greatest lower bound; keeps one specialisation where both have incomparable ones
  // This type without the given kinds.
  Type without(TypeBits bits) const;

  std::string toString() const;  // kinds joined by '|'; `top`, `any`, `none` (bottom). Specialisations: see Printer.

 private:
  friend class TypeText;
  enum class Spec : uint8_t { kNone, kShape, kConstant };
  TypeBits bits_ = 0;
  Spec spec_ = Spec::kNone;
  uint64_t payload_ = 0;  // Shape* or Value bits
};

// The kinds that objects of this exact builtin type, or instances of this class, have.
TypeBits bitsOfType(const TypeObject* type);
TypeBits bitsOfShape(const Shape* shape);
TypeBits bitsOfValue(Value v);
// The builtin type whose instances a single kind stands for, or null (kinds without one type: instance, other, empty).
TypeObject* typeObjectOf(TypeBits singleKind);
// The kinds that SeenBits feedback names; 0 for none.
TypeBits bitsOfSeen(uint32_t seen);
bool parseTypeBits(std::string_view text, TypeBits* out);

}  // namespace taipan::hir
