#include "ir/ConstantText.h"

#include <algorithm>

#include "runtime/support/SliceBound.h"

namespace taipan::hir {

namespace {

constexpr int64_t kLongest = 4096;
constexpr int kMaxDepth = 8;

std::optional<std::u32string> textOf(const Instr* i, int depth);

std::optional<std::u32string> sliceText(const Instr* i, int depth) {
  if (i->operand(1)->op != Op::ConstInt || i->operand(2)->op != Op::ConstInt) return {};
  auto whole = textOf(i->operand(0), depth);
  if (!whole) return {};
  auto length = static_cast<int64_t>(whole->size());
  int64_t start = clampSliceBound(i->operand(1)->intA(), length);
  int64_t stop = std::max(start, clampSliceBound(i->operand(2)->intA(), length));
  return whole->substr(static_cast<size_t>(start), static_cast<size_t>(stop - start));
}

std::optional<std::u32string> textOf(const Instr* i, int depth) {
  if (depth == 0) return {};
  if (i->op == Op::ConstTagged) {
    if (!i->type.isSubtypeOf(kTypeStr)) return {};
    return codePointsOf(i->valueA().as<Str>(), kLongest);
  }
  if (i->op == Op::LoadSlice) return sliceText(i, depth - 1);
  if (i->op != Op::StrConcat) return {};
  auto left = textOf(i->operand(0), depth - 1);
  if (!left) return {};
  auto right = textOf(i->operand(1), depth - 1);
  if (!right || static_cast<int64_t>(left->size() + right->size()) > kLongest) return {};
  return *left + *right;
}

}  // namespace

std::optional<std::u32string> constantText(const Instr* i) {
  return textOf(i, kMaxDepth);
}

}  // namespace taipan::hir
