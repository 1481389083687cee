// Operations that are calls of the runtime (HIR_CALL in ir/Ops.def): each row fits the function that it names.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ir/Ir.h"
#include "jit/RuntimeTable.h"

namespace taipan {
namespace {

struct Row {
  hir::Op op;
  RtFn function;
};
constexpr Row kRows[] = {
#define HIR_OP(...)
#define HIR_CALL(name, operands, result, type, immA, immB, effects, reads, writes, function, doc) \
  {hir::Op::name, RtFn::function},
#include "ir/Ops.def"
};

// What parameters may have for the operands and immediates, one set of codes each.
std::vector<std::string> parametersOf(const hir::OpInfo& op) {
  std::vector<std::string> sets;
  for (const char* letter = op.operands; *letter; ++letter) {
    switch (*letter) {
      case 'I': sets.push_back("i"); break;
      case 'D': sets.push_back("d"); break;
      case 'B': sets.push_back("b"); break;
      case 'P': sets.push_back("p"); break;
      case '*':
        sets.back() = "p";
        sets.push_back("i");
        break;
      default: sets.push_back("ip");
    }
  }
  for (hir::ImmKind kind : {op.immA, op.immB})
    if (kind != hir::ImmKind::_) sets.push_back("bwip");
  return sets;
}

bool fits(const std::string& codes, const std::vector<std::string>& sets) {
  if (codes.size() != sets.size()) return false;
  for (size_t n = 0; n < codes.size(); ++n)
    if (sets[n].find(codes[n]) == std::string::npos) return false;
  return true;
}

char resultOf(const hir::OpInfo& op) {
  if (op.mayDeopt()) return 'w';
  return op.result == hir::Rep::Bool && !op.mayRaise() ? 'b' : 'i';
}

TEST(RuntimeCallTest, RowsFitTheirFunctions) {
  for (const Row& row : kRows) {
    const hir::OpInfo& op = opInfo(row.op);
    const RuntimeFunction& function = runtimeFunction(row.function);
    std::string codes = function.signature + 1;
    auto sets = parametersOf(op);
    bool isTest = op.result == hir::Rep::Bool && op.mayObserveFrame();
    if (isTest && codes.back() == 'b') codes.pop_back();
    bool hasThread = codes.size() == sets.size() + 1 && codes[0] == 'p';
    EXPECT_TRUE(fits(hasThread ? codes.substr(1) : codes, sets)) << op.name << " calls " << function.name;
    EXPECT_EQ(function.signature[0], resultOf(op)) << op.name;
    EXPECT_EQ(op.mayObserveFrame(), needsFrameState(function)) << op.name;
    EXPECT_EQ(op.mayRaise(), (function.effects & kEffectMayRaise) != 0) << op.name;
  }
}

}  // namespace
}  // namespace taipan
