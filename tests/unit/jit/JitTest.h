// JitTest: runs Python source in this process with the compiler on: functions are compiled where they cross a low
// threshold, so that a test knows what is compiled when. Tests leave their findings in the global `result` and compare
// its repr.
#pragma once

#include <string>

#include "frontend/Compile.h"
#include "jit/CodeMap.h"
#include "jit/Jit.h"
#include "jit/TierPolicy.h"
#include "runtime/core/Options.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

class JitTest : public RuntimeTest {
 protected:
  static constexpr uint32_t kThreshold = 30;

  void SetUp() override {
    static bool installed = false;
    if (!installed) {
      options.jit = JitMode::kOn;
      options.jitSynchronous = true;
      options.jitThreshold = kThreshold;
    }
    RuntimeTest::SetUp();
    if (!installed) installJit(t);
    installed = true;
  }

  // Runs module-level source in a fresh namespace; repr(result), or the exception as "Name: text".
  std::string run(const std::string& source) {
    CodeObject* code = compileSource(t, source, "<test>", CompileMode::kExec);
    if (!code) return describeException();
    Dict* globals = newDict(t);
    EXPECT_TRUE(dictSetStr(t, globals, intern(t, "__name__"), Value::object(intern(t, "__main__"))));
    FunctionObject* f = newFunction(t, code, globals, nullptr);
    if (runCode(t, f, Value::object(globals)).isEmpty()) return describeException();
    Value result = dictGetStr(globals, intern(t, "result"));
    if (result.isEmpty()) return "<no result>";
    Value text = reprOf(t, result);
    return text ? strToUtf8(text.as<Str>()) : describeException();
  }

  std::string describeException() {
    Value e = t->exception;
    t->exception = Value();
    Value text = strOf(t, e);
    return strToUtf8(typeOf(e)->name) + ": " + (text ? strToUtf8(text.as<Str>()) : "?");
  }

  // Newest compiled version (by calls) of the function of this name, or null.
  const CompiledCode* compiled(const std::string& name) {
    const CompiledCode* found = nullptr;
    for (const auto& c : codemap::all(t))
      if (c->loopHead < 0 && strToUtf8(c->code->name) == name) found = c.get();
    return found;
  }
  // Exits taken for a reason by one version.
  static uint32_t exitsOf(const CompiledCode& c, DeoptReason reason) {
    uint32_t n = 0;
    for (const CompiledCode::Guard& g : c.guards)
      if (g.site.reason == reason) n += g.exits;
    return n;
  }
  // Exits taken for a reason by all versions of the function of this name.
  uint32_t exits(const std::string& name, DeoptReason reason) {
    uint32_t n = 0;
    for (const auto& c : codemap::all(t))
      if (strToUtf8(c->code->name) == name) n += exitsOf(*c, reason);
    return n;
  }
};

}  // namespace taipan
