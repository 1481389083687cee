#include "ir/Type.h"

#include "runtime/core/TypeNames.h"

namespace taipan::hir {

namespace {

constexpr std::string_view kNames[] = {
#define KIND(name, doc) #name,
#include "runtime/core/ValueKinds.def"
};

std::string spelling(unsigned kind) {
  std::string text(kNames[kind]);
  for (char& c : text)
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// No shape and no type tells these.
constexpr TypeBits kUntestable = kTypeBuiltin | kTypeOther | kTypeEmpty;

}  // namespace

bool Type::isSubtypeOf(Type other) const {
  if (isBottom()) return true;
  if (!isSubtypeOf(other.bits_)) return false;
  return !other.isConstant_ || (isConstant_ && payload_ == other.payload_);
}

Type Type::join(Type other) const {
  if (isBottom()) return other;
  if (other.isBottom() || *this == other) return *this;
  return Type(bits_ | other.bits_);
}

Type Type::meet(Type other) const {
  TypeBits bits = bits_ & other.bits_;
  if (bits == 0) return Type();
  if (isConstant_ && other.isConstant_) return payload_ == other.payload_ ? *this : Type();
  if (isConstant_) return *this;
  if (other.isConstant_) return other;
  return Type(bits);
}

std::string Type::toString() const {
  return typeBitsText(bits_);
}

std::string typeBitsText(TypeBits bits) {
  if (bits == 0) return "nothing";
  if (bits == kTypeTop) return "top";
  if (bits == kTypeAny) return "any";
  if (bits & kTypeEmpty && bits != kTypeEmpty) return typeBitsText(bits & ~kTypeEmpty) + "|empty";
  std::string text;
  for (unsigned bit = 0; bit < kTypeKindCount; ++bit) {
    if (!(bits >> bit & 1)) continue;
    if (!text.empty()) text += '|';
    text += spelling(bit);
  }
  return text;
}

static bool parseKind(std::string_view word, TypeBits* out) {
  if (word == "nothing") return *out = 0, true;
  if (word == "top") return *out = kTypeTop, true;
  if (word == "any") return *out = kTypeAny, true;
  for (unsigned bit = 0; bit < kTypeKindCount; ++bit)
    if (word == spelling(bit)) return *out = TypeBits{1} << bit, true;
  return false;
}

bool parseTypeBits(std::string_view text, TypeBits* out) {
  *out = 0;
  while (true) {
    size_t bar = text.find('|');
    TypeBits kind;
    if (!parseKind(text.substr(0, bar), &kind)) return false;
    *out |= kind;
    if (bar == std::string_view::npos) return true;
    text.remove_prefix(bar + 1);
  }
}

TypeBits kindOfBuiltin(const TypeObject* type) {
#define BUILTIN_TYPE(cname, ...) \
  if (type == types::cname) return rowKinds::cname;
#include "runtime/core/BuiltinTypes.def"
  return kTypeAny;
}

TypeObject* typeObjectOf(TypeBits kind) {
  constexpr TypeBits kOfMany = kUntestable | kTypeClass;
#define BUILTIN_TYPE(cname, ...) \
  if (rowKinds::cname & ~kOfMany & kind) return types::cname;
#include "runtime/core/BuiltinTypes.def"
  return nullptr;
}

std::optional<bool> identical(const Type& a, const Type& b) {
  if (!a.mayBe(b.bits()) && !a.isBottom() && !b.isBottom()) return false;
  if (a.isConstant() && b.isConstant()) return a.constantValue() == b.constantValue();
  if (a.isSubtypeOf(kTypeNone) && b.isSubtypeOf(kTypeNone)) return true;
  return std::nullopt;
}

TypeBits bitsOfSeen(KindBits seen) {
  return seen & kUntestable ? kTypeAny : seen;
}

}  // namespace taipan::hir
