// Tokens: kinds, positions, bracket levels, indentation; literals that end in odd places.
#include <gtest/gtest.h>

#include <string>

#include "frontend/Lexer.h"

namespace taipan {
namespace {

// "kind[:text]@line:col-endLine:endCol" for each token up to the end or the first error.
std::string tokensOf(std::string_view text, bool positions = false) {
  Arena arena;
  SourceText source;
  Diagnostic error;
  EXPECT_TRUE(decodeSource(text, true, arena, source, error));
  Lexer lexer(source);
  std::string out;
  for (;;) {
    Token token = lexer.next();
    std::string shown(tokenText(token.kind));
    bool named = token.kind == TokenKind::Name || token.kind == TokenKind::Number || token.kind == TokenKind::String;
    if (named) shown = std::string(lexer.text(token));
    if (!out.empty()) out += ' ';
    out += shown;
    const Span& s = token.span;
    if (positions) out += formatString("@%d:%d-%d:%d", s.line, s.col, s.endLine, s.endCol);
    if (token.kind == TokenKind::EndMarker) return out;
    if (token.kind == TokenKind::Error) {
      Lexer::Status status = lexer.status();
      bool described = status != Lexer::Status::Reported && status != Lexer::Status::EndOfFile;
      return out + ": " + (described ? lexer.describeFailure().message : lexer.error().message);
    }
  }
}

TEST(Lexer, operatorsTakeTheLongestMatch) {
  EXPECT_EQ(tokensOf("a**=b//c->d:=e...f<>g"), "a **= b // c -> d := e ... f unknown character g newline end of file");
  EXPECT_EQ(tokensOf("a<<=b>>c<=d!=e@=f"), "a <<= b >> c <= d != e @= f newline end of file");
  EXPECT_EQ(tokensOf("a.. b"), "a . . b newline end of file");
}

TEST(Lexer, keywordsAreTokensOfTheirOwn) {
  EXPECT_EQ(tokensOf("if iff _if None none"), "if iff _if None none newline end of file");
  EXPECT_EQ(keywordOrName("lambda"), TokenKind::Lambda);
  EXPECT_EQ(keywordOrName("lambdas"), TokenKind::Name);
  EXPECT_EQ(keywordOrName("match"), TokenKind::Name);
  EXPECT_EQ(keywordOrName(""), TokenKind::Name);
}

TEST(Lexer, numbers) {
  EXPECT_EQ(tokensOf("0 00 1_000 0xFf 0o17 0b1_0 1. .5 1e5 1E-5 1_0.2_5e1_0 5j 1.j 1e1J"),
            "0 00 1_000 0xFf 0o17 0b1_0 1. .5 1e5 1E-5 1_0.2_5e1_0 5j 1.j 1e1J newline end of file");
  EXPECT_EQ(tokensOf("1if x else 2"), "1 if x else 2 newline end of file");
  EXPECT_EQ(tokensOf("0x1for x"), "0x1f or x newline end of file");
  EXPECT_EQ(tokensOf("0x1go"), "error: invalid hexadecimal literal");
  EXPECT_EQ(tokensOf("1.real"), "error: invalid decimal literal");
  EXPECT_EQ(tokensOf("1e"), "error: invalid decimal literal");
}

TEST(Lexer, stringsWithAllPrefixes) {
  EXPECT_EQ(tokensOf("'a' \"b\" rb'c' BR\"d\" f'e' Rf'g' u'h' '''i''' \"\"\"j\"k\"\"\""),
            "'a' \"b\" rb'c' BR\"d\" f'e' Rf'g' u'h' '''i''' \"\"\"j\"k\"\"\" newline end of file");
  EXPECT_EQ(tokensOf("ur'a' bu'b'"), "ur 'a' bu 'b' newline end of file");
  EXPECT_EQ(tokensOf("'' '''''' 'a\\\nb'"), "'' '''''' 'a\\\nb' newline end of file");
  EXPECT_EQ(tokensOf("'a\\"), "error: unterminated string literal (detected at line 1)");
}

TEST(Lexer, positionsAreBytes) {
  EXPECT_EQ(tokensOf("\xC3\xA9 = 1", true),
            "\xC3\xA9@1:0-1:2 =@1:3-1:4 1@1:5-1:6 newline@1:6-1:6 end of file@1:-1-1:-1");
  EXPECT_EQ(tokensOf("x = '''a\nb'''", true),
            "x@1:0-1:1 =@1:2-1:3 '''a\nb'''@1:4-2:4 newline@2:4-2:4 end of file@2:-1-2:-1");
}

TEST(Lexer, indentation) {
  EXPECT_EQ(tokensOf("if a:\n  b\n\n  # c\n  d\ne\n"),
            "if a : newline indent b newline d newline dedent e newline end of file");
  EXPECT_EQ(tokensOf("if a:\n\tb\n\tc"), "if a : newline indent b newline c newline dedent end of file");
  EXPECT_EQ(tokensOf("if a:\n  if b:\n    c\nd"),
            "if a : newline indent if b : newline indent c newline dedent dedent d newline end of file");
  EXPECT_EQ(tokensOf("\f  \fa\n"), "a newline end of file");
  EXPECT_EQ(tokensOf("if a:\n    b\n  c"),
            "if a : newline indent b newline error: unindent does not match any outer indentation level");
  EXPECT_EQ(tokensOf("if a:\n\tb\n        c"),
            "if a : newline indent b newline error: inconsistent use of tabs and spaces in indentation");
}

TEST(Lexer, linesAreJoined) {
  EXPECT_EQ(tokensOf("(a,\n# c\n\nb)\nc"), "( a , b ) newline c newline end of file");
  EXPECT_EQ(tokensOf("a + \\\n   b\n"), "a + b newline end of file");
  EXPECT_EQ(tokensOf("a \\ b"), "a error: unexpected character after line continuation character");
  EXPECT_EQ(tokensOf("a \\"), "a error: ");
}

TEST(Lexer, bracketsMatch) {
  EXPECT_EQ(tokensOf("([{}])"), "( [ { } ] ) newline end of file");
  EXPECT_EQ(tokensOf("(\n]"), "( error: closing parenthesis ']' does not match opening parenthesis '(' on line 1");
  EXPECT_EQ(tokensOf("a)"), "a error: unmatched ')'");
  std::string deep(201, '[');
  EXPECT_TRUE(tokensOf(deep).ends_with("error: too many nested parentheses"));
}

TEST(Lexer, identifiersBeyondAscii) {
  EXPECT_EQ(tokensOf("\xCE\xB1\xCE\xB2 = 1"), "\xCE\xB1\xCE\xB2 = 1 newline end of file");
  EXPECT_EQ(tokensOf("a\xE2\x82\xAC"), "error: invalid character '\xE2\x82\xAC' (U+20AC)");
  EXPECT_EQ(tokensOf("a\xC2\xA0"), "error: invalid non-printable character U+00A0");
}

TEST(Lexer, aLineMayEndWithoutNewline) {
  EXPECT_EQ(tokensOf(""), "end of file");
  EXPECT_EQ(tokensOf("# only a comment"), "end of file");
  EXPECT_EQ(tokensOf("a\r\nb\rc"), "a newline b newline c newline end of file");
}

}  // namespace
}  // namespace taipan
