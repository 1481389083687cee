// taipan: the program. Reads the command line, starts the runtime on a large stack, compiles and runs what it was
// given.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "frontend/Compile.h"
#include "runtime/StartUp.h"
#include "runtime/TierUp.h"
#include "runtime/builtins/ExceptionPrinter.h"
#include "runtime/core/Options.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/interp/Safepoint.h"
#include "tools/taipan/CommandLine.h"
#include "tools/taipan/Repl.h"
#include "tools/taipan/Stats.h"

#if TAIPAN_JIT && __has_include("jit/Jit.h")
#include "jit/Jit.h"
#define TAIPAN_INSTALL_JIT 1
#endif

namespace taipan {

namespace {

std::string absolutePath(const std::string& path) {
  if (!path.empty() && path[0] == '/') return path;
  char cwd[PATH_MAX];
  return getcwd(cwd, sizeof cwd) ? std::string(cwd) + "/" + path : path;
}

bool isDirectory(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool readAll(FILE* file, std::string* out) {
  char buffer[1 << 16];
  while (size_t n = fread(buffer, 1, sizeof buffer, file))
    out->append(buffer, n);
  return !ferror(file);
}

// False after a message: nothing to run. *status is then the exit status.
bool readScript(const std::string& path, std::string* source, int* status) {
  if (isDirectory(path)) {
    std::string main = path + "/__main__.py";
    if (access(main.c_str(), R_OK) == 0) return readScript(main, source, status);
    std::fprintf(stderr, "taipan: can't find '__main__' module in '%s'\n", absolutePath(path).c_str());
    *status = 1;
    return false;
  }
  FILE* file = std::fopen(path.c_str(), "rb");
  bool read = file && readAll(file, source);
  if (!read) {
    std::fprintf(stderr, "taipan: can't open file '%s': [Errno %d] %s\n", absolutePath(path).c_str(), errno,
                 std::strerror(errno));
    *status = 2;
  }
  if (file) std::fclose(file);
  return read;
}

// The file of a module given by -m, or "".
std::string moduleFile(std::string name) {
  for (char& c : name)
    if (c == '.') c = '/';
  for (std::string path : {name + ".py", name + "/__main__.py"})
    if (access(path.c_str(), R_OK) == 0) return absolutePath(path);
  return "";
}

struct Program {
  CommandLine* line;
  std::string source, filename;
  bool session = false;
  bool endBySignal = false;  // Runtime's, at the end
};

// Where imports look first: the folder of the script, symbolic links resolved, or the current one.
void setPath(const CommandLine& line, const std::string& filename) {
  if (options.safePath) return options.path.clear();
  std::string first;
  char resolved[PATH_MAX];
  if (line.kind == RunKind::kScript && realpath(filename.c_str(), resolved)) {
    first = resolved;
    first.erase(std::max<size_t>(first.rfind('/'), 1));
  } else if (line.kind == RunKind::kModule && getcwd(resolved, sizeof resolved)) {
    first = resolved;
  }
  options.path = {first};
}

// What to compile, read. False: `*status` is the exit status.
bool load(Program* p, int* status) {
  switch (p->line->kind) {
    case RunKind::kScript:
      p->filename = absolutePath(p->line->what);
      return readScript(p->filename, &p->source, status);
    case RunKind::kCommand:
      p->filename = "<string>";
      p->source = p->line->what;
      return true;
    case RunKind::kModule:
      p->filename = moduleFile(p->line->what);
      if (p->filename.empty()) {
        std::fprintf(stderr, "taipan: No module named %s\n", p->line->what.c_str());
        *status = 1;
        return false;
      }
      options.argv[0] = p->filename;
      return readScript(p->filename, &p->source, status);
    case RunKind::kStdin:
    case RunKind::kInteractive:
      p->session = options.inspect || isatty(STDIN_FILENO);
      p->filename = p->session ? "<string>" : "<stdin>";  // a session's module has no __file__
      return p->session || readAll(stdin, &p->source);
    case RunKind::kNothing: break;
  }
  return false;
}

int runProgram(Thread* t, Program* p) {
  CodeObject* code = compileHook(t, p->source, p->filename, CompileMode::kExec, SourceForm::kText);
  int status = 1;
  if (code)
    status = runMain(t, code, p->filename);
  else
    printException(t);
  if (p->session) return runSession(t, !options.quiet);
  return options.inspect && code ? runSession(t, false) : status;
}

int runOnStack(void* context, NativeStack stack) {
  auto* p = static_cast<Program*>(context);
  setPath(*p->line, p->filename);
  compileHook = compileSource;
  Thread* t = initialiseRuntime(stack);
  installSignalHandlers();
#ifdef TAIPAN_INSTALL_JIT
  if (options.jit != JitMode::kOff) installJit(t);
#endif
  int status = runProgram(t, p);
  if (options.stats) printStats(t);
  p->endBySignal = t->runtime()->endBySignal;
  return status;
}

}  // namespace

}  // namespace taipan

int main(int argc, char** argv) {
  using namespace taipan;
  CommandLine line = parseCommandLine(argc, argv);
  int status = line.status;
  Program program{&line, "", ""};
  if (line.kind == RunKind::kNothing || !load(&program, &status)) return status;
  status = onBigStack(runOnStack, &program);
  std::fflush(nullptr);
  if (program.endBySignal) {
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
  }
  _exit(status);
}
