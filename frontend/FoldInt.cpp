#include "frontend/FoldInt.h"

#include <gmp.h>

#include <cstdlib>

namespace taipan {

using namespace ast;

namespace {

constexpr size_t kMostBits = 128;

// A number of GMP's, owned.
class Number {
 public:
  Number() { mpz_init(z_); }
  explicit Number(const ConstantValue& v) : Number() {
    switch (v.kind) {
      case ConstantKind::True:   mpz_set_si(z_, 1); break;
      case ConstantKind::Int:    mpz_set_si(z_, v.integer); break;
      case ConstantKind::BigInt: parse(std::string(v.text)); break;
      default:                   break;
    }
  }
  ~Number() { mpz_clear(z_); }
  Number(const Number&) = delete;
  Number& operator=(const Number&) = delete;

  mpz_ptr get() { return z_; }
  int sign() const { return mpz_sgn(z_); }
  size_t bits() const { return mpz_sizeinbase(z_, 2); }
  // At most `limit`, precondition: not negative.
  size_t atMost(size_t limit) const { return mpz_cmp_ui(z_, limit) > 0 ? limit : mpz_get_ui(z_); }

  // Hexadecimal, as a literal.
  std::string text() const {
    char* digits = mpz_get_str(nullptr, 16, z_);
    std::string literal = sign() < 0 ? std::string("-0x") + (digits + 1) : std::string("0x") + digits;
    free(digits);
    return literal;
  }

  ConstantValue constant(Arena& arena) const {
    ConstantValue c;
    c.kind = mpz_fits_slong_p(z_) ? ConstantKind::Int : ConstantKind::BigInt;
    if (c.kind == ConstantKind::Int)
      c.integer = mpz_get_si(z_);
    else
      c.text = arena.copy(text());
    return c;
  }

 private:
  // As Literals.cpp and text() leave it.
  void parse(const std::string& literal) {
    bool negative = literal[0] == '-';
    const char* digits = literal.c_str() + negative;
    char mark = digits[0] == '0' ? digits[1] : '\0';
    int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    mpz_set_str(z_, base == 10 ? digits : digits + 2, base);
    if (negative) mpz_neg(z_, z_);
  }

  mpz_t z_;
};

// Each operator: false if the result is no int, or none at all, or large.

bool multiply(Number& a, Number& b, Number& result) {
  if (a.sign() && b.sign() && a.bits() + b.bits() > kMostBits) return false;
  mpz_mul(result.get(), a.get(), b.get());
  return true;
}

bool power(Number& a, Number& b, Number& result) {
  if (b.sign() < 0) return false;
  if (a.sign() && b.sign() && a.bits() * b.atMost(kMostBits + 1) > kMostBits) return false;
  mpz_pow_ui(result.get(), a.get(), a.sign() ? b.atMost(kMostBits) : b.sign() != 0);
  return true;
}

bool shiftLeft(Number& a, Number& b, Number& result) {
  if (b.sign() < 0) return false;
  if (a.sign() && b.sign() && a.bits() + b.atMost(kMostBits) > kMostBits) return false;
  mpz_mul_2exp(result.get(), a.get(), a.sign() ? b.atMost(kMostBits) : 0);
  return true;
}

bool shiftRight(Number& a, Number& b, Number& result) {
  if (b.sign() < 0) return false;
  mpz_fdiv_q_2exp(result.get(), a.get(), b.atMost(a.bits() + 1));
  return true;
}

bool divide(Number& a, Number& b, Number& result, bool wantsRemainder) {
  if (b.sign() == 0) return false;
  wantsRemainder ? mpz_fdiv_r(result.get(), a.get(), b.get()) : mpz_fdiv_q(result.get(), a.get(), b.get());
  return true;
}

bool compute(ast::BinaryOp op, Number& a, Number& b, Number& result) {
  switch (op) {
    case ast::BinaryOp::Add:      mpz_add(result.get(), a.get(), b.get()); return true;
    case ast::BinaryOp::Sub:      mpz_sub(result.get(), a.get(), b.get()); return true;
    case ast::BinaryOp::BitAnd:   mpz_and(result.get(), a.get(), b.get()); return true;
    case ast::BinaryOp::BitOr:    mpz_ior(result.get(), a.get(), b.get()); return true;
    case ast::BinaryOp::BitXor:   mpz_xor(result.get(), a.get(), b.get()); return true;
    case ast::BinaryOp::Mult:     return multiply(a, b, result);
    case ast::BinaryOp::FloorDiv: return divide(a, b, result, false);
    case ast::BinaryOp::Mod:      return divide(a, b, result, true);
    case ast::BinaryOp::Pow:      return power(a, b, result);
    case ast::BinaryOp::LShift:   return shiftLeft(a, b, result);
    case ast::BinaryOp::RShift:   return shiftRight(a, b, result);
    default:                      return false;
  }
}

}  // namespace

bool isIntConstant(const ConstantValue& v) {
  return v.kind == ConstantKind::Int || v.kind == ConstantKind::BigInt || v.kind == ConstantKind::True ||
         v.kind == ConstantKind::False;
}

std::optional<ConstantValue> foldInts(ast::BinaryOp op, const ConstantValue& a, const ConstantValue& b, Arena& arena) {
  Number left(a), right(b), result;
  return compute(op, left, right, result) ? std::optional(result.constant(arena)) : std::nullopt;
}

ConstantValue foldInt(UnaryOperator op, const ConstantValue& v, Arena& arena) {
  Number number(v);
  if (op == UnaryOperator::USub) mpz_neg(number.get(), number.get());
  if (op == UnaryOperator::Invert) mpz_com(number.get(), number.get());
  return number.constant(arena);
}

std::string canonicalText(const ConstantValue& v) {
  return Number(v).text();
}

}  // namespace taipan
