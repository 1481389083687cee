// Strings: storage, sharing, interning; and their methods against python3.11's answers.
#include "runtime/heap/Heap.h"
#include "runtime/types/text/Str.h"
#include "tests/unit/RuntimeTest.h"
#include "tests/unit/runtime/Literals.h"

namespace taipan {
namespace {

class StrTest : public RuntimeTest {};

struct MethodCase {
  const char *method, *self, *args, *expected;
};
const MethodCase kMethodCases[] = {
#include "tests/unit/runtime/StrCases.inc"
};

TEST_F(StrTest, Methods) {
  for (const MethodCase& c : kMethodCases) {
    std::vector<Value> args = literals(t, c.args);
    args.push_back(Value());
    Value result =
        callMethod(t, literal(t, c.self), intern(t, c.method), args.data(), static_cast<int64_t>(args.size()) - 1);
    EXPECT_EQ(outcome(t, result), c.expected) << c.self << '.' << c.method << '(' << c.args << ')';
  }
}

TEST_F(StrTest, KindIsTheLeastThatFits) {
  EXPECT_EQ(newStr(t, "abc")->kind, 1);
  EXPECT_TRUE(newStr(t, "abc")->ascii);
  EXPECT_EQ(newStr(t, "h\303\251")->kind, 1);
  EXPECT_FALSE(newStr(t, "h\303\251")->ascii);
  Str* wide = newStr(t, "ab\344\270\226\360\237\230\200");
  EXPECT_EQ(wide->kind, 4);
  EXPECT_EQ(wide->length, 4);
  EXPECT_EQ(strSubstring(t, wide, 0, 3)->kind, 2);
  EXPECT_EQ(strSubstring(t, wide, 0, 2)->kind, 1);
  EXPECT_EQ(strToUtf8(wide), "ab\344\270\226\360\237\230\200");
}

TEST_F(StrTest, AppendingIsInPlaceAndLeavesPrefixesAlone) {
  Str* s = newStr(t, std::string(300, 'a'));
  s = strConcat(t, s, newStr(t, "b"));
  const uint8_t* data = s->data;
  Str* longer = strConcat(t, s, newStr(t, "cd"));
  EXPECT_EQ(longer->data, data);
  Str* other = strConcat(t, s, newStr(t, "xy"));  // the place behind s is taken
  EXPECT_NE(other->data, data);
  EXPECT_EQ(strToUtf8(s), std::string(300, 'a') + "b");
  EXPECT_EQ(strToUtf8(longer), std::string(300, 'a') + "bcd");
  EXPECT_EQ(strToUtf8(other), std::string(300, 'a') + "bxy");
  Str* wide = strConcat(t, longer, newStr(t, "\344\270\226"));
  EXPECT_EQ(wide->kind, 2);
  EXPECT_EQ(wide->length, 304);
}

TEST_F(StrTest, ConcatenatedStringsSurviveCollections) {
  Str* s = emptyStr(t);
  std::string expected;
  for (int i = 0; i < 3000; i++) {
    std::string piece = std::to_string(i) + (i % 7 == 0 ? "\303\251" : "");
    s = strConcat(t, s, newStr(t, piece));
    expected += piece;
    if (i % 500 == 0) heap::collect(t, i % 1000 == 0);
  }
  EXPECT_EQ(strToUtf8(s), expected);
}

TEST_F(StrTest, InterningGivesTheSameObject) {
  EXPECT_EQ(intern(t, "some name"), intern(t, "some name"));
  EXPECT_EQ(internStr(t, newStr(t, "h\303\251llo")), intern(t, "h\303\251llo"));
  EXPECT_EQ(newStr(t, "x"), strFromCodePoint(t, 'x'));
  EXPECT_EQ(newStr(t, ""), emptyStr(t));
  heap::collect(t, true);
  EXPECT_EQ(strToUtf8(intern(t, "some name")), "some name");
}

TEST_F(StrTest, EqualStringsHashAlike) {
  for (int n : {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100}) {
    std::string text(static_cast<size_t>(n), 'k');
    Str* a = newStr(t, text);
    Str* b = strConcat(t, newStr(t, text.substr(0, 1)), newStr(t, text.substr(1)));
    EXPECT_TRUE(strEqual(a, b));
    EXPECT_EQ(strHash(a), strHash(b));
    EXPECT_NE(strHash(a), strHash(strConcat(t, a, a)));
  }
}

}  // namespace
}  // namespace taipan
