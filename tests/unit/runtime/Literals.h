// Literals: Python values from their reprs, and outcomes of operations as the *Cases.inc tables spell them.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/core/Objects.h"
#include "runtime/threads/Thread.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/number/Int.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/StrBuilder.h"

namespace taipan {

// The str literal at text[*at] (its opening quote); *at: behind it.
inline Value strLiteral(Thread* t, std::string_view text, size_t* at) {
  std::string utf8;
  StrBuilder out;
  char quote = text[(*at)++];
  auto flush = [&] {
    if (!utf8.empty()) out.append(newStr(t, utf8));
    utf8.clear();
  };
  while (text[*at] != quote) {
    char c = text[(*at)++];
    if (c != '\\') {
      utf8 += c;
      continue;
    }
    c = text[(*at)++];
    size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    flush();
    if (digits) {
      out.append(static_cast<uint32_t>(std::stoul(std::string(text.substr(*at, digits)), nullptr, 16)));
      *at += digits;
    } else {
      out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : static_cast<uint32_t>(c));
    }
  }
  ++*at;
  flush();
  return Value::object(out.finish(t));
}

inline Value numberLiteral(Thread* t, const std::string& text) {
  if (text.find_first_of(".einf") != text.npos) return makeFloat(t, std::strtod(text.c_str(), nullptr));
  return intFromText(t, text, 10, Value());
}

// Literals that end in commas, or one without.
inline std::vector<Value> literals(Thread* t, std::string_view text) {
  std::vector<Value> values;
  for (size_t at = 0; at < text.size(); at++) {
    if (text[at] == '\'' || text[at] == '"') {
      values.push_back(strLiteral(t, text, &at));
      continue;
    }
    size_t end = std::min(text.find(',', at), text.size());
    std::string word(text.substr(at, end - at));
    at = end;
    values.push_back(word == "None"    ? kNone
                     : word == "True"  ? kTrue
                     : word == "False" ? kFalse
                                       : numberLiteral(t, word));
  }
  return values;
}
inline Value literal(Thread* t, std::string_view text) {
  return literals(t, text).at(0);
}

// repr of the result, or "Type: message" of the exception, which is taken.
inline std::string outcome(Thread* t, Value result) {
  if (result) return strToUtf8(reprOf(t, result).as<Str>());
  Value e = takeException(t);
  return strToUtf8(typeOf(e)->name) + ": " + strToUtf8(strOf(t, e).as<Str>());
}

}  // namespace taipan
