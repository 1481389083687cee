// gdb's JIT interface: what a debugger finds of compiled code when asked for (-X gdb).
#include <string_view>

#include "tests/unit/jit/JitTest.h"

// As gdb's manual lays them down ("JIT Compilation Interface"); LLVM defines the descriptor.
extern "C" {
struct jit_code_entry {
  jit_code_entry *next, *previous;
  const char* symfile;
  uint64_t size;
};
struct jit_descriptor {
  uint32_t version, action;
  jit_code_entry *relevant, *first;
};
extern jit_descriptor __jit_debug_descriptor;
}

namespace taipan {
namespace {

class Debugger : public JitTest {
 protected:
  void TearDown() override {
    options.gdbJit = false;
    JitTest::TearDown();
  }
  static bool knows(std::string_view name) {
    for (const jit_code_entry* e = __jit_debug_descriptor.first; e; e = e->next)
      if (std::string_view(e->symfile, e->size).find(name) != std::string_view::npos) return true;
    return false;
  }
};

TEST_F(Debugger, IsToldOfCompiledFunctionsIfAskedFor) {
  const char* source = R"(
def shown_to_gdb(n):
    s = 0
    for i in range(n):
        s += i
    return s
result = shown_to_gdb(100)
)";
  EXPECT_EQ(run(source), "4950");
  EXPECT_FALSE(knows("shown_to_gdb"));
  options.gdbJit = true;
  EXPECT_EQ(run(source), "4950");
  EXPECT_TRUE(knows("shown_to_gdb"));
}

}  // namespace
}  // namespace taipan
