#include "runtime/StartUp.h"

#include <sys/mman.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/builtins/TextFile.h"
#include "runtime/core/Init.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Stress.h"
#include "runtime/support/Assert.h"
#include "runtime/threads/PythonThread.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr uint32_t kRecursionLimit = 1000;
constexpr size_t kRegisterStackSize = size_t{512} << 20;  // address space; pages come with use
constexpr size_t kStackReserve = size_t{512} << 10;       // below the limit: room for C++ code that checks nothing
constexpr int kKeyboardInterruptStatus = 130;             // 128 + SIGINT

void makeRegisterStack(Thread* t) {
  void* p =
      mmap(nullptr, kRegisterStackSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) {
    std::fprintf(stderr, "taipan: cannot reserve the register stack\n");
    std::exit(1);
  }
  t->registerBase = t->registerTop = static_cast<Value*>(p);
  t->registerLimit = t->registerBase + kRegisterStackSize / sizeof(Value);
}

Thread* newThread(NativeStack stack) {
  auto* t = new Thread{};
  t->recursionLimit = t->entryLimit = kRecursionLimit;
  t->stackBase = static_cast<const uint8_t*>(stack.base);
  t->stackLimit = static_cast<uint8_t*>(stack.base) - stack.size + kStackReserve;
  t->loopsUntilExit = kOsrStressPeriod;
  makeRegisterStack(t);
  return t;
}

void makeBuiltinTypes(Thread* t) {
  using Maker = void (*)(Thread*);
  Maker last = nullptr;
  for (Maker maker : {
#define BUILTIN_TYPE(cname, name, object, layout, base, flags, published, tested, kind, maker) &init##maker,
#include "runtime/core/BuiltinTypes.def"
       }) {
    if (maker != last) maker(t);
    last = maker;
  }
}

// The module that scripts run in.
Value makeMain(Thread* t, std::string_view filename) {
  Value module = newModule(t, names::main_);
  if (module.isEmpty()) return {};
  module.as<ModuleObject>()->builtIn = kFalse;
  Dict* d = moduleDict(module);
  bool isFile = !filename.empty() && filename != "<string>";
  if (!dictSetStr(t, d, names::builtins_, builtinsModule)) return {};
  if (isFile && !dictSetStr(t, d, names::file_, Value::object(newStr(t, filename)))) return {};
  registerModule(t, module);
  return module;
}

// What the process ends with after an exception that nobody caught.
int reportUncaught(Thread* t) {
  if (pendingMatches(t, exc::SystemExit)) return exitStatus(t);
  bool isInterrupt = pendingMatches(t, exc::KeyboardInterrupt);
  t->runtime()->endBySignal = isInterrupt;
  printException(t);
  return isInterrupt ? kKeyboardInterruptStatus : 1;
}

}  // namespace

Thread* initialiseRuntime(NativeStack stack) {
  Thread* t = newThread(stack);
  t->runtime()->mainThread = t;
  runPythonHere(t);
  heap::initialise(t);
  makeBuiltinTypes(t);
#define INIT_STEP(name) init##name(t);
#include "runtime/core/InitSteps.def"
  raiseNoMemory(t);  // prepares the exception
  clearException(t);
  CHECK(t->exception.isEmpty(), "start-up raises nothing");
  heap::setLimit(t, options.heapLimit);
  heap::setStress(t, options.gcStress);
  return t;
}

int runMain(Thread* t, CodeObject* code, std::string_view filename) {
  Value module = makeMain(t, filename);
  FunctionObject* f = module.isEmpty() ? nullptr : newFunction(t, code, moduleDict(module), nullptr);
  int status = 0;
  if (!f || runCode(t, f, Value::object(moduleDict(module))).isEmpty()) status = reportUncaught(t);
  constexpr int kCannotFlush = 120;
  if (!flushStandardStreams(t) && status == 0) status = kCannotFlush;
  return status;
}

}  // namespace taipan
