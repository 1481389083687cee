#include "tools/taipan/Repl.h"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "runtime/StartUp.h"
#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/builtins/TextFile.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "tools/taipan/Incomplete.h"
#include "tools/taipan/LineInput.h"
#include "tools/taipan/Version.h"

namespace taipan {

namespace {

class Session {
 public:
  explicit Session(Thread* t) : thread_(t), input_(t) {}

  int run() {
    if (!prepare()) return 1;
    while (!finished_) {
      std::string source = readStatement();
      if (!source.empty()) execute(source);
    }
    return status_;
  }

 private:
  bool prepare() {
    sys_ = importModule(thread_, names::sys);
    Value main = importModule(thread_, names::main_);
    if (!sys_ || !main) {
      printException(thread_);
      return false;
    }
    globals_ = moduleDict(main);
    setDefaultPrompt("ps1", ">>> ");
    setDefaultPrompt("ps2", "... ");
    return true;
  }

  void setDefaultPrompt(const char* name, const char* text) {
    Str* key = intern(thread_, name);
    Value known = findAttr(thread_, sys_, key);
    if (!known && !setAttr(thread_, sys_, key, Value::object(newStr(thread_, text)))) printException(thread_);
  }

  std::string prompt(const char* name) {
    Value v = findAttr(thread_, sys_, intern(thread_, name));
    Value text = v ? strOf(thread_, v) : Value();
    if (text) return strToUtf8(text.as<Str>());
    clearException(thread_);
    return "";
  }

  // Lines up to a complete statement; empty when there is nothing to run.
  std::string readStatement() {
    std::string source;
    do {
      bool interrupted;
      std::optional<std::string> line = input_.read(prompt(source.empty() ? "ps1" : "ps2"), &interrupted);
      if (interrupted) {
        std::fputs("\nKeyboardInterrupt\n", stderr);
        return "";
      }
      if (!line) {
        finished_ = true;
        if (source.empty()) std::fputs("\n", isatty(STDIN_FILENO) ? stdout : stderr);
        return source;
      }
      source += *line + "\n";
      if (source.find_first_not_of(" \t\n") == source.npos) return "";
    } while (isIncomplete(source));
    return source;
  }

  void execute(const std::string& source) {
    CodeObject* code = compileHook(thread_, source, "<stdin>", CompileMode::kSingle, SourceForm::kText);
    FunctionObject* function = code ? newFunction(thread_, code, globals_, nullptr) : nullptr;
    bool completed = function && runCode(thread_, function, Value::object(globals_));
    (void)flushStandardStreams(thread_);
    if (completed) return;
    if (pendingMatches(thread_, exc::SystemExit)) {
      finished_ = true;
      status_ = exitStatus(thread_);
      return;
    }
    printException(thread_);
  }

  Thread* thread_;
  LineInput input_;
  Value sys_;
  Dict* globals_ = nullptr;
  bool finished_ = false;
  int status_ = 0;
};

}  // namespace

int runSession(Thread* t, bool banner) {
  if (banner)
    std::fprintf(stderr,
                 "%s on linux\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n",
                 kVersionText);
  return Session(t).run();
}

}  // namespace taipan
