// compile, eval and exec.
#include <algorithm>
#include <string>

#include "runtime/builtins/Builtins.h"
#include "runtime/core/Names.h"
#include "runtime/core/SourceCompiler.h"
#include "runtime/frames/Activation.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/callable/Cell.h"
#include "runtime/types/callable/NativeArgs.h"
#include "runtime/types/container/Dict.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/namespace/Module.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Str.h"

namespace taipan {

namespace {

// source: a str, or an object with bytes.
bool isSource(Value v) {
  ByteView view;
  return isStrLike(v) || bytesViewOf(v, &view);
}

CodeObject* compileText(Thread* t, Value source, std::string_view filename, CompileMode mode) {
  if (!compileHook) {
    raise(t, exc::RuntimeError, "this build has no compiler");
    return nullptr;
  }
  bool isText = isStrLike(source);
  std::string text = isText ? strToUtf8(source.as<Str>()) : std::string(textOf(selfView(source)));
  if (text.find('\0') != std::string::npos) {
    raiseValueError(t, "source code string cannot contain null bytes");
    return nullptr;
  }
  return compileHook(t, text, filename, mode, isText ? SourceForm::kText : SourceForm::kBytes);
}

bool modeOf(Thread* t, Value v, CompileMode* mode) {
  std::string text = isStrLike(v) ? strToUtf8(v.as<Str>()) : "";
  if (text == "exec")
    *mode = CompileMode::kExecDict;
  else if (text == "eval")
    *mode = CompileMode::kEval;
  else if (text == "single")
    *mode = CompileMode::kSingle;
  else
    return raiseValueError(t, "compile() mode must be 'exec', 'eval' or 'single'"), false;
  return true;
}

Value compileBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"source",   "filename",        "mode", "flags", "dont_inherit",
                                      "optimize", "_feature_version"};
  Value out[7];
  if (!bindNativeArgs(t, {"compile", names, 7, 3, 6}, args, nargs, kwNames, out)) return {};
  CompileMode mode;
  if (!isStrLike(out[1]) && !isBytes(out[1]))
    return raisef(t, exc::TypeError, "expected str, bytes or os.PathLike object, not %.200s", typeName(out[1]));
  if (!isStrLike(out[2]))
    return raisef(t, exc::TypeError, "compile() argument 'mode' must be str, not %.200s", typeName(out[2]));
  if (!modeOf(t, out[2], &mode)) return {};
  if (!isSource(out[0])) return raiseTypeError(t, "compile() arg 1 must be a string, bytes or AST object");
  std::string filename = isBytes(out[1]) ? std::string(textOf(selfView(out[1]))) : strToUtf8(out[1].as<Str>());
  return Value::object(compileText(t, out[0], filename, mode));
}

struct Namespaces {
  Value globals;  // Dict
  Value locals;   // any mapping
};

bool isMapping(Value v) {
  return typeOf(v)->slots->getItem != nullptr;
}

// Fills in what was not given: the caller's namespaces, or globals for locals. False if raised.
bool completeNamespaces(Thread* t, const char* function, Namespaces* n) {
  bool isExec = function[1] == 'x';
  if (!n->locals.isNone() && !isMapping(n->locals)) {
    if (isExec)
      raisef(t, exc::TypeError, "locals must be a mapping or None, not %.100s", typeName(n->locals));
    else
      raiseTypeError(t, "locals must be a mapping");
    return false;
  }
  if (n->globals.isNone()) {
    Activation caller;
    if (!activationAt(t, 0, &caller)) return raise(t, exc::SystemError, "globals and locals cannot be NULL"), false;
    n->globals = Value::object(caller.function()->globals);
    if (n->locals.isNone()) n->locals = localsOf(t, caller);
    if (n->locals.isEmpty()) return false;
  } else if (!isDictLike(n->globals)) {
    if (isExec)
      raisef(t, exc::TypeError, "exec() globals must be a dict, not %.100s", typeName(n->globals));
    else
      raiseTypeError(t, isMapping(n->globals) ? "globals must be a real dict; try eval(code, {}, mapping)"
                                              : "globals must be a dict");
    return false;
  }
  if (n->locals.isNone()) n->locals = n->globals;
  auto* globals = n->globals.as<Dict>();
  return dictGetStr(globals, names::builtins_) || dictSetStr(t, globals, names::builtins_, builtinsModule);
}

// exec of a code object: the cells of its free variables, no more and no less. closure: null, or what the caller gave.
bool checkClosure(Thread* t, const CodeObject* code, Value closure) {
  if (!code->freeCount)
    return closure.isEmpty() || (raiseTypeError(t, "cannot use a closure with this code object"), false);
  bool fits = isExact(closure, types::Tuple) && closure.as<Tuple>()->length == code->freeCount;
  for (uint32_t i = 0; fits && i < code->freeCount; i++)
    fits = isCell(closure.as<Tuple>()->items[i]);
  if (!fits) raisef(t, exc::TypeError, "code object requires a closure of exactly length %u", code->freeCount);
  return fits;
}

// closure: of exec, or empty.
Value run(Thread* t, const char* function, Value source, CompileMode mode, Namespaces n, Value closure) {
  if (!completeNamespaces(t, function, &n)) return {};
  CodeObject* code = nullptr;
  if (isExact(source, types::Code)) {
    code = source.as<CodeObject>();
    if (mode == CompileMode::kEval && code->freeCount)
      return raisef(t, exc::TypeError, "code object passed to %s() may not contain free variables", function);
    if (mode != CompileMode::kEval && !checkClosure(t, code, closure)) return {};
  } else if (closure) {
    return raiseTypeError(t, "closure can only be used when source is a code object");
  } else if (isSource(source)) {
    code = compileText(t, source, "<string>", mode);
  } else {
    return raisef(t, exc::TypeError, "%s() arg 1 must be a string, bytes or code object", function);
  }
  FunctionObject* f =
      code ? newFunction(t, code, n.globals.as<Dict>(), closure ? closure.as<Tuple>() : nullptr) : nullptr;
  return f ? runCode(t, f, n.locals) : Value();
}

// An expression may be indented.
Value withoutIndent(Thread* t, Value source) {
  ByteView bytes;
  auto isIndent = [](uint32_t c) { return c == ' ' || c == '\t'; };
  int64_t start = 0;
  if (bytesViewOf(source, &bytes)) {
    while (start < bytes.length && isIndent(bytes[start]))
      start++;
    return start ? Value::object(newBytes(t, bytes.slice(start, bytes.length))) : source;
  }
  if (!isStrLike(source)) return source;
  auto* s = source.as<Str>();
  while (start < s->length && isIndent(strAt(s, start)))
    start++;
  return start ? Value::object(strSubstring(t, s, start, s->length)) : source;
}

Value evalBuiltin(Thread* t, Value* args, int64_t nargs, Tuple*) {
  Value source = withoutIndent(t, args[0]);
  if (source.isEmpty()) return {};
  return run(t, "eval", source, CompileMode::kEval, {nargs > 1 ? args[1] : kNone, nargs > 2 ? args[2] : kNone}, {});
}

Value execBuiltin(Thread* t, Value* args, int64_t nargs, Tuple* kwNames) {
  static const char* const names[] = {"", "", "", "closure"};
  Value out[4];
  if (!bindNativeArgs(t, {"exec", names, 4, 1, 3}, args, nargs, kwNames, out)) return {};
  Namespaces n{out[1] ? out[1] : kNone, out[2] ? out[2] : kNone};
  Value result = run(t, "exec", out[0], CompileMode::kExecDict, n, out[3].isNone() ? Value() : out[3]);
  return result ? kNone : Value();
}

const MethodRow kRows[] = {
    {"compile", compileBuiltin, 0, -1, kNativeKeywords,
     "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, "
     "_feature_version=-1)\n--\n\nCompile source into a code object that can be executed by exec() or eval().\n\nThe "
     "source code may represent a Python module, statement or expression.\nThe filename will be used for run-time "
     "error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) "
     "statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future statements "
     "influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation "
     "inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false "
     "these statements do influence the compilation,\nin addition to any features explicitly specified."},
    {"eval", evalBuiltin, 1, 3, 0,
     "eval($module, source, globals=None, locals=None, /)\n--\n\nEvaluate the given source in the context of globals "
     "and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by "
     "compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals "
     "and locals.\nIf only globals is given, locals defaults to it."},
    {"exec", execBuiltin, 0, -1, kNativeKeywords,
     "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nExecute the given source in the "
     "context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a "
     "code object as returned by compile().\nThe globals must be a dictionary and locals can be any "
     "mapping,\ndefaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe "
     "closure must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that "
     "many cellvars."},
};

}  // namespace

BuiltinTable codeBuiltins() {
  return {kRows, std::size(kRows)};
}

}  // namespace taipan
