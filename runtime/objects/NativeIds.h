// NativeId: builtin functions and methods that the compiler knows (MethodRow::id, NativeFunction::id). 0: unknown to it.
// X(id, what it is). A row promises that the function has CPython's meaning for the argument types the compiler handles.
#pragma once

#include <cstdint>

namespace taipan {

#define TAIPAN_NATIVE_IDS(X)                                                                                      \
  X(Len, "builtins.len") X(Abs, "builtins.abs") X(Min, "builtins.min") X(Max, "builtins.max")                     \
  X(IsInstance, "builtins.isinstance") X(Ord, "builtins.ord") X(Chr, "builtins.chr") X(Id, "builtins.id")         \
  X(Sum, "builtins.sum") X(Round, "builtins.round") X(Divmod, "builtins.divmod") X(Pow, "builtins.pow")           \
  X(Repr, "builtins.repr") X(Print, "builtins.print") X(Iter, "builtins.iter") X(Next, "builtins.next")           \
  X(Sorted, "builtins.sorted") X(HasAttr, "builtins.hasattr") X(GetAttr, "builtins.getattr")                      \
  X(Callable, "builtins.callable") X(Hash, "builtins.hash") X(Any, "builtins.any") X(All, "builtins.all")         \
  X(Locals, "builtins.locals") X(Vars, "builtins.vars") X(Dir, "builtins.dir") X(Eval, "builtins.eval")           \
  X(Exec, "builtins.exec") X(Globals, "builtins.globals") X(SysGetframe, "sys._getframe")                         \
  X(ListAppend, "list.append") X(ListPop, "list.pop") X(ListExtend, "list.extend") X(ListInsert, "list.insert")   \
  X(ListIndex, "list.index") X(ListCopy, "list.copy") X(ListReverse, "list.reverse")                              \
  X(DictGet, "dict.get") X(DictItems, "dict.items") X(DictKeys, "dict.keys") X(DictValues, "dict.values")         \
  X(SetAdd, "set.add") X(StrJoin, "str.join")                                                                     \
  X(MathSqrt, "math.sqrt") X(MathSin, "math.sin") X(MathCos, "math.cos") X(MathTan, "math.tan")                   \
  X(MathAsin, "math.asin") X(MathAcos, "math.acos") X(MathAtan, "math.atan") X(MathAtan2, "math.atan2")           \
  X(MathExp, "math.exp") X(MathLog, "math.log") X(MathLog2, "math.log2") X(MathLog10, "math.log10")               \
  X(MathPow, "math.pow") X(MathHypot, "math.hypot") X(MathFabs, "math.fabs") X(MathFloor, "math.floor")           \
  X(MathCeil, "math.ceil") X(MathTrunc, "math.trunc") X(MathFmod, "math.fmod") X(MathSinh, "math.sinh")           \
  X(MathCosh, "math.cosh") X(MathTanh, "math.tanh") X(MathCopysign, "math.copysign")                              \
  X(MathDegrees, "math.degrees") X(MathRadians, "math.radians") X(MathIsNan, "math.isnan")                        \
  X(MathIsInf, "math.isinf") X(MathIsFinite, "math.isfinite")

enum class NativeId : uint32_t {
  None = 0,
#define X(name, what) name,
  TAIPAN_NATIVE_IDS(X)
#undef X
  kCount,
};


}  // namespace taipan
