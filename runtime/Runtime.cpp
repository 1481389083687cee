#include "runtime/Runtime.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "runtime/BigStack.h"
#include "runtime/ExceptionPrinter.h"
#include "runtime/Init.h"
#include "runtime/Options.h"
#include "runtime/interp/Frame.h"
#include "runtime/modules/TextFile.h"
#include "runtime/objects/ExceptionFields.h"
#include "runtime/objects/Exceptions.h"
#include "runtime/objects/Module.h"
#include "runtime/objects/Names.h"
#include "runtime/objects/Objects.h"
#include "runtime/objects/Operations.h"
#include "runtime/support/Assert.h"

namespace taipan {

CompileHook compileHook = nullptr;
bool endBySignal = false;

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

// On a stack of the system's making, its size is a matter of limits.
size_t systemStackSize() {
  rlimit limit;
  constexpr size_t kDefault = size_t{8} << 20;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kDefault;
  return limit.rlim_cur;
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
  endBySignal = pendingMatches(t, exc::KeyboardInterrupt);
  printException(t);
  return endBySignal ? kKeyboardInterruptStatus : 1;
}

}  // namespace

Thread* initialiseRuntime(void* stackBase) {
  auto* t = new Thread{};
  mainThread = t;
  t->recursionLimit = t->entryLimit = kRecursionLimit;
  size_t stackSize = bigStackSize() ? bigStackSize() : systemStackSize();
  t->stackLimit = static_cast<uint8_t*>(stackBase) - stackSize + kStackReserve;
  makeRegisterStack(t);
  heap::initialise(t, stackBase);
#define X(name) init##name(t);
  TAIPAN_INIT_STEPS(X)
#undef X
  raiseNoMemory(t);  // prepares the exception
  takeException(t);
  CHECK(t->exception.isEmpty(), "start-up raises nothing");
  heap::setLimit(options.heapLimit);
  heap::setStress(options.gcStress);
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

int exitStatus(Thread* t) {
  Value e = takeException(t);
  Value code = exceptionField(e, SystemExitField::kCode);
  if (code.isNone()) return 0;
  int64_t status;
  if (isInt(code)) return intToInt64(code, &status) ? static_cast<int>(status & 0xff) : 255;
  Value text = strOf(t, code);
  if (text.isEmpty())
    takeException(t);
  else
    writeToStderr(t, strToUtf8(text.as<Str>()) + "\n");
  return 1;
}

}  // namespace taipan
