// Values of literals.
#include <gtest/gtest.h>

#include "frontend/CharacterNames.h"
#include "frontend/Literals.h"

namespace taipan {
namespace {

using ast::ConstantKind;

ast::ConstantValue number(std::string_view text, Arena& arena) {
  ast::ConstantValue value;
  std::string error;
  EXPECT_TRUE(parseNumber(text, arena, value, error)) << error;
  return value;
}

TEST(Literals, integers) {
  Arena arena;
  EXPECT_EQ(number("1_000", arena).integer, 1000);
  EXPECT_EQ(number("0xFF", arena).integer, 255);
  EXPECT_EQ(number("0O17", arena).integer, 15);
  EXPECT_EQ(number("0b1_01", arena).integer, 5);
  EXPECT_EQ(number("00_0", arena).integer, 0);
  EXPECT_EQ(number("9223372036854775807", arena).integer, INT64_MAX);
}

TEST(Literals, bigIntegersKeepTheirDigits) {
  Arena arena;
  ast::ConstantValue value = number("9223372036854775808", arena);
  EXPECT_EQ(value.kind, ConstantKind::BigInt);
  EXPECT_EQ(value.text, "9223372036854775808");
  EXPECT_EQ(number("0XFFFF_ffff_ffff_ffff_0", arena).text, "0xffffffffffffffff0");
}

TEST(Literals, hugeDecimalsAreRefused) {
  Arena arena;
  ast::ConstantValue value;
  std::string error;
  EXPECT_FALSE(parseNumber(std::string(4301, '1'), arena, value, error));
  EXPECT_TRUE(
      error.starts_with("Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits"));
  EXPECT_TRUE(parseNumber("0x" + std::string(4301, '1'), arena, value, error));
}

TEST(Literals, floatsAndImaginaries) {
  Arena arena;
  EXPECT_EQ(number("1_0.5e-1", arena).number, 1.05);
  EXPECT_EQ(number("1e400", arena).number, __builtin_inf());
  EXPECT_EQ(number("5e-324", arena).number, 5e-324);
  ast::ConstantValue imaginary = number("2.5J", arena);
  EXPECT_EQ(imaginary.kind, ConstantKind::Complex);
  EXPECT_EQ(imaginary.number, 2.5);
}

TEST(Literals, stringsComeApart) {
  StringParts parts = splitString("Rb'''a'b'''");
  EXPECT_EQ(parts.body, "a'b");
  EXPECT_TRUE(parts.isBytes && parts.isRaw && !parts.isFormatted);
  EXPECT_EQ(splitString("''").body, "");
  EXPECT_EQ(splitString("f\"\"\"\"\"\"").body, "");
  EXPECT_TRUE(splitString("u'a'").isUnicodeMarked);
  EXPECT_FALSE(splitString("U'a'").isUnicodeMarked);  // as in Python's tree
}

std::string text(std::string_view body, bool raw = false) {
  std::string out, error;
  return decodeText(body, raw, out, error) ? out : error;
}

TEST(Literals, escapes) {
  EXPECT_EQ(text("\\n\\t\\\\\\'\\\"\\a\\b\\f\\r\\v"), "\n\t\\'\"\a\b\f\r\v");
  EXPECT_EQ(text("\\101\\x41\\u0041\\U00000041\\0"), std::string("AAAA\0", 5));
  EXPECT_EQ(text("a\\\nb"), "ab");
  EXPECT_EQ(text("\\d\\8\\\xC3\xA9"), "\\d\\8\\\xC3\xA9");
  EXPECT_EQ(text("\\n\\x", true), "\\n\\x");
  EXPECT_EQ(text("\\ud800"), "\xED\xA0\x80");
  EXPECT_EQ(text("\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{euro sign}"), "\xC3\xA9\xE2\x82\xAC");
}

TEST(Literals, brokenEscapesAreNamedWithTheirPosition) {
  std::string codec = "(unicode error) 'unicodeescape' codec can't decode bytes in position ";
  EXPECT_EQ(text("ab\\x4"), codec + "2-4: truncated \\xXX escape");
  EXPECT_EQ(text("\xC3\xA9\\u12"), codec + "10-13: truncated \\uXXXX escape");
  EXPECT_EQ(text("\\U00110000"), codec + "0-9: illegal Unicode character");
  EXPECT_EQ(text("\\N{nope}"), codec + "0-7: unknown Unicode character name");
  EXPECT_EQ(text("\\Nx"), codec + "0-1: malformed \\N character escape");
}

TEST(Literals, bytes) {
  std::string out, error;
  EXPECT_TRUE(decodeBytes("a\\x00\\377\\n\\u12", false, out, error));
  EXPECT_EQ(out, std::string("a\0\xFF\n\\u12", 8));
  EXPECT_FALSE(decodeBytes("ab\\x1", false, out, error));
  EXPECT_EQ(error, "(value error) invalid \\x escape at position 2");
}

TEST(CharacterNames, tableRulesAndAliases) {
  auto find = [](std::string_view name) {
    uint32_t c = 0;
    return findCharacterByName(name, c) ? c : 0xFFFFFFFF;
  };
  EXPECT_EQ(find("LATIN SMALL LETTER A"), 0x61u);
  EXPECT_EQ(find("snowman"), 0x2603u);
  EXPECT_EQ(find("LINE FEED"), 0x0Au);
  EXPECT_EQ(find("HANGUL SYLLABLE GAG"), 0xAC01u);
  EXPECT_EQ(find("HANGUL SYLLABLE A"), 0xC544u);
  EXPECT_EQ(find("CJK UNIFIED IDEOGRAPH-4E00"), 0x4E00u);
  EXPECT_EQ(find("CJK UNIFIED IDEOGRAPH-0041"), 0xFFFFFFFFu);
  EXPECT_EQ(find("NO SUCH CHARACTER"), 0xFFFFFFFFu);
}

}  // namespace
}  // namespace taipan
