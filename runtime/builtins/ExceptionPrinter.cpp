#include "runtime/builtins/ExceptionPrinter.h"

#include <cstdio>
#include <vector>

#include "runtime/builtins/TextFile.h"
#include "runtime/core/Names.h"
#include "runtime/core/Objects.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/ExceptionFields.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

constexpr int64_t kSameLines = 3;  // entries of one line that are shown before they are counted
constexpr int64_t kDefaultLimit = 1000;

bool isException(Value v) {
  return v.isObject() && (v.asObject()->type()->flags & kTypeException);
}

// str() of a value, or empty and nothing pending if it raised.
bool textOf(Thread* t, Value v, std::string* out) {
  Value s = strOf(t, v);
  if (s.isEmpty()) {
    clearException(t);
    return false;
  }
  *out = strToUtf8(s.as<Str>());
  return true;
}

bool intField(Value v, int64_t* out) {
  return isInt(v) && intToInt64(v, out);
}

// --- traceback entries

struct Entry {
  std::string file, function;
  int64_t line;
  bool operator==(const Entry&) const = default;
};

Entry entryOf(const Traceback* tb) {
  const CodeObject* code = tb->frame.as<FrameObject>()->code;
  return {strToUtf8(code->filename), strToUtf8(code->name), tb->line.asSmallInt()};
}

std::string carets(const Traceback* tb, const std::string& line) {
  const CodeObject* code = tb->frame.as<FrameObject>()->code;
  auto instr = static_cast<uint64_t>(tb->instr.asSmallInt());
  if (instr >= code->instrCount) return "";
  Position p = code->positions[instr];
  if (p.line == 0 || p.line != tb->line.asSmallInt()) return "";
  bool oneLine = p.line == p.endLine;
  if (oneLine && p.endColumn <= p.column) return "";
  return caretLine(line, p.column, oneLine ? p.endColumn : -1);
}

std::string stripLeft(const std::string& line) {
  size_t start = line.find_first_not_of(" \t\f");
  return start == std::string::npos ? "" : line.substr(start);
}

std::string formatEntry(const Traceback* tb, const Entry& e) {
  std::string text = "  File \"" + e.file + "\", line " + std::to_string(e.line) + ", in " + e.function + "\n";
  std::string line;
  if (!sourceLine(e.file, e.line, &line)) return text;
  text += "    " + stripLeft(line) + "\n";
  std::string marks = carets(tb, line);
  return marks.empty() ? text : text + marks + "\n";
}

std::string repeated(int64_t count) {
  count -= kSameLines;
  return "  [Previous line repeated " + std::to_string(count) + " more time" + (count > 1 ? "s" : "") + "]\n";
}

// --- the exception itself

std::string className(Value e) {
  TypeObject* type = typeOf(e);
  Value module = (type->flags & kTypeHeap) ? dictGetStr(type->dict, names::module_) : type->module;
  std::string prefix = isStr(module) ? strToUtf8(module.as<Str>()) : "<unknown>";
  if (prefix == "builtins" || prefix == "__main__") prefix.clear();
  return (prefix.empty() ? "" : prefix + ".") + strToUtf8(type->qualname);
}

// Number of code points in the first `bytes` bytes.
int64_t charsIn(const std::string& utf8, size_t bytes) {
  int64_t n = 0;
  for (size_t i = 0; i < bytes && i < utf8.size(); i++)
    n += (utf8[i] & 0xc0) != 0x80;
  return n;
}

// The offending source line of a SyntaxError with carets under [offset, endOffset), columns from 1.
std::string formatSyntaxText(std::string text, int64_t offset, int64_t endOffset) {
  while (!text.empty() && text.back() == '\n')
    text.pop_back();
  // Of several lines, the last one before the offset counts.
  for (size_t nl; (nl = text.find('\n')) != std::string::npos;) {
    int64_t before = charsIn(text, nl + 1);
    if (offset <= before) {
      text.resize(nl);
      break;
    }
    text = text.substr(nl + 1);
    offset -= before;
    endOffset -= before;
  }
  size_t stripped = text.find_first_not_of(" \t\f");
  if (stripped == std::string::npos) stripped = text.size();
  std::string out = "    " + text.substr(stripped) + "\n";
  int64_t from = offset - 1 - static_cast<int64_t>(stripped);
  int64_t to = endOffset - 1 - static_cast<int64_t>(stripped);
  if (offset < 1) return out;
  if (from < 0) from = 0;
  if (to <= from) to = from + 1;
  return out + "    " + std::string(static_cast<size_t>(from), ' ') + std::string(static_cast<size_t>(to - from), '^') +
         "\n";
}

std::string formatSyntaxPlace(Thread* t, Value e) {
  std::string file, text;
  int64_t line, offset = 0, endOffset = 0, endLine = 0;
  Value fileValue = exceptionField(e, SyntaxField::kFilename);
  if (!intField(exceptionField(e, SyntaxField::kLine), &line)) return "";
  if (fileValue.isNone())
    file = "<string>";
  else if (!textOf(t, fileValue, &file))
    return "";
  std::string out = "  File \"" + file + "\", line " + std::to_string(line) + "\n";
  Value textValue = exceptionField(e, SyntaxField::kText);
  if (!isStr(textValue)) return out;
  text = strToUtf8(textValue.as<Str>());
  if (!intField(exceptionField(e, SyntaxField::kOffset), &offset)) offset = 0;
  if (!intField(exceptionField(e, SyntaxField::kEndOffset), &endOffset)) endOffset = 0;
  if (!intField(exceptionField(e, SyntaxField::kEndLine), &endLine)) endLine = line;
  if (endLine > line) endOffset = charsIn(text, text.find('\n')) + 1;
  bool isSubclass = typeOf(e) != exc::SyntaxError;  // one caret shows where the indentation is wrong
  if (endOffset <= 0 || isSubclass) endOffset = offset;
  return out + formatSyntaxText(text, offset, endOffset);
}

// The message of a SyntaxError without the place, which is shown before it.
bool syntaxMessage(Thread* t, Value e, std::string* out) {
  Value message = exceptionField(e, SyntaxField::kMessage);
  if (message.isNone()) *out = "None";
  return message.isNone() || textOf(t, message, out);
}

std::string formatNotes(Thread* t, Value e) {
  Value notes = findAttr(t, e, names::notes_);
  clearException(t);
  if (notes.isEmpty() || notes.isNone()) return "";
  std::string out, text;
  if (!isInstanceOf(notes, types::List) && !isInstanceOf(notes, types::Tuple)) {
    Value repr = reprOf(t, notes);
    clearException(t);
    return (repr.isEmpty() ? "<__notes__ repr() failed>" : strToUtf8(repr.as<Str>())) + "\n";
  }
  List* list = listFromIterable(t, notes);
  for (int64_t i = 0; list && i < list->length; i++)
    out += (textOf(t, list->items->values[i], &text) ? text : "<note str() failed>") + "\n";
  return out;
}

// --- chains

struct ChainPrinter {
  Thread* t;
  bool suggestions;
  std::vector<Value> seen;  // all reachable from the outermost exception, which its caller holds
  std::string out;

  bool isNew(Value e) const {
    for (Value s : seen)
      if (s == e) return false;
    return true;
  }

  void print(Value e, bool chain) {
    seen.push_back(e);
    auto* x = e.as<ExceptionObject>();
    if (chain && isException(x->cause)) {
      if (isNew(x->cause)) {
        print(x->cause, true);
        out += "\nThe above exception was the direct cause of the following exception:\n\n";
      }
    } else if (chain && isException(x->context) && !x->suppressContext.isTrue() && isNew(x->context)) {
      print(x->context, true);
      out += "\nDuring handling of the above exception, another exception occurred:\n\n";
    }
    if (!x->traceback.isNone()) {
      out += "Traceback (most recent call last):\n";
      out += formatTraceback(t, x->traceback, kDefaultLimit);
    }
    out += formatExceptionOnly(t, e, suggestions);
  }
};

// The program's own sys.excepthook, or empty.
Value customHook(Thread* t) {
  Value sys = dictGetStr(sysModules(t), names::sys);
  Value hook = sys.isEmpty() ? sys : dictGetStr(moduleDict(sys), intern(t, "excepthook"));
  return hook.isEmpty() || typeOf(hook) == types::Native ? Value() : hook;
}

}  // namespace

bool sourceLine(const std::string& file, int64_t n, std::string* out) {
  if (file.empty() || file[0] == '<') return false;
  FILE* f = std::fopen(file.c_str(), "rb");
  if (!f) return false;
  int64_t line = 1;
  int c;
  out->clear();
  while (line < n && (c = std::getc(f)) != EOF)
    line += c == '\n';
  bool any = false;
  while (line == n && (c = std::getc(f)) != EOF && c != '\n') {
    any = true;
    if (c != '\r') out->push_back(static_cast<char>(c));
  }
  bool found = line == n && (any || c == '\n');
  std::fclose(f);
  return found;
}

std::string formatTraceback(Thread*, Value traceback, int64_t limit) {
  int64_t depth = 0;
  for (Value v = traceback; !v.isNone(); v = v.as<Traceback>()->next)
    depth++;
  std::string out;
  Entry last{};
  int64_t count = 0;
  for (Value v = traceback; !v.isNone(); v = v.as<Traceback>()->next) {
    if (depth-- > limit) continue;
    auto* tb = v.as<Traceback>();
    Entry e = entryOf(tb);
    if (!(e == last)) {
      if (count > kSameLines) out += repeated(count);
      last = e;
      count = 0;
    }
    if (++count <= kSameLines) out += formatEntry(tb, e);
  }
  return count > kSameLines ? out + repeated(count) : out;
}

std::string formatExceptionOnly(Thread* t, Value e, bool suggestions) {
  bool syntax = isInstanceOf(e, exc::SyntaxError);
  std::string out = syntax ? formatSyntaxPlace(t, e) : "";
  std::string message;
  bool ok = syntax ? syntaxMessage(t, e, &message) : textOf(t, e, &message);
  out += className(e);
  if (!ok)
    out += ": <exception str() failed>";
  else if (!message.empty())
    out += ": " + message;
  if (suggestions) {
    std::string meant = suggestionFor(t, e);
    if (!meant.empty()) out += ". Did you mean: '" + meant + "'?";
  }
  return out + "\n" + formatNotes(t, e);
}

std::string formatException(Thread* t, Value exception, bool chain, bool suggestions) {
  ChainPrinter p{t, suggestions, {}, {}};
  p.print(exception, chain);
  return p.out;
}

void writeToStderr(Thread* t, const std::string& text) {
  Value sys = dictGetStr(sysModules(t), names::sys);
  Value file = sys.isEmpty() ? sys : dictGetStr(moduleDict(sys), names::stderr_);
  Str* s = newStr(t, text);
  if (file.isNone()) return;
  if (!file.isEmpty() && s) {
    Value arg = Value::object(s);
    if (!callMethod(t, file, names::write, &arg, 1).isEmpty() &&
        !callMethod(t, file, names::flush, nullptr, 0).isEmpty())
      return;
    clearException(t);
  }
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void printException(Thread* t) {
  Value e = takeException(t);
  if (e.isEmpty()) return;
  Value hook = t->insideExceptHook ? Value() : customHook(t);  // a hook may call sys.__excepthook__, which comes here
  if (!hook.isEmpty()) {
    Value args[] = {Value::object(typeOf(e)), e, e.as<ExceptionObject>()->traceback};
    t->insideExceptHook = true;
    bool done = !call(t, hook, args, 3).isEmpty();
    t->insideExceptHook = false;
    if (done) return;
    Value second = takeException(t);
    writeToStderr(t, "Error in sys.excepthook:\n" + formatException(t, second) + "\nOriginal exception was:\n");
  }
  writeToStderr(t, formatException(t, e));
}

int exitStatus(Thread* t) {
  Value e = takeException(t);
  Value code = exceptionField(e, SystemExitField::kCode);
  if (code.isNone()) return 0;
  int64_t status;
  if (isInt(code)) return intToInt64(code, &status) ? static_cast<int>(status & 0xff) : 255;
  Value text = strOf(t, code);
  if (text.isEmpty())
    clearException(t);
  else
    writeToStderr(t, strToUtf8(text.as<Str>()) + "\n");
  return 1;
}

}  // namespace taipan
