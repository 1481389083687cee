// Binding of arguments to parameters, on code objects made by hand.
#include <string>
#include <vector>

#include "runtime/bytecode/CodeObject.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {

namespace {

struct Signature {
  unsigned positionalOnly = 0;
  std::vector<const char*> positional = {};  // positional-only ones included
  std::vector<const char*> keywordOnly = {};
  const char* rest = nullptr;
  const char* keywords = nullptr;
  int defaults = 0;  // of the last positional ones: 100, 101, …
};

class BindTest : public RuntimeTest {
 protected:
  FunctionObject* make(const Signature& s) {
    std::vector<Value> names;
    for (auto* n : s.positional)
      names.push_back(Value::object(intern(t, n)));
    for (auto* n : s.keywordOnly)
      names.push_back(Value::object(intern(t, n)));
    if (s.rest) names.push_back(Value::object(intern(t, s.rest)));
    if (s.keywords) names.push_back(Value::object(intern(t, s.keywords)));
    CodeParts parts{};
    std::vector<uint8_t> cells(names.size());
    parts.localIsCell = cells.data();
    parts.argCount = static_cast<uint32_t>(s.positional.size());
    parts.posOnlyCount = s.positionalOnly;
    parts.kwOnlyCount = static_cast<uint32_t>(s.keywordOnly.size());
    parts.flags = kCodeOptimized | kCodeNewLocals | (s.rest ? kCodeVarArgs : 0) | (s.keywords ? kCodeVarKeywords : 0);
    parts.localCount = parts.registerCount = static_cast<uint32_t>(names.size());
    parts.varNames = parts.registerNames = newTupleFrom(t, names.data(), static_cast<int64_t>(names.size()));
    parts.cellVars = parts.freeVars = newTuple(t, 0);
    parts.name = parts.qualname = parts.filename = intern(t, "f");
    parts.doc = kNone;
    FunctionObject* f = newFunction(t, newCode(t, parts), newDict(t), nullptr);
    if (s.defaults) {
      f->defaults = newTuple(t, s.defaults);
      for (int i = 0; i < s.defaults; i++)
        f->defaults->items[i] = Value::smallInt(100 + i);
    }
    return f;
  }

  // repr of the bound values, or the message.
  std::string bind(FunctionObject* f, std::vector<int> positional, std::vector<const char*> keywords = {}) {
    Value args[16];
    Value out[16];
    int64_t n = 0;
    for (int i : positional)
      args[n++] = Value::smallInt(i);
    Tuple* kwNames = keywords.empty() ? nullptr : newTuple(t, static_cast<int64_t>(keywords.size()));
    for (size_t i = 0; i < keywords.size(); i++) {
      kwNames->items[i] = Value::object(intern(t, keywords[i]));
      args[n + static_cast<int64_t>(i)] = Value::smallInt(50 + static_cast<int>(i));
    }
    Value shown;
    if (bindArguments(t, f, args, n, kwNames, out))
      shown = reprOf(t, Value::object(newTupleFrom(t, out, f->code->parameterCount)));
    else
      shown = strOf(t, takeException(t));
    return strToUtf8(shown.as<Str>());
  }
};

TEST_F(BindTest, PositionalAndDefaults) {
  FunctionObject* f = make({.positional = {"a", "b", "c"}, .defaults = 2});
  EXPECT_EQ(bind(f, {1, 2, 3}), "(1, 2, 3)");
  EXPECT_EQ(bind(f, {1}), "(1, 100, 101)");
  EXPECT_EQ(bind(f, {1}, {"c"}), "(1, 100, 50)");
  EXPECT_EQ(bind(f, {}), "f() missing 1 required positional argument: 'a'");
  EXPECT_EQ(bind(f, {1, 2, 3, 4}), "f() takes from 1 to 3 positional arguments but 4 were given");
}

TEST_F(BindTest, Messages) {
  FunctionObject* f = make({.positional = {"a", "b", "c"}});
  EXPECT_EQ(bind(f, {}), "f() missing 3 required positional arguments: 'a', 'b', and 'c'");
  EXPECT_EQ(bind(f, {1}), "f() missing 2 required positional arguments: 'b' and 'c'");
  EXPECT_EQ(bind(f, {1, 2, 3, 4}), "f() takes 3 positional arguments but 4 were given");
  EXPECT_EQ(bind(f, {1, 2, 3}, {"d"}), "f() got an unexpected keyword argument 'd'");
  EXPECT_EQ(bind(f, {1, 2}, {"b"}), "f() got multiple values for argument 'b'");
  EXPECT_EQ(bind(make({}), {1}), "f() takes 0 positional arguments but 1 was given");
}

TEST_F(BindTest, KeywordOnly) {
  FunctionObject* f = make({.positional = {"a"}, .keywordOnly = {"k", "l"}});
  EXPECT_EQ(bind(f, {1}, {"l", "k"}), "(1, 51, 50)");
  EXPECT_EQ(bind(f, {1}, {"l"}), "f() missing 1 required keyword-only argument: 'k'");
  EXPECT_EQ(bind(f, {1, 2}, {"l"}),
            "f() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given");
}

TEST_F(BindTest, RestAndKeywords) {
  FunctionObject* f = make({.positional = {"a"}, .keywordOnly = {"k"}, .rest = "args", .keywords = "kw"});
  EXPECT_EQ(bind(f, {1, 2, 3}, {"k", "x"}), "(1, 50, (2, 3), {'x': 51})");
  EXPECT_EQ(bind(f, {1}, {"k"}), "(1, 50, (), {})");
}

TEST_F(BindTest, PositionalOnly) {
  FunctionObject* f = make({.positionalOnly = 1, .positional = {"a", "b"}});
  EXPECT_EQ(bind(f, {}, {"a", "b"}), "f() got some positional-only arguments passed as keyword arguments: 'a'");
  FunctionObject* g = make({.positionalOnly = 1, .positional = {"a"}, .keywords = "kw"});
  EXPECT_EQ(bind(g, {1}, {"a"}), "(1, {'a': 50})");
}

}  // namespace

}  // namespace taipan
