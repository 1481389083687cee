#include "tools/taipan/CommandLine.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "runtime/core/Options.h"
#include "tools/taipan/Version.h"

namespace taipan {

namespace {

constexpr const char* kUsage = "usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

constexpr const char* kHelp = R"(
What to run:
  file             a script, with the arguments behind it
  -c cmd           a string of code
  -m mod           a module, searched for in the current directory
  -                what stdin says; so without any argument, unless stdin is a
                   terminal: then an interactive session

Options of python3.11:
  -h, --help       this text
  -i               interactive session behind the program
  -I, -P           imports do not look in the program's folder
  -O               no assert statements, __debug__ is False; -OO the same
  -q               no banner in interactive sessions
  -u               unbuffered stdout and stderr
  -V, --version    the version
  -X perf          write /tmp/perf-PID.map for Linux perf
  -X gdb           tell debuggers about compiled code
  -X jit-sync      compile hot code at once, not in the background
  -b -B -d -E -R -s -S -v -W arg -x -X opt
                   accepted

Options of Taipan:
  --jit=off|on|eager       interpreter only; compile what is hot (default);
                           compile at the first call
  --jit-threshold=N        calls plus loop iterations that make code hot
  --locals-model=classic|cpython311|pep667
                           what locals() and frame.f_locals mean
  --dump=WHAT[,WHAT…][:FUNCTION]
                           print ast, bytecode, hir, llvm, asm, stackmaps
  --stats[=json]           figures on stderr at exit
  --heap-limit=SIZE        MemoryError beyond SIZE bytes (suffix K, M or G)
  --gc-stress=N            collect at every N-th allocation
  --deopt-stress=N         every N-th guard of compiled code fails
  --osr-stress             enter compiled code at every loop, from its first back-edge on
)";

class Parser {
 public:
  Parser(int argc, char** argv) : argc_(argc), argv_(argv) {}

  CommandLine parse() {
    while (next_ < argc_ && !done_) {
      std::string_view arg = argv_[next_];
      if (arg.size() < 2 || arg[0] != '-') break;
      ++next_;
      if (arg == "--") break;
      if (arg.substr(0, 2) == "--")
        longOption(arg);
      else
        shortOptions(arg.substr(1));
    }
    if (!done_) runOperand();
    return result_;
  }

 private:
  // --- outcomes
  void exitWith(int status) {
    result_.kind = RunKind::kNothing;
    result_.status = status;
    done_ = true;
  }

  void fail(const std::string& message) {
    std::fprintf(stderr, "%s\n%sTry `taipan -h' for more information.\n", message.c_str(), kUsage);
    exitWith(2);
  }

  void run(RunKind kind, std::string what, std::string argv0) {
    result_.kind = kind;
    result_.what = std::move(what);
    options.argv.assign(1, std::move(argv0));
    options.argv.insert(options.argv.end(), argv_ + next_, argv_ + argc_);
    done_ = true;
  }

  void runOperand() {
    if (next_ == argc_) return run(RunKind::kInteractive, "", "");
    std::string operand = argv_[next_++];
    if (operand == "-") return run(RunKind::kStdin, "", "-");
    run(RunKind::kScript, operand, operand);
  }

  // --- options of one letter, which may be run together
  void shortOptions(std::string_view letters) {
    for (size_t i = 0; i < letters.size() && !done_; ++i) {
      char letter = letters[i];
      if (std::strchr("cmWX", letter)) return letterWithArgument(letter, letters.substr(i + 1));
      plainLetter(letter);
    }
  }

  void plainLetter(char letter) {
    switch (letter) {
      case 'i': options.inspect = true; return;
      case 'O': options.optimizeAsserts = true; return;
      case 'I':
      case 'P': options.safePath = true; return;
      case 'q': options.quiet = true; return;
      case 'u': options.unbuffered = true; return;
      case 'h':
      case '?': return printHelp();
      case 'V': return printVersion();
      default:  break;
    }
    if (!std::strchr("bBdERsStvx", letter)) fail(std::string("unknown option -") + letter);
  }

  void letterWithArgument(char letter, std::string_view rest) {
    std::string argument(rest);
    if (rest.empty()) {
      if (next_ == argc_) return fail(std::string("Argument expected for the -") + letter + " option");
      argument = argv_[next_++];
    }
    if (letter == 'c') return run(RunKind::kCommand, argument, "-c");
    if (letter == 'm') return run(RunKind::kModule, argument, "-m");
    if (letter == 'X') implementationOption(argument);
  }

  // Unknown ones are accepted, as python3.11 does.
  static void implementationOption(const std::string& name) {
    if (name == "perf") options.perfMap = true;
    if (name == "gdb") options.gdbJit = true;
    if (name == "jit-sync") options.jitSynchronous = true;
    if (name.starts_with("jit-queue=")) number(name.substr(10), &options.jitQueue);
  }

  void printHelp() {
    std::fputs(kUsage, stdout);
    std::fputs(kHelp, stdout);
    exitWith(0);
  }

  void printVersion() {
    std::puts(kVersionText);
    exitWith(0);
  }

  // --- long options
  void longOption(std::string_view arg) {
    size_t equals = arg.find('=');
    std::string_view name = arg.substr(2, equals == arg.npos ? arg.npos : equals - 2);
    bool hasValue = equals != arg.npos;
    std::string value(hasValue ? arg.substr(equals + 1) : "");
    if (name == "help" || name == "help-all") return printHelp();
    if (name == "version") return printVersion();
    if (name == "osr-stress" && !hasValue) return (void)(options.osrStress = true);
    if (name == "stats") return statsOption(hasValue, value);
    if (name == "check-hash-based-pycs") return skipValue(hasValue);
    if (!isValueOption(name)) return fail("unknown option " + std::string(arg));
    if (!hasValue) return fail("Argument expected for the --" + std::string(name) + " option");
    if (!valueOption(name, value)) fail("bad value for option --" + std::string(name) + ": '" + value + "'");
  }

  void skipValue(bool hasValue) {
    if (!hasValue && next_ < argc_) ++next_;
  }

  void statsOption(bool hasValue, const std::string& value) {
    options.stats = true;
    options.statsJson = value == "json";
    if (hasValue && !options.statsJson) fail("bad value for option --stats: '" + value + "'");
  }

  static bool isValueOption(std::string_view name) {
    for (std::string_view known :
         {"jit", "jit-threshold", "locals-model", "dump", "heap-limit", "gc-stress", "deopt-stress"})
      if (name == known) return true;
    return false;
  }

  bool valueOption(std::string_view name, const std::string& value) {
    if (name == "jit") return jitOption(value);
    if (name == "jit-threshold") return number(value, &options.jitThreshold);
    if (name == "locals-model") return localsModel(value);
    if (name == "dump") return dumpOption(value);
    if (name == "heap-limit") return size(value, &options.heapLimit);
    if (name == "gc-stress") return number(value, &options.gcStress);
    return number(value, &options.deoptStress);
  }

  static bool jitOption(const std::string& value) {
    if (value == "off")
      options.jit = JitMode::kOff;
    else if (value == "on")
      options.jit = JitMode::kOn;
    else if (value == "eager")
      options.jit = JitMode::kEager;
    else
      return false;
    return true;
  }

  static bool localsModel(const std::string& value) {
    if (value == "classic")
      options.localsModel = LocalsModel::kClassic;
    else if (value == "cpython311")
      options.localsModel = LocalsModel::kCPython311;
    else if (value == "pep667")
      options.localsModel = LocalsModel::kPep667;
    else
      return false;
    return true;
  }

  static bool dumpOption(const std::string& value) {
    static const struct {
      const char* name;
      DumpKind kind;
    } kKinds[] = {{"ast", kDumpAst},   {"bytecode", kDumpBytecode}, {"hir", kDumpHir},
                  {"llvm", kDumpLlvm}, {"asm", kDumpAsm},           {"stackmaps", kDumpStackMaps}};
    size_t colon = value.find(':');
    if (colon != value.npos) options.dumpFunction = value.substr(colon + 1);
    std::string_view list = std::string_view(value).substr(0, colon);
    while (true) {
      size_t comma = list.find(',');
      bool known = false;
      for (auto& kind : kKinds) {
        if (list.substr(0, comma) != kind.name) continue;
        options.dump |= kind.kind;
        known = true;
      }
      if (!known) return false;
      if (comma == list.npos) return true;
      list.remove_prefix(comma + 1);
    }
  }

  // All of text is a decimal number that fits.
  template <class T>
  static bool number(const std::string& text, T* out) {
    char* end;
    errno = 0;
    unsigned long long n = std::strtoull(text.c_str(), &end, 10);
    *out = static_cast<T>(n);
    return !text.empty() && text[0] != '-' && *end == 0 && errno == 0 && *out == n;
  }

  static bool size(std::string text, size_t* out) {
    unsigned shift = 0;
    switch (text.empty() ? 0 : text.back()) {
      case 'K':
      case 'k': shift = 10; break;
      case 'M':
      case 'm': shift = 20; break;
      case 'G':
      case 'g': shift = 30; break;
    }
    if (shift) text.pop_back();
    size_t n;
    if (!number(text, &n) || n << shift >> shift != n) return false;
    *out = n << shift;
    return true;
  }

  int argc_;
  char** argv_;
  int next_ = 1;
  bool done_ = false;
  CommandLine result_;
};

}  // namespace

CommandLine parseCommandLine(int argc, char** argv) {
  return Parser(argc, argv).parse();
}

}  // namespace taipan
