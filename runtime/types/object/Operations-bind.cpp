// Binding arguments to parameters: the rules, and the messages, of CPython's function calls. The parameters lie in the
// order of co_varnames: positional ones, keyword-only ones, *args, **kwargs.
#include <algorithm>
#include <string>
#include <vector>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"

namespace taipan {

namespace {

struct Binding {
  Thread* t;
  FunctionObject* f;
  const CodeObject* code;
  Value* args;
  int64_t positional;  // given
  Tuple* kwNames;
  Value* out;

  int64_t argCount() const { return code->argCount; }
  int64_t namedCount() const { return argCount() + code->kwOnlyCount; }
  Str* nameOf(int64_t parameter) const { return code->varNames->items[parameter].as<Str>(); }
  std::string function() const { return strToUtf8(f->qualname); }
};

void store(Value* to, Value v) {
  *reinterpret_cast<volatile uint64_t*>(to) = v.bits();
}

bool fail(const Binding& b, const std::string& text) {
  raise(b.t, exc::TypeError, b.function() + "() " + text);
  return false;
}

std::string quoted(Str* name) {
  return "'" + strToUtf8(name) + "'";
}

// 'a' — 'a' and 'b' — 'a', 'b', and 'c'
std::string enumeration(const std::vector<std::string>& names) {
  if (names.size() == 1) return names[0];
  if (names.size() == 2) return names[0] + " and " + names[1];
  std::string text;
  for (size_t i = 0; i + 1 < names.size(); i++)
    text += names[i] + ", ";
  return text + "and " + names.back();
}

bool failTooMany(const Binding& b) {
  int64_t keywordOnly = 0;
  for (int64_t i = b.argCount(); i < b.namedCount(); i++)
    keywordOnly += !b.out[i].isEmpty();
  int64_t defaults = b.f->defaults ? b.f->defaults->length : 0;
  std::string takes = std::to_string(b.argCount());
  bool plural = b.argCount() != 1;
  if (defaults) {
    takes = "from " + std::to_string(b.argCount() - defaults) + " to " + takes;
    plural = true;
  }
  std::string given = std::to_string(b.positional);
  if (keywordOnly)
    given += std::string(" positional argument") + (b.positional != 1 ? "s" : "") + " (and " +
             std::to_string(keywordOnly) + " keyword-only argument" + (keywordOnly != 1 ? "s" : "") + ")";
  return fail(b, "takes " + takes + " positional argument" + (plural ? "s" : "") + " but " + given +
                     (b.positional == 1 && !keywordOnly ? " was" : " were") + " given");
}

bool failMissing(const Binding& b, int64_t from, int64_t to, const char* kind) {
  std::vector<std::string> missing;
  for (int64_t i = from; i < to; i++)
    if (b.out[i].isEmpty()) missing.push_back(quoted(b.nameOf(i)));
  return fail(b, "missing " + std::to_string(missing.size()) + " required " + kind + " argument" +
                     (missing.size() == 1 ? "" : "s") + ": " + enumeration(missing));
}

// The parameter of that name that may be given by keyword, or -1.
int64_t findParameter(const Binding& b, Str* name) {
  for (int64_t i = b.code->posOnlyCount; i < b.namedCount(); i++)
    if (b.nameOf(i) == name) return i;
  for (int64_t i = b.code->posOnlyCount; i < b.namedCount(); i++)
    if (strEqual(b.nameOf(i), name)) return i;
  return -1;
}

bool failUnexpected(const Binding& b, Str* name) {
  std::string wrong;
  for (int64_t k = 0; k < b.kwNames->length; k++)
    for (int64_t i = 0; i < b.code->posOnlyCount; i++)
      if (strEqual(b.nameOf(i), b.kwNames->items[k].as<Str>()))
        wrong += (wrong.empty() ? "" : ", ") + strToUtf8(b.nameOf(i));
  if (!wrong.empty()) return fail(b, "got some positional-only arguments passed as keyword arguments: '" + wrong + "'");
  return fail(b, "got an unexpected keyword argument " + quoted(name));
}

bool bindKeywords(const Binding& b, Dict* rest) {
  for (int64_t k = 0; k < b.kwNames->length; k++) {
    Value key = b.kwNames->items[k];
    Value value = b.args[b.positional + k];
    if (!key.isObject() || !(typeOf(key)->flags & kTypeStrSubclass)) return fail(b, "keywords must be strings");
    auto* name = key.as<Str>();
    int64_t parameter = findParameter(b, name);
    if (parameter < 0) {
      if (!rest) return failUnexpected(b, name);
      if (!dictSet(b.t, rest, key, value)) return false;
    } else if (!b.out[parameter].isEmpty()) {
      return fail(b, "got multiple values for argument " + quoted(name));
    } else {
      b.out[parameter] = value;
    }
  }
  return true;
}

bool bindDefaults(const Binding& b) {
  Tuple* defaults = b.f->defaults;
  int64_t required = b.argCount() - (defaults ? defaults->length : 0);
  bool missing = false;
  for (int64_t i = b.positional; i < required; i++)
    missing |= b.out[i].isEmpty();
  if (missing) return failMissing(b, 0, required, "positional");
  for (int64_t i = std::max<int64_t>(required, 0); i < b.argCount(); i++)
    if (b.out[i].isEmpty()) b.out[i] = defaults->items[i - required];
  return true;
}

bool bindKeywordOnlyDefaults(const Binding& b) {
  bool missing = false;
  for (int64_t i = b.argCount(); i < b.namedCount(); i++) {
    if (!b.out[i].isEmpty()) continue;
    if (b.f->kwDefaults) b.out[i] = dictGetStr(b.f->kwDefaults, b.nameOf(i));
    missing |= b.out[i].isEmpty();
  }
  return !missing || failMissing(b, b.argCount(), b.namedCount(), "keyword-only");
}

}  // namespace

bool bindArguments(Thread* t, FunctionObject* f, Value* args, int64_t nargs, Tuple* kwNames, Value* out) {
  const CodeObject* code = f->code;
  Binding b{t, f, code, args, nargs, kwNames, out};
  int64_t bound = std::min(b.positional, b.argCount());
  // A few words: calls of memmove and memset would cost more than they do.
  for (int64_t i = 0; i < bound; i++)
    store(&out[i], args[i]);
  for (int64_t i = bound; i < code->parameterCount; i++)
    store(&out[i], Value());
  int64_t next = b.namedCount();
  if (code->flags & kCodeVarArgs) {
    Tuple* rest = newTupleFrom(t, args + bound, b.positional - bound);
    if (!rest) return false;
    out[next++] = Value::object(rest);
  }
  Dict* keywords = nullptr;
  if (code->flags & kCodeVarKeywords) {
    keywords = newDict(t);
    if (!keywords) return false;
    out[next++] = Value::object(keywords);
  }
  if (kwNames && !bindKeywords(b, keywords)) return false;
  if (b.positional > b.argCount() && !(code->flags & kCodeVarArgs)) return failTooMany(b);
  if (b.positional < b.argCount() && !bindDefaults(b)) return false;
  return code->kwOnlyCount == 0 || bindKeywordOnlyDefaults(b);
}

}  // namespace taipan
