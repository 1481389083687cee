// Sites: what instructions remember of what they have met, read back from the slots of code that ran. One row an
// instruction that has feedback, and more where a kind of site has several things to say.
#include <gmock/gmock.h>

#include <functional>
#include <set>

#include "frontend/Compile.h"
#include "ir/Type.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

using hir::typeBitsText;

// --- slots as text

std::string typeName(uint32_t shape) {
  return reinterpret_cast<const Shape*>(uintptr_t{shape})->type->cName;
}

std::string textOf(const SeenFeedback& site) {
  std::string text = typeBitsText(firstSeen(site.operands));
  if (KindBits second = secondSeen(site.operands)) text += ", " + typeBitsText(second);
  if (site.results & kResultOverflow) text += " overflow";
  if (site.results & kResultFloat) text += " float result";
  return site.shape ? text + " of " + typeName(site.shape) : text;
}

std::string textOf(const IterationFeedback& site) {
  std::string text = site.sequences ? typeBitsText(site.sequences) : "";
  if (site.iterators) text += "iterator " + typeName(site.shape);
  if (site.within >= 0x1000) return text + " of " + typeName(site.within);
  return site.within ? text + " of " + std::to_string(site.within) + " lists" : text;
}

std::string textOf(const AttrFeedback& site) {
  std::string text;
  switch (site.kind) {
    case AttrKind::InlineSlot:  text = "slot"; break;
    case AttrKind::Method:      text = "method"; break;
    case AttrKind::Property:    text = "property"; break;
    case AttrKind::ModuleValue: text = "of module"; break;
    case AttrKind::TypeValue:
      text = "of class " + std::string(Value::fromBits(site.owner).as<TypeObject>()->cName);
      break;
    default: text = "another kind";
  }
  return site.shape ? text + " of " + typeName(site.shape) : text;
}

std::string textOf(const GlobalFeedback& site) {
  bool isComplete = site.keysVersion && (site.kind == GlobalKind::Global || site.builtinsVersion);
  return !isComplete ? "nothing" : site.kind == GlobalKind::Global ? "global" : "builtin";
}

std::string textOf(const NameFeedback& site) {
  switch (site.kind) {
    case NameKind::Local:   return site.keysVersion ? "local" : "nothing";
    case NameKind::Global:  return site.globalsVersion ? "global" : "nothing";
    case NameKind::Builtin: return site.builtinsVersion ? "builtin" : "nothing";
    case NameKind::None:    break;
  }
  return "nothing";
}

std::string textOf(const CallFeedback& site) {
  std::string text = "called " + std::to_string(site.count) + " times: ";
  switch (site.kind) {
    case CallKind::Function: return text + strToUtf8(reinterpret_cast<CodeObject*>(site.code)->name);
    case CallKind::FunctionCode:
      return text + "functions of " + strToUtf8(reinterpret_cast<CodeObject*>(site.code)->name);
    case CallKind::Native: return text + "builtin of " + typeBitsText(site.firstArguments);
    case CallKind::Class:  return text + "class " + Value::fromBits(site.callee).as<TypeObject>()->cName;
    default:               return text + "various";
  }
}

std::string textOf(Op op, const FeedbackSlot* slot) {
  switch (feedbackKindOf(op)) {
    case FeedbackKind::Seen:      return textOf(slot->seen);
    case FeedbackKind::Iteration: return textOf(slot->iteration);
    case FeedbackKind::Attribute: return textOf(slot->attribute);
    case FeedbackKind::Global:    return textOf(slot->global);
    case FeedbackKind::Name:      return textOf(slot->name);
    case FeedbackKind::Call:      return textOf(slot->call);
    case FeedbackKind::None:      break;
  }
  return "no feedback";
}

bool isUsed(const FeedbackSlot& slot) {
  return slot.raw.words[0] || slot.raw.words[1] || slot.raw.references[0] || slot.raw.references[1];
}

// --- the table

// f(a, b), whose body this is, is called twice from one place.
struct Row {
  Op op;
  const char* body;
  const char* arguments;
  const char* recorded;
};

constexpr const char* kPrelude = R"(
class V:
    k = 5
    def __init__(self): self.x = 1
    def __matmul__(self, other): return other
    def m(self): return 1
    @property
    def p(self): return 1
)";

constexpr Row kRows[] = {
    {Op::Add, "return a + b", "1, 2.5", "smallint, float"},
    {Op::Add, "return a + b", "2**61 - 1, 1", "smallint, smallint overflow"},
    {Op::Sub, "return a - b", "2.5, 1.5", "float, float"},
    {Op::Mul, "return a * b", "2**70, 3", "bigint, smallint"},
    {Op::TrueDiv, "return a / b", "1, 2", "smallint, smallint"},
    {Op::FloorDiv, "return a // b", "7, 2", "smallint, smallint"},
    {Op::Mod, "return a % b", "'%s', 1", "str, smallint"},
    {Op::Pow, "return a ** b", "2, -1", "smallint, smallint float result"},
    {Op::LShift, "return a << b", "1, 70", "smallint, smallint overflow"},
    {Op::RShift, "return a >> b", "8, 1", "smallint, smallint"},
    {Op::BitAnd, "return a & b", "{1}, {2}", "set, set"},
    {Op::BitOr, "return a | b", "{1: 2}, {3: 4}", "dict, dict"},
    {Op::BitXor, "return a ^ b", "True, 1", "bool, smallint"},
    {Op::MatMul, "return a @ b", "V(), 1", "instance, smallint of V"},
    {Op::Neg, "return -a", "1.5, 0", "float"},
    {Op::Pos, "return +a", "True, 0", "bool"},
    {Op::Invert, "return ~a", "5, 0", "smallint"},
    {Op::Not, "return not a", "[], 0", "list"},
    {Op::Lt, "return a < b", "1, 2", "smallint, smallint"},
    {Op::Le, "return a <= b", "'a', 'b'", "str, str"},
    {Op::Eq, "return a == b", "None, V", "none, class"},
    {Op::Ne, "return a != b", "(1,), len", "tuple, native"},
    {Op::Gt, "return a > b", "frozenset(), frozenset()", "builtin, builtin of frozenset"},
    {Op::Ge, "return a >= b", "b'a', b'b'", "builtin, builtin of bytes"},
    {Op::In, "return a in b", "1, range(3)", "smallint, range"},
    {Op::JumpIf, "if a: return 1", "{}, 0", "dict"},
    {Op::JumpLt, "if a < b: return 1", "1, 2", "smallint, smallint"},
    {Op::JumpLe, "if a <= b: return 1", "1, 2.5", "smallint, float"},
    {Op::JumpEq, "if a == b: return 1", "f, slice(1)", "function, slice"},
    {Op::JumpNe, "if a != b: return 1", "V().m, ...", "method, other"},
    {Op::JumpGt, "if a > b: return 1", "1.5, 2.5", "float, float"},
    {Op::JumpGe, "if a >= b: return 1", "2**70, 1", "bigint, smallint"},
    {Op::GetIter, "for x in a: pass", "{1}, 0", "set"},
    {Op::ForIter, "for x in a: pass", "(1, 2), 0", "tuple"},
    {Op::ForIter, "for x in a: pass", "{1}, 0", "iterator set_iterator"},
    {Op::ForIter, "for x in a: pass", "enumerate([1]), 0", "iterator enumerate of list_iterator"},
    {Op::ForIter, "for x in a: pass", "zip([1], [2]), 0", "iterator zip of 2 lists"},
    {Op::Unpack, "x, y = a", "[1, 2], 0", "list"},
    {Op::LoadItem, "return a[b]", "{1: 2}, 1", "dict, smallint"},
    {Op::StoreItem, "a[b] = 1", "[0], 0", "list, smallint"},
    {Op::LoadAttr, "return a.x", "V(), 0", "slot of V"},
    {Op::LoadAttr, "return a.p", "V(), 0", "property of V"},
    {Op::LoadAttr, "return a.k", "V, 0", "of class V"},
    {Op::StoreAttr, "a.x = b", "V(), 0", "slot of V"},
    {Op::LoadMethod, "return a.m()", "V(), 0", "method of V"},
    {Op::LoadGlobal, "return V", "0, 0", "global"},
    {Op::LoadGlobal, "return len", "0, 0", "builtin"},
    {Op::StoreGlobal, "global V; V = V", "0, 0", "global"},
    {Op::LoadName, "class C: q = 1; q = q", "0, 0", "local"},
    {Op::LoadName, "class C: q = V", "0, 0", "global"},
    {Op::StoreName, "class C: q = 1; q = 2", "0, 0", "local"},
    {Op::Call, "return a(b)", "len, []", "called 2 times: builtin of list"},
    {Op::Call, "return a()", "V, 0", "called 2 times: class V"},
    {Op::Call, "return a(b)", "lambda x: x, 0", "called 2 times: functions of <lambda>"},
    {Op::CallMethod, "return a.m()", "V(), 0", "called 2 times: m"},
    {Op::CallKw, "return a(x=b)", "dict, 0", "called 2 times: class dict"},
};

class SitesTest : public RuntimeTest {
 protected:
  void SetUp() override {
    RuntimeTest::SetUp();
    compileHook = &compileSource;
  }

  CodeObject* compile(const std::string& source) {
    CodeObject* code = compileHook(t, source, "<sites>", CompileMode::kExec, SourceForm::kText);
    EXPECT_TRUE(code) << source;
    return code;
  }

  void run(CodeObject* code) {
    static int count = 0;
    Dict* globals = moduleDict(newModule(t, intern(t, "sites" + std::to_string(++count))));
    EXPECT_FALSE(runCode(t, newFunction(t, code, globals, nullptr), Value::object(globals)).isEmpty());
  }

  // The code and those that it makes functions and classes of.
  static void eachCode(const CodeObject* code, const std::function<void(const CodeObject*)>& visit) {
    visit(code);
    for (uint32_t n = 0; n < code->constCount; ++n)
      if (isExact(code->consts[n], types::Code)) eachCode(code->consts[n].as<CodeObject>(), visit);
  }

  // What the first such instruction that has met something remembers, in the function f.
  static std::string recorded(const CodeObject* module, Op op) {
    std::string text = "never met";
    eachCode(module, [&](const CodeObject* f) {
      if (strToUtf8(f->name) != "f") return;
      eachCode(f, [&](const CodeObject* code) {
        for (uint32_t n = 0; n < code->instrCount; ++n) {
          const Instr& i = code->instrs[n];
          if (i.op == op && isUsed(code->feedback[i.slot]) && text == "never met")
            text = textOf(op, &code->feedback[i.slot]);
        }
      });
    });
    return text;
  }
};

TEST_F(SitesTest, WhatIsRecordedReadsBack) {
  for (const Row& row : kRows) {
    CodeObject* code = compile(std::string(kPrelude) + "def f(a, b):\n    " + row.body + "\nfor i in range(2): f(" +
                               row.arguments + ")\n");
    ASSERT_TRUE(code);
    run(code);
    EXPECT_EQ(recorded(code, row.op), row.recorded) << opInfo(row.op).name << ": " << row.body;
  }
}

TEST_F(SitesTest, EveryInstructionWithFeedbackHasARow) {
  std::set<Op> known;
  for (const Row& row : kRows)
    known.insert(row.op);
  for (unsigned n = 0; n < kOpCount; ++n) {
    auto op = static_cast<Op>(n);
    EXPECT_EQ(known.count(op) == 1, feedbackKindOf(op) != FeedbackKind::None) << opInfo(op).name;
  }
}

TEST_F(SitesTest, InstructionsHaveASlotIfTheirRowsSaySo) {
  for (const Row& row : kRows) {
    std::set<uint32_t> slots;
    eachCode(compile(std::string(kPrelude) + "def f(a, b):\n    " + row.body + "\n"), [&](const CodeObject* code) {
      slots.clear();
      for (uint32_t n = 0; n < code->instrCount; ++n) {
        const Instr& i = code->instrs[n];
        EXPECT_EQ(i.slot != kNoFeedback, feedbackKindOf(i.op) != FeedbackKind::None) << opInfo(i.op).name;
        if (i.slot != kNoFeedback) EXPECT_TRUE(slots.insert(i.slot).second) << "a slot of two instructions";
      }
      EXPECT_EQ(slots.size(), code->feedbackCount);
    });
  }
}

}  // namespace

}  // namespace taipan
