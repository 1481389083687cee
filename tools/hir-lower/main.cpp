// hir-lower: HIR as text on stdin, LLVM IR as text on stdout, optimised with -O.
#include <cstdio>
#include <cstring>
#include <string>

#include "ir/Parser.h"
#include "ir/Verifier.h"
#include "jit/LowerText.h"
#include "runtime/StartUp.h"

namespace {

using namespace taipan;

std::string readAll(FILE* file) {
  std::string text;
  char chunk[1 << 14];
  while (size_t n = fread(chunk, 1, sizeof chunk, file))
    text.append(chunk, n);
  return text;
}

int fail(const std::string& why) {
  fprintf(stderr, "hir-lower: %s\n", why.c_str());
  return 1;
}

// Shapes of builtin types are part of the code, so there has to be a runtime.
int lowerStdin(void* context, NativeStack stack) {
  initialiseRuntime(stack);
  std::string error, text;
  auto f = hir::parse(readAll(stdin), &error);
  if (!f) return fail(error);
  error = hir::verify(*f);
  if (!error.empty()) return fail(error);
  if (!lowerToText(*f, *static_cast<bool*>(context), &text, &error)) return fail(error);
  fwrite(text.data(), 1, text.size(), stdout);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  bool optimised = argc == 2 && !strcmp(argv[1], "-O");
  if (argc > 1 && !optimised) return fail("usage: hir-lower [-O] < FILE");
  return onBigStack(&lowerStdin, &optimised);
}
