// What Simplify knows of each operation. simplify() is the table; numbers, and everything else, are files of their own.
#pragma once

#include "ir/Ir.h"

namespace taipan::hir {

// Makes instructions in front of the one that is looked at.
class Rewriter {
 public:
  explicit Rewriter(Function& f) : f_(f) {}
  Instr* make(Op op, std::initializer_list<Instr*> operands, uint64_t immA = 0);  // takes site and state if needed
  Instr* intConst(int64_t v);
  Instr* doubleConst(double v);
  Instr* boolConst(bool v);
  Instr* taggedConst(Value v);
  Function& f_;
  Instr* at_ = nullptr;

 private:
  Instr* atEntry(Instr* i);
};

struct Verdict {
  enum Kind { kNone, kReplace, kChanged, kRemove, kExit } kind = kNone;
  Instr* value = nullptr;
  Verdict() = default;
  Verdict(Kind k) : kind(k) {}
  Verdict(Instr* v) : kind(kReplace), value(v) {}
};

Verdict simplify(Rewriter& r, Instr* i);
Verdict simplifyNumber(Rewriter& r, Instr* i);  // Int*, Double*, comparisons
Verdict simplifyBoxing(Rewriter& r, Instr* i);  // Box*, Unbox*, CheckedUnbox*

bool compareInts(CompareOp op, int64_t a, int64_t b);
bool compareDoubles(CompareOp op, double a, double b);

}  // namespace taipan::hir
