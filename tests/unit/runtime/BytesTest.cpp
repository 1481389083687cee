// Bytes: storage and sharing, searching against a plain search, UTF-8 there and back, and co_code's units.
#include <random>

#include "runtime/bytecode/CodeBytes.h"
#include "runtime/bytecode/CodeObject.h"
#include "runtime/types/bytes/Bytes.h"
#include "runtime/types/object/Operations.h"
#include "runtime/types/text/Codecs.h"
#include "runtime/types/text/Str.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

class BytesTest : public RuntimeTest {};

TEST_F(BytesTest, ShortOnesAreShared) {
  EXPECT_EQ(newBytes(t, viewOf("")), newBytes(t, viewOf("")));
  EXPECT_EQ(newBytes(t, viewOf("\xff")), bytesOfOne(t, 0xff));
  EXPECT_NE(newBytes(t, viewOf("ab")), newBytes(t, viewOf("ab")));
  EXPECT_EQ(newBytes(t, viewOf("ab"))->data[2], 0);
}

TEST_F(BytesTest, HashIsThatOfTheTextWithTheSameBytes) {
  for (std::string text : {"a", "some text", "a text of more than sixteen bytes"}) {
    Bytes* b = newBytes(t, viewOf(text));
    EXPECT_EQ(bytesHash(b), strHash(newStr(t, text)));
    bool failed = false;
    EXPECT_EQ(hashValue(t, Value::object(b), &failed), hashValue(t, Value::object(newStr(t, text)), &failed));
  }
}

TEST_F(BytesTest, OrderIsByBytesThenLength) {
  EXPECT_LT(compareBytes(viewOf("a"), viewOf("\x80")), 0);
  EXPECT_LT(compareBytes(viewOf("ab"), viewOf("abc")), 0);
  EXPECT_GT(compareBytes(viewOf("b"), viewOf("abc")), 0);
  EXPECT_EQ(compareBytes(viewOf(""), viewOf("")), 0);
  EXPECT_FALSE(equalBytes(viewOf("ab"), viewOf("abc")));
}

TEST_F(BytesTest, SearchesAgreeWithStdString) {
  std::mt19937 random(7);
  auto text = [&](size_t longest) {
    std::string s(random() % (longest + 1), 'a');
    for (char& c : s)
      c = static_cast<char>('a' + random() % 2);
    return s;
  };
  for (int round = 0; round < 5000; round++) {
    std::string hay = text(12), needle = text(3);
    size_t start = random() % (hay.size() + 1), end = start + random() % (hay.size() - start + 1);
    std::string part = hay.substr(start, end - start);
    auto expected = [&](size_t at) { return at == part.npos ? -1 : static_cast<int64_t>(start + at); };
    auto first = static_cast<int64_t>(start), last = static_cast<int64_t>(end);
    EXPECT_EQ(findBytes(viewOf(hay), viewOf(needle), first, last), expected(part.find(needle)));
    EXPECT_EQ(findLastBytes(viewOf(hay), viewOf(needle), first, last), expected(part.rfind(needle)));
    int64_t count = needle.empty() ? static_cast<int64_t>(part.size()) + 1 : 0;
    for (size_t at = 0; !needle.empty() && (at = part.find(needle, at)) != part.npos; at += needle.size())
      count++;
    EXPECT_EQ(countBytes(viewOf(hay), viewOf(needle), first, last), count);
  }
}

TEST_F(BytesTest, Utf8ThereAndBack) {
  for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 0x101) {
    if (c >= 0xD800 && c < 0xE000) continue;
    Value encoded = encodeStr(t, strFromCodePoint(t, c), Value(), Value());
    ASSERT_TRUE(encoded) << c;
    Value decoded = decodeToStr(t, selfView(encoded), Value(), Value());
    ASSERT_TRUE(decoded) << c;
    EXPECT_EQ(strAt(decoded.as<Str>(), 0), c);
    EXPECT_EQ(decoded.as<Str>()->length, 1);
  }
  EXPECT_TRUE(encodeStr(t, strFromCodePoint(t, 0xD800), Value(), Value()).isEmpty());
  EXPECT_EQ(takeExceptionName(), "UnicodeEncodeError");
  EXPECT_TRUE(decodeToStr(t, viewOf("\xed\xa0\x80"), Value(), Value()).isEmpty());
  EXPECT_EQ(takeExceptionName(), "UnicodeDecodeError");
}

TEST_F(BytesTest, ReprChoosesItsQuotes) {
  EXPECT_EQ(reprOfBytes(viewOf("a'b")), "b\"a'b\"");
  EXPECT_EQ(reprOfBytes(viewOf("a'\"")), "b'a\\'\"'");
  EXPECT_EQ(reprOfBytes(viewOf("\t\x7f\xff\\")), "b'\\t\\x7f\\xff\\\\'");
}

TEST(CodeBytesTest, OneUnitForEachInstructionBehindTheEntry) {
  Instr instrs[] = {{Op::LoadConst, Variant::kPlain, 0, 0, 0, 0x105, kNoFeedback},
                    {Op::Nop, Variant::kPlain, 0, 0, 0, 0, kNoFeedback},
                    {Op::Return, Variant::kPlain, 0, 0, 0, 0, kNoFeedback}};
  CodeObject code{};
  code.instrs = instrs;
  code.instrCount = 3;
  EXPECT_EQ(codeBytes(&code), std::string("\x97\0d\x05\t\0S\0", 8));
  EXPECT_EQ(unitOffset(-1), kEntryOffset);
  EXPECT_EQ(instrAtOffset(unitOffset(2)), 2);
  EXPECT_EQ(instrAtOffset(kEntryOffset), -1);
}

}  // namespace
}  // namespace taipan
