#include "frontend/Compile.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "frontend/Compiler.h"
#include "frontend/Core.h"
#include "frontend/Fold.h"
#include "frontend/Parse.h"
#include "frontend/Reserved.h"
#include "frontend/Scope.h"
#include "frontend/Source.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/heap/Heap.h"
#include "runtime/interp/Disassembler.h"
#include "runtime/support/Arena.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

// Python frames and levels of the tree share one limit; a level costs a third of a frame.
constexpr uint64_t kLevelsPerFrame = 3;
// However high the limit is: what the native stack has room for.
constexpr uint64_t kMaxLevels = 150'000;

// Where an error was found decides what Python says about its place.
enum class Stage { Parse, Core, Scope, Compile };

TypeObject* exceptionType(ErrorType type) {
  switch (type) {
    case ErrorType::IndentationError: return exc::IndentationError;
    case ErrorType::TabError:         return exc::TabError;
    case ErrorType::MemoryError:      return exc::MemoryError;
    case ErrorType::RecursionError:   return exc::RecursionError;
    case ErrorType::ValueError:       return exc::ValueError;
    case ErrorType::SyntaxWarning:    return exc::SyntaxWarning;
    case ErrorType::None:
    case ErrorType::SyntaxError:      break;
  }
  return exc::SyntaxError;
}

// Files may hold broken UTF-8, strings may not: U+FFFD in its place.
std::string repaired(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    int length = utf8SequenceLength(text, i, true);
    if (length)
      out.append(text, i, static_cast<size_t>(length));
    else
      appendUtf8(out, 0xFFFD);
    i += static_cast<size_t>(length ? length : 1);
  }
  return out;
}

Value textValue(Thread* t, std::string_view text) {
  return Value::object(newStr(t, repaired(text)));
}

// The place of a refused core construct, in characters and with its line, as the parser gives places.
void locateInSource(Diagnostic& d, const SourceText& source) {
  std::string_view first = source.line(d.line), last = source.line(d.endLine);
  d.offset = characterOffset(first, d.offset - 1) + 1;
  d.endOffset = characterOffset(last, d.endOffset - 1) + 1;
  d.text = std::string(first) + "\n";
  d.hasText = true;
}

// Errors that python3.11 finds after parsing: the line is read from the file again, if there is one, and the columns
// stay bytes.
void locateInFile(Diagnostic& d, const SourceText& source) {
  d.hasText = d.line > 0 && readLineOfFile(source.filename, d.line, d.text);
}

class SyntaxErrorMaker {
 public:
  SyntaxErrorMaker(Thread* t, const Diagnostic& d) : thread_(t), d_(d) {}

  // type(message, (filename, line, offset, text, end line, end offset)), or type(message) where no place is known.
  Value withDetails() {
    Value args[2] = {textValue(thread_, d_.message), Value()};
    if (d_.line <= 0 && !d_.hasText) return args[0] ? construct(args, 1) : Value();
    Tuple* details = newTuple(thread_, 6);
    if (args[0].isEmpty() || !details) return {};
    args[1] = Value::object(details);
    Value filename = textValue(thread_, d_.filename), text = lineText();
    if (filename.isEmpty() || text.isEmpty()) return {};
    Value items[] = {filename, number(d_.line), number(d_.offset), text, number(d_.endLine), number(d_.endOffset)};
    for (int i = 0; i < 6; i++)
      details->items[i] = items[i];
    writeBarrier(thread_, details);
    return construct(args, 2);
  }

  // The symbol table's errors get their place after they were made: args has the message alone.
  Value withAttributes() {
    Value message = textValue(thread_, d_.message);
    Value error = message ? construct(&message, 1) : Value();
    Value filename = error ? textValue(thread_, d_.filename) : Value();
    Value text = filename ? lineText() : Value();
    if (text.isEmpty()) return {};
    set(error, SyntaxField::kFilename, filename);
    set(error, SyntaxField::kLine, number(d_.line));
    set(error, SyntaxField::kOffset, number(d_.offset));
    set(error, SyntaxField::kText, text);
    set(error, SyntaxField::kEndLine, number(d_.endLine));
    set(error, SyntaxField::kEndOffset, number(d_.endOffset));
    return error;
  }

 private:
  Value construct(Value* args, int64_t n) { return call(thread_, Value::object(exceptionType(d_.type)), args, n); }
  void set(Value error, unsigned field, Value v) { setExceptionField(thread_, error, field, v); }
  Value lineText() { return d_.hasText ? textValue(thread_, d_.text) : kNone; }
  static Value number(int32_t n) { return Value::smallInt(n); }

  Thread* thread_;
  const Diagnostic& d_;
};

CodeObject* raiseDiagnostic(Thread* t, Diagnostic& d, const SourceText& source, Stage stage) {
  if (d.type == ErrorType::MemoryError || d.type == ErrorType::RecursionError || d.type == ErrorType::ValueError) {
    if (d.message.empty())
      raiseValue(t, Value::object(exceptionType(d.type)), Value());
    else
      raise(t, exceptionType(d.type), d.message);
    return nullptr;
  }
  if (stage != Stage::Parse || d.filename.empty()) d.filename = source.filename;
  if (stage == Stage::Core) locateInSource(d, source);
  if (stage == Stage::Scope || stage == Stage::Compile) locateInFile(d, source);
  SyntaxErrorMaker maker(t, d);
  Value error = stage == Stage::Scope ? maker.withAttributes() : maker.withDetails();
  if (error) raiseValue(t, error, Value());
  return nullptr;
}

ParseMode parseModeOf(CompileMode mode) {
  if (mode == CompileMode::kEval) return ParseMode::Eval;
  return mode == CompileMode::kSingle ? ParseMode::Single : ParseMode::Exec;
}

// Scripts and standard input are read line by line; what exec(), eval() and -c get is a string.
SourceKind sourceKindOf(std::string_view filename, CompileMode mode) {
  bool isNamed = filename == "<stdin>" || !(filename.starts_with('<') && filename.ends_with('>'));
  return mode == CompileMode::kExec && isNamed ? SourceKind::File : SourceKind::String;
}

unsigned levelsLeft(Thread* t) {
  uint64_t frames = t->recursionLimit > t->depth ? t->recursionLimit - t->depth : 0;
  return static_cast<unsigned>(std::min(frames * kLevelsPerFrame, kMaxLevels));
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// As the default warning filter has it: every one of them, with its source line where there is a file to read it from.
void printWarnings(const std::vector<Diagnostic>& warnings) {
  for (const Diagnostic& w : warnings) {
    std::string text = w.filename + ":" + std::to_string(w.line) + ": SyntaxWarning: " + w.message + "\n";
    std::string line;
    if (readLineOfFile(w.filename, w.line, line))
      text += "  " + line.substr(std::min(line.find_first_not_of(" \t\f"), line.size()));
    print(text);
  }
}

}  // namespace

CodeObject* compileSource(Thread* t, std::string_view text, std::string_view filename, CompileMode mode,
                          SourceForm form) {
  Arena arena;
  Diagnostics out;
  Diagnostic& error = out.error;
  SourceText source;
  source.filename = filename;
  source.kind = form == SourceForm::kBytes ? SourceKind::Bytes : sourceKindOf(filename, mode);
  bool isWholeFile = mode == CompileMode::kExec || mode == CompileMode::kExecDict;
  if (!decodeSource(text, isWholeFile, arena, source, error)) return raiseDiagnostic(t, error, source, Stage::Parse);
  ast::Node* tree = parseSource(source, parseModeOf(mode), arena, out);
  printWarnings(out.warnings);
  out.warnings.clear();
  if (!tree) return raiseDiagnostic(t, error, source, Stage::Parse);
  if (options.dump & kDumpAst) print(ast::dump(tree, true) + "\n");

  if (!checkCore(tree, levelsLeft(t), error)) return raiseDiagnostic(t, error, source, Stage::Core);
  if (!checkReserved(tree, source.text, error)) return raiseDiagnostic(t, error, source, Stage::Scope);
  foldConstants(tree, arena);
  ScopeTree scopes;
  ScopeRules rules;
  rules.execMakesDictLocals = options.localsModel == LocalsModel::kClassic;
  rules.inlineComprehensions = options.localsModel == LocalsModel::kPep667;
  if (!scopes.build(tree, rules, arena, error)) return raiseDiagnostic(t, error, source, Stage::Scope);
  CodeObject* code = compileTree(t, tree, source, scopes, mode, arena, out);
  printWarnings(out.warnings);
  if (!code) return error.isError() ? raiseDiagnostic(t, error, source, Stage::Compile) : nullptr;
  if (options.dump & kDumpBytecode) print(disassemble(t, code, options.dumpFunction));
  return code;
}

}  // namespace taipan
