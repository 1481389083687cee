#include "tools/hir-opt/FromPython.h"

#include <set>

#include "frontend/Compile.h"
#include "ir/Builder.h"
#include "runtime/StartUp.h"
#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

struct Work {
  const PythonRequest* request;
  std::unique_ptr<hir::Function> result;
};

bool readFile(const std::string& path, std::string* out) {
  FILE* in = fopen(path.c_str(), "r");
  if (!in) return false;
  char buffer[1 << 16];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, in)) > 0;)
    out->append(buffer, n);
  fclose(in);
  return true;
}

// `name` or `object.name` in the script; empty: there is none.
Value find(Thread* t, const std::string& name) {
  Value module = importModule(t, intern(t, "__main__"));
  if (module.isEmpty()) return {};
  size_t dot = name.find('.');
  Value v = dictGetStr(moduleDict(module), intern(t, name.substr(0, dot)));
  return dot == std::string::npos || v.isEmpty() ? v : getAttr(t, v, intern(t, name.substr(dot + 1)));
}

FunctionObject* findFunction(Thread* t, const std::string& name) {
  Value v = find(t, name);
  return isExact(v, types::Function) ? v.as<FunctionObject>() : nullptr;
}

int32_t loopHead(const CodeObject* code, int loop) {
  if (loop < 0) return -1;
  std::set<int32_t> heads;
  for (uint32_t n = 0; n < code->instrCount; ++n)
    if (code->instrs[n].op == Op::JumpBack) heads.insert(code->instrs[n].d);
  auto it = heads.begin();
  for (int n = 0; n < loop && it != heads.end(); ++n)
    ++it;
  return it == heads.end() ? -1 : *it;
}

int work(void* context, NativeStack stack) {
  auto* w = static_cast<Work*>(context);
  std::string source;
  if (!readFile(w->request->script, &source))
    return fprintf(stderr, "hir-opt: cannot read %s\n", w->request->script.c_str());
  compileHook = &compileSource;
  options.argv = w->request->arguments;
  options.argv.insert(options.argv.begin(), w->request->script);
  Thread* t = initialiseRuntime(stack);
  CodeObject* code = compileHook(t, source, w->request->script, CompileMode::kExec, SourceForm::kText);
  if (!code) return printException(t), 1;
  if (int status = runMain(t, code, w->request->script)) return status;
  FunctionObject* f = findFunction(t, w->request->function);
  if (!f) return fprintf(stderr, "hir-opt: no function %s\n", w->request->function.c_str());
  Value hook = w->request->hook.empty() ? Value() : find(t, w->request->hook);
  auto tier = hook ? Tier::kTraced : Tier::kOptimised;
  auto snapshot = hir::takeSnapshot(t, hir::SpeculationLog(), f, loopHead(f->code, w->request->loop), nullptr,
                                    hir::Trust::kAll, tier, hook);
  hir::BuildResult built = hir::buildFunction(*snapshot);
  if (!built.function)
    return fprintf(stderr, "hir-opt: %s cannot be compiled: %s\n", w->request->function.c_str(), built.failure);
  built.function->name = w->request->function;
  w->result = std::move(built.function);
  return 0;
}

}  // namespace

std::unique_ptr<hir::Function> buildFromPython(const PythonRequest& request) {
  Work w{&request, nullptr};
  onBigStack(&work, &w);
  return std::move(w.result);
}

}  // namespace taipan
