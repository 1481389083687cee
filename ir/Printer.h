// Printer: the text form of HIR, what --dump=hir shows, hir-opt reads and golden tests compare.
//
//   function escape_time code @code.escape_time osr -1 {
//   b1: <- b0 b3 loop
//     v7 = IntAdd v3, v4 : int64 smallint|bigint overflow !4 @12
//     Branch v8 -> b2, b3
//   state 4: @code.escape_time pc 12 function v1 record v2 [r0:cx=v1 r3=v7] parent 2
//   }
//
// Objects are written as @name, names made unique within the function (Function::objectNames).
#pragma once

#include <string>

#include "ir/Ir.h"

namespace taipan::hir {

std::string print(Function& f);
std::string print(Function& f, const Instr* i);

}  // namespace taipan::hir
