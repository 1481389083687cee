// Runs functions of the HIR for compare.py: by the reference, compiled as they are, and compiled behind the passes.
//
// Request: "<length>\n", the text, "\n". Reply: "<length>\n", and a text whose first word is
//   same        all runs agree; then the numbers of runs, of those that left early, and of those not compared
//   different   the arguments, and what each of the three did
//   refused     the text is not well-formed
//
// A state's `pc N` stands for the N-th statement of a function that returns N and its variables from there: so a
// function that leaves shows its state, and so does one that calls `probe`, which looks at its caller. Behind the
// passes it may leave earlier, at any place that the reference came by with these values; and where the reference
// leaves by a guard whose result nobody uses, it need not leave at all.
#include <cstdio>
#include <string>
#include <vector>

#include "frontend/Compile.h"
#include "ir/Parser.h"
#include "ir/PassManager.h"
#include "ir/Verifier.h"
#include "jit/CodeMap.h"
#include "jit/Jit.h"
#include "jit/Lower.h"
#include "jit/Session.h"
#include "runtime/core/Options.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/threads/BigStack.h"
#include "runtime/types/object/Operations.h"
#include "tests/differential/hir/Reference.h"

namespace taipan {

namespace {

constexpr unsigned kRegisters = 12, kStatements = 200, kParameters = 3, kFirstLine = 4;

std::string sourceOfPlaces() {
  std::string text = "import sys\ndef probe(): return repr(sorted(sys._getframe(1).f_locals.items()))\ndef f(";
  for (unsigned n = 0; n < kRegisters; ++n)
    text += (n ? ", " : "") + registerName(n);
  text += "):\n";
  for (unsigned n = 0; n < kStatements; ++n)
    text += "  if r00 is r00: return " + std::to_string(n) + ", sorted(locals().items())\n";
  return text;
}

class Runner {
 public:
  explicit Runner(Thread* t) : t_(t) {
    std::string error;
    session_ = Session::create(&error);
    CHECK(session_, "LLVM makes code for this machine");
    globals_ = newDict(t);
    CodeObject* module = compileSource(t, sourceOfPlaces(), "<places>", CompileMode::kExec);
    CHECK(!runCode(t, newFunction(t, module, globals_, nullptr), Value::object(globals_)).isEmpty(),
          "the places are defined");
    function_ = dictGetStr(globals_, intern(t, "f")).as<FunctionObject>();
    probe_ = dictGetStr(globals_, intern(t, "probe")).as<FunctionObject>();
    const CodeObject* code = function_->code;
    for (uint32_t n = 0; n < code->instrCount; ++n)
      if (code->lineOf(n) == places_.size() + kFirstLine) places_.push_back(n);
  }

  std::string answer(const std::string& text) {
    std::string error;
    auto reference = hir::parse(text, &error, &resolve, this);
    if (error.empty()) error = hir::verify(*reference);
    if (!error.empty()) return "refused " + error;
    const CompiledCode *plain = compile(text, false, &error), *optimised = compile(text, true, &error);
    if (!error.empty()) return "different\ncannot be compiled: " + error;
    return compareRuns(*reference, text, plain, optimised);
  }

 private:
  static const void* resolve(void* runner, std::string_view name) {
    auto* r = static_cast<Runner*>(runner);
    if (name == "code.f") return r->function_->code;
    return name == "fn.probe" ? r->probe_ : nullptr;
  }

  const CompiledCode* compile(const std::string& text, bool optimised, std::string* error) {
    auto f = hir::parse(text, error, &resolve, this);
    for (hir::FrameState* s : f->states)
      if (s->code) s->instr = places_.at(s->instr);
    hir::PassOptions options;
    options.verify = true;
    if (optimised) hir::optimise(*f, options);
    CodeUnit unit;
    if (!lowerToLlvm(*f, &unit, error)) return nullptr;
    CompileTimes times;
    auto code = session_->compile(std::move(unit), {}, &times, error);
    if (!code) return nullptr;
    code->code = function_->code;
    return codemap::add(t_, std::move(code));
  }

  std::string run(const CompiledCode* code, const std::vector<Value>& arguments) {
    Value words[kRegisters + 1];
    for (unsigned n = 0; n < kRegisters; ++n)
      words[n] = n < arguments.size() ? arguments[n] : kNone;
    Value result = code->arrayEntry(t_, function_, words, code->directEntry);
    if (!result.isEmpty()) return strToUtf8(reprOf(t_, result).as<Str>());
    std::string name = strToUtf8(typeOf(t_->exception)->name);
    t_->exception = Value();
    return name;
  }

  // New lists each time, for they may be changed. The first ones are the usual ones.
  Value argument(unsigned n) {
    Value items[] = {Value::smallInt(1), Value::smallInt(2), makeFloat(t_, 2.5)};
    switch (n) {
      case 0:  return Value::smallInt(0);
      case 1:  return Value::smallInt(1);
      case 2:  return Value::smallInt(-3);
      case 3:  return Value::smallInt(100);
      case 4:  return makeFloat(t_, 2.5);
      case 5:  return makeFloat(t_, -0.5);
      case 6:  return kTrue;
      case 7:  return Value::smallInt(7);
      case 8:  return Value::smallInt(Value::kIntMax);
      case 9:  return Value::smallInt(Value::kIntMin);
      case 10: return makeInt(t_, Value::kIntMax + 1);
      case 11: return makeInt(t_, INT64_MIN);
      case 12: return makeFloat(t_, -0.0);
      case 13: return makeFloat(t_, 1e300);
      case 14: return makeFloat(t_, 5e-324);
      case 15: return makeFloat(t_, __builtin_inf());
      case 16: return makeFloat(t_, __builtin_nan(""));
      case 17: return kFalse;
      case 18: return kNone;
      case 19: return Value::object(newStr(t_, "text"));
      case 20: return Value::object(newTupleFrom(t_, items, 3));
      case 21: return Value::object(newListFrom(t_, items, 3));
      case 22: return Value::smallInt((int64_t{1} << 53) + 1);
      default: return Value::smallInt(-(int64_t{1} << 40));
    }
  }
  std::vector<Value> argumentsOf(const unsigned (&indices)[kParameters]) {
    std::vector<Value> values;
    for (unsigned n : indices)
      values.push_back(argument(n));
    return values;
  }

  std::string compareRuns(const hir::Function& f, const std::string& text, const CompiledCode* plain,
                          const CompiledCode* optimised) {
    unsigned runs = 0, early = 0, open = 0;
    for (size_t at = text.find("; args"); at != std::string::npos; at = text.find("; args", at + 1)) {
      unsigned indices[kParameters];
      if (sscanf(text.c_str() + at, "; args %u %u %u", &indices[0], &indices[1], &indices[2]) != 3)
        return "refused arguments";
      ReferenceRun wanted = runReference(t_, f, argumentsOf(indices));
      if (!wanted.failure.empty()) return "refused " + wanted.failure;
      std::string found[] = {run(plain, argumentsOf(indices)), run(optimised, argumentsOf(indices))};
      bool isOpen = wanted.hasLeft && wanted.isIdle, isEarly = wanted.places.count(found[1]) != 0;
      bool same = found[0] == wanted.result && (found[1] == wanted.result || isEarly || isOpen);
      if (!same)
        return "different\narguments  " + std::to_string(indices[0]) + " " + std::to_string(indices[1]) + " " +
               std::to_string(indices[2]) + "\nreference  " + wanted.result + "\ncompiled   " + found[0] +
               "\noptimised  " + found[1];
      ++runs;
      open += isOpen;
      early += found[1] != wanted.result && !isOpen;
    }
    return "same " + std::to_string(runs) + " " + std::to_string(early) + " " + std::to_string(open);
  }

  Thread* t_;
  std::unique_ptr<Session> session_;
  Dict* globals_;
  FunctionObject *function_, *probe_;
  std::vector<uint32_t> places_;  // first instruction of each statement
};

int serve(void*, NativeStack stack) {
  compileHook = &compileSource;
  options.jitThreshold = UINT32_MAX;  // what is not asked for is interpreted
  Thread* t = initialiseRuntime(stack);
  installJit(t);
  Runner runner(t);
  size_t length;
  while (std::scanf("%zu%*c", &length) == 1) {
    std::string text(length, '\0');
    if (length && std::fread(text.data(), 1, length, stdin) != length) return 1;
    std::string reply = runner.answer(text);
    std::printf("%zu\n%s", reply.size(), reply.c_str());
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace

}  // namespace taipan

int main() {
  return taipan::onBigStack(&taipan::serve, nullptr);
}
