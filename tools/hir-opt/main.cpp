// hir-opt: reads HIR as text, verifies it, runs passes, prints the result.
//
//   hir-opt [--passes=Simplify,Gvn | --pipeline | --run-line] [--dump] [FILE]      (no FILE or -: standard input)
//   hir-opt --python=SCRIPT --function=NAME [--loop=N [--hook=NAME]] [--passes=… | --pipeline] [-- ARG…]
//                                                                    builds NAME after running SCRIPT with arguments
//   hir-opt --list                                                                  the passes
//
// --run-line takes the passes from the file's first line that says `; RUN: Simplify,Gvn`. Nothing of a Python program
// is running: objects that the text names are placeholders. --loop: entry at the N-th loop, from 0.
// --hook: of the version that tells this trace hook of lines.
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "ir/Parser.h"
#include "ir/PassManager.h"
#include "ir/Printer.h"
#include "ir/Verifier.h"
#include "tools/hir-opt/FromPython.h"

using namespace taipan;

namespace {

struct Arguments {
  PythonRequest python;
  std::string passes, file = "-";
  bool pipeline = false, runLine = false, dump = false, list = false;
};

bool readArguments(int argc, char** argv, Arguments* out) {
  for (int n = 1; n < argc; ++n) {
    std::string arg = argv[n];
    if (arg == "--") return out->python.arguments.assign(argv + n + 1, argv + argc), true;
    if (arg.starts_with("--passes="))
      out->passes = arg.substr(9);
    else if (arg.starts_with("--python="))
      out->python.script = arg.substr(9);
    else if (arg.starts_with("--function="))
      out->python.function = arg.substr(11);
    else if (arg.starts_with("--loop="))
      out->python.loop = atoi(arg.c_str() + 7);
    else if (arg.starts_with("--hook="))
      out->python.hook = arg.substr(7);
    else if (arg == "--pipeline")
      out->pipeline = true;
    else if (arg == "--run-line")
      out->runLine = true;
    else if (arg == "--dump")
      out->dump = true;
    else if (arg == "--list")
      out->list = true;
    else if (arg.starts_with("--"))
      return false;
    else
      out->file = arg;
  }
  return true;
}

bool readAll(const std::string& path, std::string* out) {
  FILE* in = path == "-" ? stdin : fopen(path.c_str(), "r");
  if (!in) return false;
  char buffer[1 << 16];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, in)) > 0;)
    out->append(buffer, n);
  if (in != stdin) fclose(in);
  return true;
}

std::string passesOfRunLine(const std::string& text) {
  size_t at = text.find("; RUN:");
  if (at == std::string::npos) return "";
  std::string line = text.substr(at + 6, text.find('\n', at) - at - 6);
  size_t start = line.find_first_not_of(' ');
  return start == std::string::npos ? "" : line.substr(start, line.find_last_not_of(' ') + 1 - start);
}

bool splitPasses(const std::string& names, std::vector<hir::Pass>* out) {
  for (size_t at = 0; at < names.size();) {
    size_t comma = std::min(names.find(',', at), names.size());
    std::string name = names.substr(at, comma - at);
    hir::Pass pass;
    if (!hir::findPass(name, &pass)) return fprintf(stderr, "hir-opt: no pass %s\n", name.c_str()), false;
    out->push_back(pass);
    at = comma + 1;
  }
  return true;
}

void listPasses() {
  for (unsigned n = 0; n < static_cast<unsigned>(hir::Pass::kCount); ++n) {
    auto pass = static_cast<hir::Pass>(n);
    printf("%-20s %s\n", hir::passName(pass), hir::passDoc(pass));
  }
}

std::unique_ptr<hir::Function> input(const Arguments& arguments, const std::string& text) {
  if (!arguments.python.script.empty()) return buildFromPython(arguments.python);
  std::string error;
  auto function = hir::parse(text, &error);
  if (!function) fprintf(stderr, "hir-opt: %s\n", error.c_str());
  return function;
}

int run(const Arguments& arguments) {
  std::string text;
  bool isText = arguments.python.script.empty();
  if (isText && !readAll(arguments.file, &text))
    return fprintf(stderr, "hir-opt: cannot read %s\n", arguments.file.c_str()), 2;
  std::vector<hir::Pass> passes;
  std::string names = arguments.runLine ? passesOfRunLine(text) : arguments.passes;
  bool pipeline = arguments.pipeline || names == "pipeline";
  if (!pipeline && !splitPasses(names, &passes)) return 2;
  auto function = input(arguments, text);
  if (!function) return 1;
  std::string broken = hir::verify(*function);
  if (!broken.empty())
    return fprintf(stderr, "hir-opt: broken input\n%s\n%s", broken.c_str(), hir::print(*function).c_str()), 1;
  hir::PassOptions options;
  options.verify = true;
  options.dump = arguments.dump ? stdout : nullptr;
  if (pipeline) hir::optimise(*function, options);
  for (hir::Pass pass : passes)
    hir::runPass(*function, pass, options);
  fputs(hir::print(*function).c_str(), stdout);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!readArguments(argc, argv, &arguments))
    return fprintf(stderr, "usage: hir-opt [--passes=A,B | --pipeline | --run-line] [--dump] [--list] [FILE]\n"), 2;
  if (arguments.list) return listPasses(), 0;
  return run(arguments);
}
