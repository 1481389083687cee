// Operations of the HIR, compiled from text and run on made-up values: each has to do what Ops.def says.
#include <cmath>
#include <limits>

#include "frontend/Compile.h"
#include "ir/LiveTypes.h"
#include "ir/Parser.h"
#include "ir/Verifier.h"
#include "jit/FastPaths.h"
#include "jit/Lower.h"
#include "jit/Session.h"
#include "runtime/types/exception/Exceptions.h"
#include "runtime/types/object/Operations.h"
#include "tests/unit/RuntimeTest.h"

namespace taipan {
namespace {

class LoweringTest : public RuntimeTest {
 protected:
  static Session& session() {
    static std::string error;
    static std::unique_ptr<Session> s = Session::create(&error);
    EXPECT_TRUE(s) << error;
    return *s;
  }

  // A function of tagged parameters v1, v2, …; v99 is true. `body`: its lines, from v3 on. Guards have state
  // 0; none may fail.
  struct Entry {
    ArrayEntry array;
    void* direct;
  };
  Entry compile(unsigned parameters, const std::string& body) {
    std::string text = "function f @code.f {\nb1:\n  v0:t = LoadFunction\n";
    for (unsigned n = 0; n < parameters; ++n)
      text += "  v" + std::to_string(n + 1) + ":t = Param " + std::to_string(n) + " : any\n";
    text += "  v99:b = ConstBool 1\n" + body + "\nstate 0: @code.f pc 0 function v0 [r0=v1]\n";
    std::string error;
    auto f = hir::parse(text, &error, &resolve, t);
    EXPECT_TRUE(f) << error << "\n" << text;
    if (!f) return {};
    EXPECT_EQ(hir::verify(*f), "") << text;
    CodeUnit unit;
    EXPECT_TRUE(lowerToLlvm(*f, &unit, &error)) << error;
    CompileTimes times;
    code_ = session().compile(std::move(unit), {}, &times, &error);
    EXPECT_TRUE(code_) << error;
    return code_ ? Entry{code_->arrayEntry, code_->directEntry} : Entry{};
  }

  // Names and native functions (native.math.sin, native.list.reverse) are real, all other objects of the text
  // placeholders.
  static const void* resolve(void* thread, std::string_view name) {
    auto* t = static_cast<Thread*>(thread);
    if (name.starts_with("name.")) return intern(t, std::string(name.substr(5)));
    if (!name.starts_with("native.")) return nullptr;
    size_t dot = name.rfind('.');
    std::string owner(name.substr(7, dot - 7));
    Str* attribute = intern(t, std::string(name.substr(dot + 1)));
    Value found = owner == "list" ? typeLookup(t, types::List, attribute)
                                  : dictGetStr(moduleDict(importModule(t, intern(t, owner))), attribute);
    return found.asObject();
  }

  template <class... A>
  Value run(Entry entry, A... args) {
    return runIn(nullptr, entry, args...);
  }
  // As the code of this function.
  template <class... A>
  Value runIn(FunctionObject* f, Entry entry, A... args) {
    Value array[] = {args..., Value()};
    return entry.array(t, f, array, entry.direct);
  }
  FunctionObject* functionWith(Dict* globals) {
    return newFunction(t, compileSource(t, "", "<test>", CompileMode::kExec), globals, nullptr);
  }

  // Both operands unboxed, `op` applied to v3 and v4 as v5, the result boxed.
  Entry intOperation(const std::string& op) {
    return compile(2,
                   "  v3:i = UnboxInt v1\n  v4:i = UnboxInt v2\n  v5:i = " + op + "\n  v6:t = BoxInt v5\n  Return v6");
  }
  Entry doubleOperation(const std::string& op) {
    return compile(
        2, "  v3:d = UnboxDouble v1\n  v4:d = UnboxDouble v2\n  v5:d = " + op + "\n  v6:t = BoxDouble v5\n  Return v6");
  }

  Value small(int64_t n) { return Value::smallInt(n); }
  Value number(double d) { return makeFloat(t, d); }
  int64_t asInt(Value v) {
    int64_t n = 0;
    EXPECT_TRUE(intToInt64(v, &n));
    return n;
  }

  std::unique_ptr<CompiledCode> code_;
};

constexpr int64_t kInts[] = {0,
                             1,
                             -1,
                             2,
                             -2,
                             3,
                             -3,
                             7,
                             -7,
                             8,
                             -8,
                             10,
                             -10,
                             63,
                             64,
                             1000003,
                             -1000003,
                             int64_t{1} << 40,
                             -(int64_t{1} << 40),
                             Value::kIntMax,
                             Value::kIntMin};

int64_t floorDivide(int64_t a, int64_t b) {
  int64_t q = a / b;
  return q * b != a && (a < 0) != (b < 0) ? q - 1 : q;
}

TEST_F(LoweringTest, DivisionTakesTheDivisorsSign) {
  Entry div = intOperation("IntFloorDiv v3, v4 (division) !0");
  Entry mod = intOperation("IntMod v3, v4 (division) !0");
  for (int64_t a : kInts)
    for (int64_t b : kInts) {
      if (b == 0) continue;
      EXPECT_EQ(asInt(run(div, small(a), small(b))), floorDivide(a, b)) << a << " // " << b;
      EXPECT_EQ(asInt(run(mod, small(a), small(b))), a - floorDivide(a, b) * b) << a << " % " << b;
    }
}

TEST_F(LoweringTest, DivisionByConstants) {
  for (int64_t b : {1, 2, 3, 8, 10, 4096, 1000003, -2, -3, -8}) {
    std::string divisor = "  v3:i = UnboxInt v1\n  v4:i = ConstInt " + std::to_string(b) + "\n";
    Entry div = compile(1, divisor + "  v5:i = IntFloorDivSafe v3, v4\n  v6:t = BoxInt v5\n  Return v6");
    Entry mod = compile(1, divisor + "  v5:i = IntModSafe v3, v4\n  v6:t = BoxInt v5\n  Return v6");
    for (int64_t a : kInts) {
      EXPECT_EQ(asInt(run(div, small(a))), floorDivide(a, b)) << a << " // " << b;
      EXPECT_EQ(asInt(run(mod, small(a))), a - floorDivide(a, b) * b) << a << " % " << b;
    }
  }
}

TEST_F(LoweringTest, Shifts) {
  Entry left = intOperation("IntShl v3, v4 (overflow) !0");
  Entry right = intOperation("IntShr v3, v4 (overflow) !0");
  for (int64_t n : {int64_t{0}, int64_t{1}, int64_t{-1}, int64_t{5}, int64_t{-77}, Value::kIntMin})
    for (int64_t count : {0, 1, 2, 61, 62, 63, 64, 200}) {
      EXPECT_EQ(asInt(run(right, small(n), small(count))), count > 63 ? (n < 0 ? -1 : 0) : n >> count);
      if (count < 60 && std::abs(n) < 100)
        EXPECT_EQ(asInt(run(left, small(n), small(count))), n * (int64_t{1} << count));
    }
}

TEST_F(LoweringTest, IntsLeaveTheSmallRange) {
  Entry add = intOperation("IntAdd v3, v4 (overflow) !0");
  EXPECT_EQ(asInt(run(add, small(Value::kIntMax), small(1))), Value::kIntMax + 1);
  EXPECT_EQ(asInt(run(add, small(Value::kIntMin), small(-1))), Value::kIntMin - 1);
  EXPECT_TRUE(run(add, small(Value::kIntMax), small(0)).isSmallInt());
}

constexpr double kDoubles[] = {0.0,
                               -0.0,
                               1.0,
                               -1.5,
                               3.25,
                               1e-300,
                               1e300,
                               1e-100,
                               1e100,
                               4.9e-324,
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::infinity(),
                               -1e200,
                               7.0};

TEST_F(LoweringTest, FloatsOfEveryExponent) {
  Entry add = doubleOperation("DoubleAdd v3, v4");
  Entry mul = doubleOperation("DoubleMul v3, v4");
  for (double a : kDoubles)
    for (double b : kDoubles) {
      auto same = [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) || (x == y && std::signbit(x) == std::signbit(y));
      };
      EXPECT_TRUE(same(floatValue(run(add, number(a), number(b))), a + b)) << a << " + " << b;
      EXPECT_TRUE(same(floatValue(run(mul, number(a), number(b))), a * b)) << a << " * " << b;
    }
}

TEST_F(LoweringTest, ComparisonWithNan) {
  double nan = std::nan("");
  auto compare = [&](const char* op) {
    return compile(2, std::string("  v3:d = UnboxDouble v1\n  v4:d = UnboxDouble v2\n  v5:b = DoubleCompare v3, v4, ") +
                          op + "\n  v6:t = BoxBool v5\n  Return v6");
  };
  for (const char* op : {"lt", "le", "eq", "gt", "ge"})
    EXPECT_EQ(run(compare(op), number(nan), number(1)), kFalse) << op;
  EXPECT_EQ(run(compare("ne"), number(nan), number(nan)), kTrue);
  EXPECT_EQ(run(compare("lt"), number(-0.0), number(0.0)), kFalse);
  EXPECT_EQ(run(compare("ge"), number(2), number(1)), kTrue);
}

TEST_F(LoweringTest, NumbersUnboxWithOneCheck) {
  Entry f = compile(1, "  v3:d = CheckedUnboxNumber v1 (type) !0\n  v4:t = BoxDouble v3\n  Return v4");
  for (double d : kDoubles)
    EXPECT_EQ(floatValue(run(f, number(d))), d);
  EXPECT_EQ(floatValue(run(f, small(-12))), -12.0);
}

TEST_F(LoweringTest, TestsOfKinds) {
  Value values[] = {Value(),
                    small(0),
                    number(1.5),
                    number(1e100),
                    kTrue,
                    kFalse,
                    kNone,
                    kNotImplemented,
                    Value::object(newList(t, 0)),
                    Value::object(newTupleFrom(t, nullptr, 0)),
                    Value::object(newStr(t, "x")),
                    Value::object(newDict(t)),
                    makeInt(t, INT64_MAX),
                    Value::object(types::Int),
                    newSet(t),
                    newRange(t, small(0), small(3), small(1)),
                    Value::object(newSlice(t, kNone, kNone, kNone)),
                    Value::object(newCell(t, kNone)),
                    newBoundMethod(t, kNone, kNone),
                    newModule(t, intern(t, "kinds")),
                    getIter(t, Value::object(newList(t, 0)))};
  std::vector<std::string> tests{"smallint|bigint", "float|smallint", "list|tuple", "str|none", "dict|empty", "empty"};
  for (unsigned n = 0; n < hir::kTypeKindCount; ++n) {
    hir::TypeBits kind = hir::TypeBits{1} << n;
    if (hir::bitsOfSeen(kind) == kind) tests.push_back(hir::typeBitsText(kind));  // of those that feedback can ask for
  }
  for (const std::string& kinds : tests) {
    hir::TypeBits bits = 0;
    ASSERT_TRUE(hir::parseTypeBits(kinds, &bits));
    // The parameters of other tests are any object; this one's may be empty too.
    Entry f = compile(1, std::string("  v3:t = Select v99, v1, v1 : top\n  v4:b = IsType v3, [") + kinds +
                             "]\n  v5:t = BoxBool v4\n  Return v5");
    if (!f.array) continue;
    for (Value v : values)
      EXPECT_EQ(run(f, v), Value::boolean(bits & hir::bitsOfValue(v))) << kinds << " of " << v.bits();
  }
}

TEST_F(LoweringTest, ListsGrowAndShrink) {
  Entry append =
      compile(2, "  ListAppend v1, v2 !0\n  v3:i = ListLength v1 : smallint\n  v4:t = BoxInt v3\n  Return v4");
  Entry pop = compile(1, "  v3:t = ListPop v1 (bounds) !0\n  Return v3");
  List* list = newListFrom(t, nullptr, 0);
  for (int64_t n = 0; n < 100; ++n)
    EXPECT_EQ(run(append, Value::object(list), small(n)), small(n + 1));
  for (int64_t n = 100; n-- > 0;)
    EXPECT_EQ(run(pop, Value::object(list)), small(n));
  EXPECT_EQ(list->length, 0);
}

TEST_F(LoweringTest, FastPathsComeFromBitcode) {
  EXPECT_EQ(verifyFastPaths(), "");
}

TEST_F(LoweringTest, FreshObjects) {
  Entry tuple = compile(2, "  v3:t = NewTuple v1, v2, v1 !0\n  Return v3");
  Entry list = compile(2, "  v3:t = NewList v1, v2 !0\n  Return v3");
  Entry slice = compile(2, "  v3:t = NewSlice v1, v2, v1 !0\n  Return v3");
  for (int n = 0; n < 5000; ++n) {  // through several allocation regions
    auto* made = run(tuple, small(n), kNone).as<Tuple>();
    ASSERT_TRUE(isExact(Value::object(made), types::Tuple));
    ASSERT_EQ(made->length, 3);
    ASSERT_EQ(made->items[0], small(n));
    ASSERT_EQ(made->items[1], kNone);
    ASSERT_EQ(made->items[2], small(n));
    auto* items = run(list, small(n), kTrue).as<List>();
    ASSERT_EQ(items->length, 2);
    ASSERT_EQ(items->items->capacity, 2);
    ASSERT_EQ(items->items->values[1], kTrue);
    ASSERT_EQ(run(slice, small(n), kNone).as<Slice>()->stop, kNone);
  }
}

TEST_F(LoweringTest, NativeFunctionsOfDoubles) {
  Entry two = doubleOperation("DoubleMath v3, v4, @native.math.hypot (division) !0");
  Entry one = doubleOperation("DoubleMath v4, @native.math.sinh (division) !0");
  EXPECT_EQ(floatValue(run(two, number(3), number(4))), 5.0);
  EXPECT_EQ(floatValue(run(one, number(0), number(0.5))), std::sinh(0.5));
  EXPECT_TRUE(std::isnan(floatValue(run(two, number(1), number(std::nan(""))))));
  EXPECT_TRUE(std::isnan(floatValue(run(two, number(std::nan("")), number(1)))));
}

TEST_F(LoweringTest, NativeFunctionsThatRunNoPythonCode) {
  Entry reading = compile(1, "  v3:t = CallNativeReading v1, @native.builtins.callable !0\n  Return v3");
  EXPECT_EQ(run(reading, Value::object(types::Int)), kTrue);
  EXPECT_EQ(run(reading, small(1)), kFalse);
  Entry leaf = compile(1, "  v3:t = CallNativeLeaf v1, @native.list.reverse !0\n  Return v3");
  Value items[] = {small(1), small(2)};
  List* list = newListFrom(t, items, 2);
  EXPECT_EQ(run(leaf, Value::object(list)), kNone);
  EXPECT_EQ(list->items->values[0], small(2));
}

TEST_F(LoweringTest, StringsByCodePoint) {
  Entry ord = compile(2, "  v3:i = UnboxInt v2\n  v4:i = StrOrd v1, v3 : smallint\n  v5:t = BoxInt v4\n  Return v5");
  Value text = Value::object(newStr(t, "aé€😀"));
  uint32_t expected[] = {'a', 0xe9, 0x20ac, 0x1f600};
  for (int64_t n = 0; n < 4; ++n)
    EXPECT_EQ(run(ord, text, small(n)), small(expected[n]));
  EXPECT_EQ(run(ord, Value::object(newStr(t, "xyz")), small(2)), small('z'));
  Entry same = compile(2, "  v3:b = StrCompare v1, v2, eq\n  v4:t = BoxBool v3\n  Return v4");
  EXPECT_EQ(run(same, Value::object(newStr(t, "aé")), Value::object(newStr(t, "aé"))), kTrue);
  EXPECT_EQ(run(same, text, Value::object(newStr(t, "aé"))), kFalse);
}

TEST_F(LoweringTest, IterationOfAnySequence) {
  Entry sum = compile(
      1,
      "  v3:t = GetIter v1 !0\n  v4:t = SecondResult v3\n  v5:i = ConstInt 0\n  v6:t = ConstTagged 0\n  Jump -> b2\n"
      "b2: <- b1, b3 loop\n  v7:t = Phi v4, v10 : top\n  v8:t = Phi v6, v12 : any\n"
      "  v9:t = ForIterNext v3, v7 !0\n  v10:t = SecondResult v9\n  v11:b = IsEmpty v9\n  Branch v11 -> b4, b3\n"
      "b3: <- b2\n  v12:t = BinaryGeneric v8, v9, Add, 0 !0\n  Jump -> b2\n"
      "b4: <- b2\n  Return v8");
  Value items[] = {small(1), small(20), small(300)};
  EXPECT_EQ(run(sum, Value::object(newListFrom(t, items, 3))), small(321));
  EXPECT_EQ(run(sum, Value::object(newTupleFrom(t, items, 3))), small(321));
  EXPECT_EQ(run(sum, newRange(t, small(10), small(0), small(-3))), small(10 + 7 + 4 + 1));
  Value set = newSet(t);
  EXPECT_TRUE(setAdd(t, set, small(5)));
  EXPECT_EQ(run(sum, set), small(5));
}

// Where guards on machine integers have failed, ints of any size take their place.
TEST_F(LoweringTest, IntsOfAnySize) {
  std::string ints =
      "  v3:t = GuardType v1, [smallint|bigint] : smallint|bigint !0\n"
      "  v4:t = GuardType v2, [smallint|bigint] : smallint|bigint !0\n";
  Entry product = compile(2, ints + "  v5:t = IntBinary v3, v4, Mul !0\n  Return v5");
  Value big = run(product, small(Value::kIntMax), small(Value::kIntMax));
  EXPECT_EQ(strToUtf8(reprOf(t, big).as<Str>()), "5316911983139663487003542222693990401");
  EXPECT_EQ(run(product, small(-6), small(7)), small(-42));
  EXPECT_EQ(run(product, big, small(0)), small(0));
  Entry less = compile(2, ints + "  v5:b = IntCompareTagged v3, v4, lt\n  v6:t = BoxBool v5\n  Return v6");
  EXPECT_EQ(run(less, small(-1), small(1)), kTrue);
  EXPECT_EQ(run(less, small(1), big), kTrue);
  EXPECT_EQ(run(less, big, small(1)), kFalse);
  EXPECT_EQ(run(less, big, big), kFalse);
}

TEST_F(LoweringTest, CellsOfEitherKind) {
  Entry store = compile(2, "  StoreAnyCell v1, v2 !0\n  Return v2");
  Cell* plain = newCell(t, small(1));
  (void)run(store, Value::object(plain), small(2));
  EXPECT_EQ(plain->contents, small(2));
  Entry link = compile(1, "  v3:t = ConstTagged empty\n  v4:t = NewLinkCell v1, v3, @name.x !0\n  Return v4");
  Dict* names = newDict(t);
  Value linked = run(link, Value::object(names));
  (void)run(store, linked, small(3));
  EXPECT_EQ(dictGetStr(names, intern(t, "x")), small(3));
}

// A free variable in a class body: the namespace first.
TEST_F(LoweringTest, FreeVariablesOfClassBodies) {
  Entry load = compile(2, "  v3:t = LoadClassCell v1, v2, @name.x, 0 !0 at 0\n  Return v3");
  Dict* names = newDict(t);
  Value cell = Value::object(newCell(t, small(1)));
  EXPECT_EQ(run(load, Value::object(names), cell), small(1));
  EXPECT_TRUE(dictSetStr(t, names, intern(t, "x"), small(2)));
  EXPECT_EQ(run(load, Value::object(names), cell), small(2));
}

// Statements at the top of modules and at the prompt.
TEST_F(LoweringTest, AnnotationsAndExpressionStatements) {
  Dict* globals = newDict(t);
  FunctionObject* module = functionWith(globals);
  Entry setUp = compile(1, "  SetupAnnotations v0 !0\n  Return v1");
  EXPECT_EQ(runIn(module, setUp, kNone), kNone);
  EXPECT_TRUE(isExact(dictGetStr(globals, intern(t, "__annotations__")), types::Dict));
  Entry print = compile(1, "  PrintExpr v1 !0\n  Return v1");
  (void)run(print, small(11));
  EXPECT_EQ(dictGetStr(moduleDict(importModule(t, intern(t, "builtins"))), intern(t, "_")), small(11));
}

TEST_F(LoweringTest, ExceptionsAreMatchedByClass) {
  Entry match = compile(2, "  v3:b = MatchException v1, v2 !0\n  v4:t = BoxBool v3\n  Return v4");
  raise(t, exc::KeyError, "x");
  Value e = t->exception;
  t->exception = Value();
  EXPECT_EQ(run(match, e, Value::object(exc::LookupError)), kTrue);
  EXPECT_EQ(run(match, e, Value::object(exc::TypeError)), kFalse);
}

}  // namespace
}  // namespace taipan
