#include "tests/differential/hir/Reference.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ir/LiveTypes.h"
#include "runtime/types/number/Float.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

using hir::Instr;
using hir::Op;
using hir::Rep;

constexpr unsigned kMaxValues = 4096;
constexpr unsigned kMaxSteps = 5000;

template <class T>
bool compare(CompareOp op, T a, T b) {
  switch (op) {
    case CompareOp::Lt: return a < b;
    case CompareOp::Le: return a <= b;
    case CompareOp::Eq: return a == b;
    case CompareOp::Ne: return a != b;
    case CompareOp::Gt: return a > b;
    case CompareOp::Ge: return a >= b;
  }
  return false;
}

// The words of all values, on the native stack, which the collector scans.
struct Values {
  uint64_t words[kMaxValues];
};

using Word = std::optional<uint64_t>;  // none: a guard failed
Word fromInt(int64_t i) {
  return static_cast<uint64_t>(i);
}
Word fromDouble(double d) {
  return std::bit_cast<uint64_t>(d);
}
Word fromValue(Value v) {
  return v.bits();
}
Word onlyIf(bool condition, Word w) {
  return condition ? w : std::nullopt;
}

class Execution {
 public:
  Execution(Thread* t, const hir::Function& f, const std::vector<Value>& arguments, Values& values)
      : t_(t), f_(f), arguments_(arguments), values_(values) {}

  ReferenceRun run() {
    const hir::Block* from = nullptr;
    const hir::Block* at = f_.entry();
    while (at) {
      const hir::Block* next = block(at, from);
      from = at;
      at = next;
    }
    return std::move(run_);
  }

 private:
  // The block to go on with; null at the end.
  const hir::Block* block(const hir::Block* b, const hir::Block* from) {
    if (from) phis(b, from);
    for (const Instr* i : hir::instrs(b)) {
      if (i->isPhi()) continue;
      if (++steps_ > kMaxSteps) return run_.failure = "too many steps", nullptr;
      if (i->state) run_.places.insert(place(*i->state));
      switch (i->op) {
        case Op::Jump:   return b->successors[0];
        case Op::Branch: return b->successors[word(i, 0) ? 0 : 1];
        case Op::Return: return run_.result = textOf(i->operand(0)), nullptr;
        case Op::Deopt:  return leave(i), nullptr;
        default:         break;
      }
      Word result = evaluate(i);
      if (!run_.failure.empty()) return nullptr;
      if (!result) return leave(i), nullptr;
      values_.words[i->id] = *result;
    }
    return run_.failure = "a block without an end", nullptr;
  }

  void phis(const hir::Block* b, const hir::Block* from) {
    std::vector<std::pair<uint32_t, uint64_t>> news;
    unsigned n = hir::predecessorIndex(b, from);
    for (const Instr* i : hir::instrs(b))
      if (i->isPhi()) news.push_back({i->id, word(i, n)});
    for (auto [id, w] : news)
      values_.words[id] = w;
  }

  void leave(const Instr* i) {
    run_.hasLeft = true;
    run_.isIdle = !i->info().hasSideEffect() || isCautious(i);
    run_.result = place(*i->state);
  }

  // Leaves for the sake of a result that not everybody wants, or that is as good as any.
  bool isCautious(const Instr* i) const {
    if (i->op == Op::IntTrueDiv) return integer(i, 1) != 0;  // inexact; it does not raise
    bool takesInts = i->op == Op::CheckedUnboxNumber || i->op == Op::SimpleTruth;
    return takesInts && value(i, 0).isObject() && isInt(value(i, 0));
  }

  // --- text
  std::string textOf(const Instr* i) {
    uint64_t w = values_.words[i->id];
    Value v;
    switch (i->rep) {
      case Rep::Int64:  v = makeInt(t_, static_cast<int64_t>(w)); break;
      case Rep::Double: v = makeFloat(t_, std::bit_cast<double>(w)); break;
      case Rep::Bool:   v = Value::boolean(w != 0); break;
      default:          v = Value::fromBits(w); break;
    }
    return v.isEmpty() ? "" : strToUtf8(reprOf(t_, v).as<Str>());
  }

  std::string variables(const hir::FrameState& s) {
    std::string text;
    for (const hir::RegisterValue& r : s.registers) {
      std::string value = textOf(r.value);
      if (value.empty()) continue;
      if (!text.empty()) text += ", ";
      text += "('" + registerName(r.reg) + "', " + value + ")";
    }
    return "[" + text + "]";
  }

  std::string place(const hir::FrameState& s) { return "(" + std::to_string(s.instr) + ", " + variables(s) + ")"; }

  // --- operands
  uint64_t word(const Instr* i, unsigned n) const { return values_.words[i->operand(n)->id]; }
  int64_t integer(const Instr* i, unsigned n) const { return static_cast<int64_t>(word(i, n)); }
  double number(const Instr* i, unsigned n) const { return std::bit_cast<double>(word(i, n)); }
  Value value(const Instr* i, unsigned n) const { return Value::fromBits(word(i, n)); }
  std::vector<Value> items(const Instr* i) const {
    std::vector<Value> all;
    for (unsigned n = 0; n < i->operands.size(); ++n)
      all.push_back(value(i, n));
    return all;
  }

  Word evaluate(const Instr* i) {
    switch (i->op) {
      case Op::ConstTagged:
      case Op::ConstInt:
      case Op::ConstDouble:
      case Op::ConstBool:        return i->immA;
      case Op::Param:            return fromValue(arguments_[i->immA]);
      case Op::LoadFunction:     return fromValue(kNone);  // names nothing but the activation
      case Op::Select:           return word(i, word(i, 0) ? 1 : 2);
      case Op::EnterFrame:
      case Op::LeaveFrame:
      case Op::Checkpoint:
      case Op::Safepoint:        return 0;
      case Op::BoxInt:           return fromValue(makeInt(t_, integer(i, 0)));
      case Op::BoxDouble:        return fromValue(makeFloat(t_, number(i, 0)));
      case Op::BoxBool:          return fromValue(Value::boolean(word(i, 0) != 0));
      case Op::UnboxInt:         return fromInt(value(i, 0).asSmallInt());
      case Op::UnboxDouble:      return fromDouble(floatValue(value(i, 0)));
      case Op::UnboxBool:        return value(i, 0).isTrue();
      case Op::IntToDouble:      return fromDouble(static_cast<double>(integer(i, 0)));
      case Op::BoolToInt:        return word(i, 0);
      case Op::BoolNot:          return !word(i, 0);
      case Op::IntCompare:       return compare(i->compareA(), integer(i, 0), integer(i, 1));
      case Op::DoubleCompare:    return compare(i->compareA(), number(i, 0), number(i, 1));
      case Op::IntCompareTagged: return compare(i->compareA(), intCompare(value(i, 0), value(i, 1)), 0);
      case Op::Identical:        return word(i, 0) == word(i, 1);
      case Op::IsType:           return (hir::bitsOfValue(value(i, 0)) & i->typesA()) != 0;
      case Op::IsEmpty:          return value(i, 0).isEmpty();
      default:                   return guards(i);
    }
  }

  Word guards(const Instr* i) {
    switch (i->op) {
      case Op::GuardType:     return onlyIf(hir::bitsOfValue(value(i, 0)) & i->typesA(), word(i, 0));
      case Op::GuardBound:    return onlyIf(!value(i, 0).isEmpty(), word(i, 0));
      case Op::Guard:         return onlyIf(word(i, 0) == i->immA, 0);
      case Op::GuardBounds:   return onlyIf(integer(i, 0) >= 0 && integer(i, 0) < integer(i, 1), word(i, 0));
      case Op::GuardIntRange: return onlyIf(integer(i, 0) >= i->intA() && integer(i, 0) <= i->intB(), word(i, 0));
      case Op::CheckedUnboxInt:
        if (!value(i, 0).isSmallInt()) return std::nullopt;
        return fromInt(value(i, 0).asSmallInt());
      case Op::CheckedUnboxDouble:
        if (!isFloat(value(i, 0))) return std::nullopt;
        return fromDouble(floatValue(value(i, 0)));
      case Op::CheckedUnboxNumber:
        if (value(i, 0).isSmallInt()) return fromDouble(static_cast<double>(value(i, 0).asSmallInt()));
        if (!isFloat(value(i, 0))) return std::nullopt;
        return fromDouble(floatValue(value(i, 0)));
      case Op::CheckedUnboxBool: return onlyIf(value(i, 0).isBool(), value(i, 0).isTrue());
      case Op::SimpleTruth:      return simpleTruth(value(i, 0));
      default:                   return ints(i);
    }
  }

  static Word simpleTruth(Value v) {
    if (v.isNone()) return 0;
    if (v.isBool()) return v.isTrue();
    if (v.isSmallInt()) return v.asSmallInt() != 0;
    if (v.isImmediateFloat()) return floatValue(v) != 0;
    if (isExact(v, types::Str)) return v.as<Str>()->length != 0;
    if (isExact(v, types::List)) return v.as<List>()->length != 0;
    if (isExact(v, types::Tuple)) return v.as<Tuple>()->length != 0;
    return std::nullopt;
  }

  Word ints(const Instr* i) {
    int64_t a = i->operands.size() > 0 ? integer(i, 0) : 0, b = i->operands.size() > 1 ? integer(i, 1) : 0, r = 0;
    constexpr int64_t kExact = int64_t{1} << 53;
    auto exact = [](int64_t n) { return n >= -kExact && n <= kExact; };
    switch (i->op) {
      case Op::IntAdd:
      case Op::IntAddWrap:      return onlyIf(!__builtin_add_overflow(a, b, &r), fromInt(r));
      case Op::IntSub:
      case Op::IntSubWrap:      return onlyIf(!__builtin_sub_overflow(a, b, &r), fromInt(r));
      case Op::IntMul:
      case Op::IntMulWrap:      return onlyIf(!__builtin_mul_overflow(a, b, &r), fromInt(r));
      case Op::IntNeg:          return onlyIf(!__builtin_sub_overflow(int64_t{0}, a, &r), fromInt(r));
      case Op::IntAbs:          return onlyIf(a != INT64_MIN, fromInt(a < 0 && a != INT64_MIN ? -a : a));
      case Op::IntFloorDiv:     return a == INT64_MIN && b == -1 ? std::nullopt : floorDivide(a, b);
      case Op::IntFloorDivSafe: return floorDivide(a, b);
      case Op::IntMod:
      case Op::IntModSafe:      return b == -1 ? Word(0) : modulo(a, b);
      case Op::IntAnd:          return fromInt(a & b);
      case Op::IntOr:           return fromInt(a | b);
      case Op::IntXor:          return fromInt(a ^ b);
      case Op::IntNot:          return fromInt(~a);
      case Op::IntShl:
      case Op::IntShlSafe:      return shiftLeft(a, b);
      case Op::IntShr:
      case Op::IntShrSafe:      return onlyIf(b >= 0, fromInt(a >> std::clamp<int64_t>(b, 0, 63)));
      case Op::IntMin:          return fromInt(std::min(a, b));
      case Op::IntMax:          return fromInt(std::max(a, b));
      case Op::NormalizeIndex:  return fromInt(a < 0 ? a + b : a);
      case Op::IntTrueDiv:
        return onlyIf(b && exact(a) && exact(b), fromDouble(static_cast<double>(a) / static_cast<double>(b)));
      case Op::IntToDoubleExact: return onlyIf(exact(a), fromDouble(static_cast<double>(a)));
      default:                   return doubles(i);
    }
  }

  static Word floorDivide(int64_t a, int64_t b) {
    if (!b) return std::nullopt;
    return fromInt(a / b - (a % b != 0 && (a < 0) != (b < 0)));
  }
  static Word modulo(int64_t a, int64_t b) {
    if (!b) return std::nullopt;
    int64_t rest = a % b;
    return fromInt(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest);
  }
  static Word shiftLeft(int64_t a, int64_t count) {
    if (count < 0 || count > 63) return std::nullopt;
    auto shifted = static_cast<int64_t>(static_cast<uint64_t>(a) << count);
    return onlyIf(shifted >> count == a, fromInt(shifted));
  }

  Word doubles(const Instr* i) {
    bool isMath = i->operands.size() > 0 && i->operand(0)->rep == Rep::Double;
    double a = isMath ? number(i, 0) : 0, b = isMath && i->operands.size() > 1 ? number(i, 1) : 0;
    switch (i->op) {
      case Op::DoubleAdd:        return fromDouble(a + b);
      case Op::DoubleSub:        return fromDouble(a - b);
      case Op::DoubleMul:        return fromDouble(a * b);
      case Op::DoubleDiv:
      case Op::DoubleDivSafe:    return onlyIf(b != 0, fromDouble(a / b));
      case Op::DoubleFloorDiv:   return onlyIf(b != 0, b != 0 ? fromDouble(doubleFloorDivide(a, b)) : Word(0));
      case Op::DoubleMod:        return onlyIf(b != 0, b != 0 ? fromDouble(doubleModulo(a, b)) : Word(0));
      case Op::DoubleNeg:        return fromDouble(-a);
      case Op::DoubleAbs:        return fromDouble(std::fabs(a));
      case Op::DoubleSqrt:       return onlyIf(!(a < 0), fromDouble(std::sqrt(a)));
      case Op::DoubleToInt:      return toInt(std::trunc(a));
      case Op::DoubleFloorToInt: return toInt(std::floor(a));
      case Op::DoubleCeilToInt:  return toInt(std::ceil(a));
      default:                   return objects(i);
    }
  }

  static Word toInt(double d) {
    if (!(std::fabs(d) < 0x1p62)) return std::nullopt;
    return fromInt(static_cast<int64_t>(d));
  }

  Word objects(const Instr* i) {
    std::vector<Value> parts = i->op == Op::NewTuple || i->op == Op::NewList ? items(i) : std::vector<Value>();
    auto count = static_cast<int64_t>(parts.size());
    switch (i->op) {
      case Op::CallGeneric: return fromValue(Value::object(newStr(t_, variables(*i->state))));
      case Op::IntBinary:   return fromValue(intBinary(t_, i->binaryA(), value(i, 0), value(i, 1)));
      case Op::NewTuple:    return fromValue(Value::object(newTupleFrom(t_, parts.data(), count)));
      case Op::TupleLength: return fromInt(value(i, 0).as<Tuple>()->length);
      case Op::TupleLoad:   return fromValue(value(i, 0).as<Tuple>()->items[integer(i, 1)]);
      case Op::NewList:     return fromValue(Value::object(newListFrom(t_, parts.data(), count)));
      case Op::ListLength:  return fromInt(value(i, 0).as<List>()->length);
      case Op::ListLoad:    return fromValue(value(i, 0).as<List>()->items->values[integer(i, 1)]);
      case Op::ListStore:   return value(i, 0).as<List>()->items->values[integer(i, 1)] = value(i, 2), Word(0);
      case Op::ListAppend:  return onlyIf(listAppend(t_, value(i, 0).as<List>(), value(i, 1)), 0);
      case Op::ListPop:     return pop(value(i, 0).as<List>());
      default:              run_.failure = std::string("no operation ") + i->info().name; return std::nullopt;
    }
  }

  static Word pop(List* list) {
    if (!list->length) return std::nullopt;
    return fromValue(list->items->values[--list->length]);
  }

  Thread* t_;
  const hir::Function& f_;
  const std::vector<Value>& arguments_;
  Values& values_;
  ReferenceRun run_;
  unsigned steps_ = 0;
};

}  // namespace

ReferenceRun runReference(Thread* t, const hir::Function& f, const std::vector<Value>& arguments) {
  Values values{};
  if (f.nextInstr > kMaxValues) {
    ReferenceRun run;
    run.failure = "too large";
    return run;
  }
  return Execution(t, f, arguments, values).run();
}

}  // namespace taipan
