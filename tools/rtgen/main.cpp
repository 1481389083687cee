// rtgen --out-dir DIR HEADER... -- COMPILER-FLAGS
//
// Parses one translation unit that includes all the headers, collects what RT_FUNCTION, RT_LAYOUT and RT_CONSTANT
// annotate, and writes the .inc files. The first -I among the flags is the root: only declarations below it count, and
// generated #include lines are relative to it. Any error, the compiler's or rtgen's own, leaves the outputs untouched
// and exits with 1; wrong usage exits with 2.
#include <memory>
#include <optional>

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include "tools/rtgen/Collect.h"
#include "tools/rtgen/Emit.h"

using namespace taipan::rtgen;
using namespace clang;
using namespace clang::tooling;

namespace {

struct Options {
  std::string outDir;
  std::string root;                  // real path
  std::vector<std::string> headers;  // absolute paths
  std::unique_ptr<FixedCompilationDatabase> flags;
};

// Collects into a Model once the translation unit is parsed without errors.
class CollectAction : public ASTFrontendAction {
 public:
  CollectAction(const std::string& root, Model& model) : root_(root), model_(model) {}

 protected:
  bool BeginInvocation(CompilerInstance& compiler) override {
    // Only declarations matter. Clang keeps the bodies of constexpr functions, which constants may need.
    compiler.getFrontendOpts().SkipFunctionBodies = true;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance&, StringRef) override {
    class Consumer : public ASTConsumer {
     public:
      Consumer(const std::string& root, Model& model) : root_(root), model_(model) {}
      void HandleTranslationUnit(ASTContext& context) override {
        if (!context.getDiagnostics().hasErrorOccurred()) collect(context, root_, model_);
      }

     private:
      const std::string& root_;
      Model& model_;
    };
    return std::make_unique<Consumer>(root_, model_);
  }

 private:
  const std::string& root_;
  Model& model_;
};

class CollectActionFactory : public FrontendActionFactory {
 public:
  CollectActionFactory(const std::string& root, Model& model) : root_(root), model_(model) {}
  std::unique_ptr<FrontendAction> create() override { return std::make_unique<CollectAction>(root_, model_); }

 private:
  const std::string& root_;
  Model& model_;
};

std::string realPath(StringRef path) {
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(path, real)) return {};
  return real.str().str();
}

// The directory of the first -I, in either spelling; empty when there is none.
std::string firstIncludeDirectory(int count, const char* const* flags) {
  for (int i = 0; i < count; ++i) {
    StringRef flag = flags[i];
    if (!flag.consume_front("-I")) continue;
    if (!flag.empty()) return flag.str();
    return i + 1 < count ? flags[i + 1] : "";
  }
  return {};
}

std::optional<Options> usageError(const llvm::Twine& text) {
  llvm::errs() << "rtgen: " << text << "\nusage: rtgen --out-dir DIR HEADER... -- COMPILER-FLAGS (one -I at least)\n";
  return std::nullopt;
}

std::optional<Options> parseOptions(int argc, const char** argv) {
  Options options;
  int separator = 1;
  while (separator < argc && StringRef(argv[separator]) != "--")
    ++separator;
  if (separator == argc) return usageError("no -- before the compiler's flags");
  options.root = realPath(firstIncludeDirectory(argc - separator, argv + separator));
  if (options.root.empty()) return usageError("no -I, or its directory does not exist");

  int count = argc;
  std::string problem;
  options.flags = FixedCompilationDatabase::loadFromCommandLine(count, argv, problem);
  if (!options.flags) return usageError(problem);
  for (int i = 1; i < count; ++i) {
    StringRef argument = argv[i];
    if (argument == "--out-dir") {
      if (++i == count) return usageError("--out-dir needs a directory");
      options.outDir = argv[i];
    } else if (argument.starts_with("-")) {
      return usageError("unknown option " + argument);
    } else if (std::string path = realPath(argument); !path.empty()) {
      options.headers.push_back(path);
    } else {
      return usageError("no such header: " + argument);
    }
  }
  if (options.outDir.empty()) return usageError("--out-dir is missing");
  if (options.headers.empty()) return usageError("no headers");
  return options;
}

// Includes all the headers. It exists in memory only, in the root so that messages about it make sense.
std::string translationUnit(const Options& options) {
  std::string text;
  for (const std::string& header : options.headers)
    text += "#include \"" + header + "\"\n";
  return text;
}

}  // namespace

int main(int argc, const char** argv) {
  std::optional<Options> options = parseOptions(argc, argv);
  if (!options) return 2;

  std::string mainFile = options->root + "/rtgen-input.cpp";
  std::string text = translationUnit(*options);
  ClangTool tool(*options->flags, {mainFile});
  tool.mapVirtualFile(mainFile, text);
  // The headers' warnings are shown where they are compiled. What is an error here is an annotation that Clang drops,
  // such as one before `struct` instead of after it.
  tool.appendArgumentsAdjuster(
      getInsertArgumentAdjuster({"-resource-dir=" RTGEN_RESOURCE_DIR, "-Wno-everything", "-Werror=ignored-attributes"},
                                ArgumentInsertPosition::END));

  Model model;
  CollectActionFactory factory(options->root, model);
  if (tool.run(&factory) != 0) return 1;
  return emit(model, options->outDir) ? 0 : 1;
}
