// FastPaths: the functions of runtime/interp/FastPaths.h in compiled code. Lowering calls them like any runtime
// function; here the calls are replaced by the functions' bodies, from bitcode that is part of the program.
#pragma once

#include <string>

namespace llvm {
class Module;
}

namespace taipan {

// Inlines every call of a fast path in `module`, whatever its size. What is inlined has the alias tags that the
// lowering gives to its own loads and stores, and no other metadata but branch weights. Functions that remain are
// declarations.
void inlineFastPaths(llvm::Module& module);

// Inlines each of them into a function that calls it, and says what LLVM's verifier finds wrong with those: nothing.
// For tests.
std::string verifyFastPaths();

}  // namespace taipan
