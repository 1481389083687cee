#include "runtime/types/callable/NativeArgs.h"

#include <algorithm>
#include <string>

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"

namespace taipan {

namespace {

const char* plural(int64_t n) {
  return n == 1 ? "" : "s";
}

bool tooMany(Thread* t, const NativeParams& p, int64_t nargs, int64_t given) {
  raisef(t, exc::TypeError, "%s() takes at most %d %sargument%s (%ld given)", p.function, p.count,
         nargs == 0 ? "keyword " : "", plural(p.count), static_cast<long>(given));
  return false;
}

bool tooManyPositional(Thread* t, const NativeParams& p, int64_t nargs) {
  if (p.maxPositional == 0) {
    raisef(t, exc::TypeError, "%s() takes no positional arguments", p.function);
  } else {
    raisef(t, exc::TypeError, "%s() takes %s %d positional argument%s (%ld given)", p.function,
           p.required < p.maxPositional ? "at most" : "exactly", p.maxPositional, plural(p.maxPositional),
           static_cast<long>(nargs));
  }
  return false;
}

bool missing(Thread* t, const NativeParams& p, int index, int64_t nargs) {
  int positionalOnly = 0;
  while (positionalOnly < p.required && p.names[positionalOnly][0] == 0)
    positionalOnly++;
  if (index < positionalOnly) {
    raisef(t, exc::TypeError, "%s() takes %s %d positional argument%s (%ld given)", p.function,
           positionalOnly < p.maxPositional ? "at least" : "exactly", positionalOnly, plural(positionalOnly),
           static_cast<long>(nargs));
  } else if (p.shortMessage) {
    raisef(t, exc::TypeError, "%s() missing required argument '%s'", p.function, p.names[index]);
  } else {
    raisef(t, exc::TypeError, "%s() missing required argument '%s' (pos %d)", p.function, p.names[index], index + 1);
  }
  return false;
}

bool bindKeyword(Thread* t, const NativeParams& p, Str* name, Value value, int64_t nargs, Value* out) {
  std::string text = strToUtf8(name);
  for (int i = 0; i < p.count; i++) {
    if (p.names[i][0] == 0 || text != p.names[i]) continue;
    if (!out[i].isEmpty()) {
      if (i < nargs) {
        raisef(t, exc::TypeError, "argument for %s() given by name ('%s') and position (%d)", p.function, p.names[i],
               i + 1);
      } else {
        raisef(t, exc::TypeError, "%s() got multiple values for argument '%s'", p.function, p.names[i]);
      }
      return false;
    }
    out[i] = value;
    return true;
  }
  raisef(t, exc::TypeError, "'%s' is an invalid keyword argument for %s()", text.c_str(), p.function);
  return false;
}

}  // namespace

bool bindNativeArgs(Thread* t, const NativeParams& p, Value* args, int64_t nargs, Tuple* kwNames, Value* out) {
  int64_t keywords = kwNames ? kwNames->length : 0;
  if (nargs + keywords > p.count) return tooMany(t, p, nargs, nargs + keywords);
  if (nargs > p.maxPositional) return tooManyPositional(t, p, nargs);
  std::copy(args, args + nargs, out);
  std::fill(out + nargs, out + p.count, Value());
  // As in CPython a missing argument is reported before an unknown keyword, unless keywords alone were given.
  for (int64_t i = 0; i < keywords; i++) {
    auto* name = kwNames->items[i].as<Str>();
    if (!bindKeyword(t, p, name, args[nargs + i], nargs, out)) return false;
  }
  for (int i = static_cast<int>(nargs); i < p.required; i++)
    if (out[i].isEmpty()) return missing(t, p, i, nargs);
  return true;
}

bool checkPositional(Thread* t, const char* function, int64_t n, int64_t min, int64_t max) {
  if (n >= min && (max < 0 || n <= max)) return true;
  int64_t bound = n < min ? min : max;
  const char* quantity = min == max ? "" : n < min ? "at least " : "at most ";
  raisef(t, exc::TypeError, "%s expected %s%ld argument%s, got %ld", function, quantity, static_cast<long>(bound),
         plural(bound), static_cast<long>(n));
  return false;
}

bool checkNoKeywords(Thread* t, const char* function, Tuple* kwNames) {
  if (!kwNames || kwNames->length == 0) return true;
  raisef(t, exc::TypeError, "%s() takes no keyword arguments", function);
  return false;
}

}  // namespace taipan
