// The operators of Python, by name.
#pragma once

#include <cstdint>

namespace taipan {

enum class BinaryOp : uint8_t {
  Add,
  Sub,
  Mul,
  TrueDiv,
  FloorDiv,
  Mod,
  Pow,
  LShift,
  RShift,
  And,
  Or,
  Xor,
  MatMul,
  kCount
};
enum class CompareOp : uint8_t { Lt, Le, Eq, Ne, Gt, Ge };
enum class UnaryOp : uint8_t { Neg, Pos, Invert, kCount };

inline constexpr unsigned kBinaryOpCount = static_cast<unsigned>(BinaryOp::kCount);

}  // namespace taipan
