// The builder on code that the front end compiled, with feedback from running it.
#include <gmock/gmock.h>

#include "frontend/Compile.h"
#include "ir/Builder.h"
#include "ir/BytecodePlan.h"
#include "ir/LiveTypes.h"
#include "ir/PassManager.h"
#include "ir/Printer.h"
#include "ir/SpeculationLog.h"
#include "ir/Verifier.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan::hir {

namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BuilderTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    compileHook = &compileSource;
  }

  // Runs the source in a module of its own and returns one of its functions.
  FunctionObject* run(std::string_view source, std::string_view name) {
    static int count = 0;
    CodeObject* code = compileHook(t, source, "<test>", CompileMode::kExec, SourceForm::kText);
    EXPECT_TRUE(code);
    Value module = newModule(t, intern(t, "test" + std::to_string(++count)));
    Dict* globals = moduleDict(module);
    FunctionObject* f = newFunction(t, code, globals, nullptr);
    EXPECT_FALSE(runCode(t, f, Value::object(globals)).isEmpty());
    Value v = dictGetStr(globals, intern(t, name));
    EXPECT_TRUE(isExact(v, types::Function));
    return v.as<FunctionObject>();
  }

  std::unique_ptr<Function> build(FunctionObject* f, int32_t osr = -1) {
    return build(*takeSnapshot(t, log, f, osr, nullptr));
  }

  std::unique_ptr<Function> build(const Snapshot& snapshot) {
    OutsidePython outside;
    BuildResult r = buildFunction(snapshot);
    failure = r.failure ? r.failure : "";
    if (r.function) EXPECT_EQ(verify(*r.function), "");
    return std::move(r.function);
  }

  static std::string optimised(Function& f) {
    PassOptions options;
    options.verify = true;
    optimise(f, options);
    return print(f);
  }

  static unsigned count(const Function& f, Op op) {
    unsigned n = 0;
    for (Block* b : f.blocks)
      for (Instr* i : instrs(b))
        n += i->op == op;
    return n;
  }

  SpeculationLog log;
  std::string failure;
};

TEST_F(BuilderTest, WhatHasNotRunIsNotBuilt) {
  EXPECT_FALSE(build(run("def f(x):\n    return x + 1\n", "f")));
  EXPECT_EQ(failure, "nothing of it has been executed");
}

TEST_F(BuilderTest, IntLoopNeedsNoBoxes) {
  auto f = build(run("def f(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\nf(50)\n", "f"));
  ASSERT_TRUE(f);
  optimised(*f);
  EXPECT_EQ(count(*f, Op::NewRange), 0u);
  EXPECT_EQ(count(*f, Op::BoxInt), 1u);
  EXPECT_EQ(count(*f, Op::EnterFrame), 0u);
}

static void noteFailuresOf(SpeculationLog& log, const CodeObject* code, taipan::Op op, DeoptReason reason) {
  for (uint32_t n = 0; n < code->instrCount; ++n)
    if (code->instrs[n].op == op) log.noteSiteFailure(code, n, reason);
}

TEST_F(BuilderTest, OverflowedSitesTakeIntsOfAnySize) {
  FunctionObject* f = run("def f(x, y):\n    return x * y\nf(2, 3)\n", "f");
  auto before = build(f);
  ASSERT_TRUE(before);
  EXPECT_EQ(count(*before, Op::IntMul), 1u);
  noteFailuresOf(log, f->code, taipan::Op::Mul, DeoptReason::kOverflow);
  auto after = build(f);
  ASSERT_TRUE(after);
  EXPECT_EQ(count(*after, Op::IntMul), 0u);
  EXPECT_EQ(count(*after, Op::IntBinary), 1u);
}

TEST_F(BuilderTest, FailedSitesAreGeneric) {
  FunctionObject* f = run("def f(x, y):\n    return x * y\nf(2, 3)\n", "f");
  for (int n = 0; n < 2; ++n)
    noteFailuresOf(log, f->code, taipan::Op::Mul, DeoptReason::kType);
  auto after = build(f);
  ASSERT_TRUE(after);
  EXPECT_EQ(count(*after, Op::IntMul), 0u);
  EXPECT_EQ(count(*after, Op::BinaryGeneric), 1u);
}

TEST_F(BuilderTest, WideIntsHaveOperatorsOfTheirOwn) {
  FunctionObject* f = run("def f(x, y):\n    return x + y < x\nf(1 << 70, 3)\n", "f");
  auto built = build(f);
  ASSERT_TRUE(built);
  EXPECT_EQ(count(*built, Op::IntBinary), 1u);
  EXPECT_EQ(count(*built, Op::IntCompareTagged), 1u);
}

TEST_F(BuilderTest, ShiftsThatGotWideStayTagged) {
  FunctionObject* f = run("def f(x):\n    return x << 40\nf(1)\n", "f");
  auto small = build(f);
  ASSERT_TRUE(small);
  EXPECT_EQ(count(*small, Op::IntShl), 1u);
  f = run("def f(x):\n    return x << 40\nf(1 << 30)\n", "f");
  auto wide = build(f);
  ASSERT_TRUE(wide);
  EXPECT_EQ(count(*wide, Op::IntShl), 0u);
  EXPECT_EQ(count(*wide, Op::IntBinary), 1u);
}

TEST_F(BuilderTest, UnstableGlobalsAreLoaded) {
  FunctionObject* f = run("k = 3\ndef f(x):\n    return x + k\nf(2)\n", "f");
  auto constant = build(f);
  ASSERT_TRUE(constant);
  EXPECT_EQ(count(*constant, Op::LoadGlobalEntry), 0u);
  EXPECT_FALSE(constant->dependencies.empty());
  for (int n = 0; n < 2; ++n)
    log.noteGlobalChanged(f->globals, intern(t, "k"));
  auto loaded = build(f);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(count(*loaded, Op::LoadGlobalEntry), 1u);
}

TEST_F(BuilderTest, LocalsStayInStates) {
  // `unused` is never read again, but locals() must show it.
  auto f = build(run("def f(x):\n    unused = x\n    return len(str(x))\nf(1)\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_THAT(print(*f), HasSubstr("r1:unused="));
}

TEST_F(BuilderTest, InlinedCalleesHaveTheCallersStateAsParent) {
  auto f = build(run("def g(x):\n    return str(x)\ndef f(x):\n    return g(x)\nf(1)\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_EQ(count(*f, Op::EnterFrame), 2u);
  bool chained = false;
  for (FrameState* s : f->states)
    chained |= s->parent && s->depth() == 1;
  EXPECT_TRUE(chained);
}

TEST_F(BuilderTest, PureCalleesAreFolded) {
  auto f = build(run("def g(x):\n    return x * x\ndef f(x):\n    return g(x) + g(x)\nf(2.5)\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_EQ(count(*f, Op::EnterFrame), 1u);
  optimised(*f);
  EXPECT_EQ(count(*f, Op::DoubleMul), 1u);
}

TEST_F(BuilderTest, RecursionIsCalled) {
  auto f = build(run("def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nf(10)\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_EQ(count(*f, Op::CallDirect), 2u);
}

TEST_F(BuilderTest, OsrEntryOfAnInnerLoopEndsWhereTheOuterOneComesRound) {
  FunctionObject* fn =
      run("def f(n):\n    s = 0\n    for i in range(n):\n        for j in range(i):\n            s += j\n    return "
          "s\nf(20)\n",
          "f");
  std::vector<int32_t> heads;
  for (uint32_t n = 0; n < fn->code->instrCount; ++n)
    if (fn->code->instrs[n].op == taipan::Op::JumpBack) heads.push_back(fn->code->instrs[n].d);
  ASSERT_EQ(heads.size(), 2u);
  BytecodePlan plan(fn->code, static_cast<uint32_t>(std::max(heads[0], heads[1])));
  unsigned loops = 0;
  for (const PlanBlock& b : plan.blocks)
    loops += b.isLoopHead;
  EXPECT_EQ(loops, 1u);
  auto f = build(fn, std::max(heads[0], heads[1]));
  ASSERT_TRUE(f);
  EXPECT_THAT(optimised(*f), HasSubstr("OsrRegister"));
  unsigned left = 0;
  for (const Block* b : f->blocks)
    for (const Instr* i = b->first; i; i = i->next)
      left += i->op == Op::Deopt && i->reason == DeoptReason::kOuterLoop;
  EXPECT_EQ(left, 1u);
}

TEST_F(BuilderTest, ConstructorsOutsideOfFoldingKeepTheInstance) {
  auto f = build(
      run("class C:\n    def __init__(self, x):\n        self.x = str(x)\ndef f(x):\n    return C(x)\nf(1)\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_EQ(count(*f, Op::NewInstance), 1u);
  EXPECT_EQ(count(*f, Op::CallDirect), 1u);
  bool overrides = false;
  for (FrameState* s : f->states)
    overrides |= s->resultOverride != nullptr;
  EXPECT_TRUE(overrides);
}

TEST_F(BuilderTest, DeterministicText) {
  FunctionObject* fn =
      run("def f(xs):\n    t = 0.0\n    for x in xs:\n        t += x * x\n    return t\nf([1.0, 2.0])\n", "f");
  auto a = build(fn), b = build(fn);
  EXPECT_EQ(optimised(*a), optimised(*b));
}

TEST_F(BuilderTest, JoinsAndSlicesOfKnownTextsAreCompared) {
  auto f =
      build(run("def isTagged(s):\n    return s == '<' + s[1:-1] + '>'\n"
                "def f():\n    return isTagged('<h\u00e9llo>'), isTagged('hello>'), isTagged('<')\n"
                "for i in range(9): f()\n",
                "f"));
  ASSERT_TRUE(f);
  std::string text = optimised(*f);
  EXPECT_THAT(text, Not(HasSubstr("StrCompare")));
  EXPECT_THAT(text, Not(HasSubstr("StrConcat")));
  EXPECT_THAT(text, Not(HasSubstr("LoadSlice")));
  EXPECT_THAT(text, HasSubstr("ConstTagged True"));
  EXPECT_THAT(text, HasSubstr("ConstTagged False"));
}

TEST_F(BuilderTest, TruthFollowsFromTheKindThatWasSeen) {
  auto truthOf = [&](const std::string& argument) {
    auto f = build(run("def f(x):\n    return 1 if x else 2\nfor i in range(9): f(" + argument + ")\n", "f"));
    EXPECT_TRUE(f) << argument;
    return f ? optimised(*f) : "";
  };
  for (const char* alwaysTrue : {"f", "len", "[].append", "slice(1)"})
    EXPECT_THAT(truthOf(alwaysTrue), Not(HasSubstr("Branch"))) << alwaysTrue;
  for (const char* counted : {"[]", "()", "'x'", "{}"})
    EXPECT_THAT(truthOf(counted), HasSubstr("Length")) << counted;
  for (const char* asked : {"{1}", "b''", "range(3)"})
    EXPECT_THAT(truthOf(asked), HasSubstr("= Truth ")) << asked;
}

TEST_F(BuilderTest, BuiltinObjectsAreNoInstances) {
  FunctionObject* f =
      run("class C: pass\nclass L(list): pass\nplain = C()\nderived = L()\niterator = iter([])\nfrozen = frozenset()\n"
          "error = ValueError()\ndef f(): pass\n",
          "f");
  auto kindsOf = [&](const char* name) { return typeBitsText(bitsOfValue(dictGetStr(f->globals, intern(t, name)))); };
  EXPECT_EQ(kindsOf("plain"), "instance");
  EXPECT_EQ(kindsOf("derived"), "instance");
  EXPECT_EQ(kindsOf("C"), "class");
  for (const char* name : {"iterator", "frozen", "error"})
    EXPECT_EQ(kindsOf(name), "builtin") << name;
  EXPECT_EQ(bitsOfValue(kNotImplemented), kTypeOther);
}

TEST_F(BuilderTest, OnlyClassesOfPythonAreMadeByNewInstance) {
  auto f = build(run("class C: pass\ndef f():\n    return C()\nf()\n", "f"));
  ASSERT_TRUE(f);
  EXPECT_EQ(count(*f, Op::NewInstance), 1u);
  auto g = build(run("def g():\n    return object()\ng()\n", "g"));
  ASSERT_TRUE(g);
  EXPECT_EQ(count(*g, Op::NewInstance), 0u);
}

TEST_F(BuilderTest, WhatChangesBehindTheSnapshotIsNotSeen) {
  FunctionObject* f =
      run("class C:\n    def get(self): return 1\n    x = property(get)\n    y = 2\n"
          "def f(c):\n    return c.x + c.y + len(str(C))\nf(C())\n"
          "def change():\n    C.__dict__['x'].__init__(None)\n    C.__name__ = 'D'\n    C.get.__qualname__ = 'other'\n"
          "    C.y = 3\n",
          "f");
  auto snapshot = takeSnapshot(t, log, f, -1, nullptr);
  auto before = build(*snapshot);
  ASSERT_TRUE(before);
  std::string text = print(*before);
  Value change = dictGetStr(f->globals, intern(t, "change"));
  ASSERT_FALSE(call(t, change, nullptr, 0, nullptr).isEmpty());
  auto after = build(*snapshot);
  ASSERT_TRUE(after);
  EXPECT_EQ(print(*after), text);
}

TEST_F(BuilderTest, LivenessFollowsHandlers) {
  FunctionObject* fn =
      run("def f(x):\n    y = [x]\n    try:\n        return int(x)\n    except ValueError:\n        return y\nf('1')\n",
          "f");
  Liveness live(fn->code);
  for (uint32_t n = 0; n < fn->code->instrCount; ++n)
    if (fn->code->instrs[n].op == taipan::Op::Call && findHandler(fn->code, n)) EXPECT_TRUE(live.after(n).has(1));
}

}  // namespace

}  // namespace taipan::hir
