// Sources that are not Python, against what python3.11 prints about them (syntax_errors.txt, written by
// syntax_errors.py).
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "frontend/Parse.h"

namespace taipan {
namespace {

struct Case {
  std::string source, expected;
};

// As unescape() in syntax_errors.py.
std::string unescape(const std::string& text) {
  auto hex = [&](size_t i) {
    char c = i < text.size() ? text[i] : 'x';
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string out;
  for (size_t i = 0; i < text.size(); i++) {
    char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\' && next == 't') {
      out.push_back('\t');
      i++;
    } else if (text[i] == '\\' && next == 'x' && hex(i + 2) >= 0 && hex(i + 3) >= 0) {
      out.push_back(static_cast<char>(hex(i + 2) << 4 | hex(i + 3)));
      i += 3;
    } else {
      out.push_back(text[i]);
    }
  }
  if (out.ends_with("\\\n")) out.resize(out.size() - 2);
  return out;
}

std::vector<Case> readCases() {
  std::ifstream file(TAIPAN_TEST_DATA "/syntax_errors.txt");
  std::stringstream all;
  all << file.rdbuf();
  std::string text = all.str();
  const std::string begin = "=== source\n", middle = "--- python3.11\n";
  std::vector<Case> cases;
  for (size_t at = text.find(begin); at != std::string::npos;) {
    size_t split = text.find(middle, at), end = text.find(begin, split);
    std::string source = text.substr(at + begin.size(), split - at - begin.size());
    split += middle.size();
    cases.push_back({unescape(source), text.substr(split, end == std::string::npos ? end : end - split)});
    at = end;
  }
  return cases;
}

std::string complain(const std::string& text) {
  Arena arena;
  Diagnostics out;
  SourceText source;
  source.filename = "x.py";
  source.kind = SourceKind::File;
  if (decodeSource(text, true, arena, source, out.error)) parseSource(source, ParseMode::Exec, arena, out);
  return out.error.isError() ? formatDiagnostic(out.error) : "";
}

TEST(SyntaxErrors, areThoseOfPython) {
  std::vector<Case> cases = readCases();
  ASSERT_GT(cases.size(), 300u);
  for (const Case& c : cases)
    EXPECT_EQ(complain(c.source), c.expected) << c.source;
}

}  // namespace
}  // namespace taipan
