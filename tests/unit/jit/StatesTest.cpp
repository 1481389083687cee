// What states name, wherever the code generator keeps it: many unboxed values of each kind, read at guards that fail,
// below calls that look at the frame, and behind calls whose caller has become invalid meanwhile.
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

constexpr int kEach = 9;  // variables of a kind: more than there are registers

// `act(i)` runs in the middle of `many`, whose variables are n0 … (ints), x0 … (floats) and b0 … (bools).
std::string program(const std::string& act) {
  std::string first, next, all;
  for (int k = 0; k < kEach; ++k) {
    std::string n = std::to_string(k);
    first += "    n" + n + " = " + n + "; x" + n + " = " + n + ".5; b" + n + " = True\n";
    next += "        n" + n + " += i + " + n + "; x" + n + " += i * 0.5; b" + n + " = n" + n + " % " +
            std::to_string(k + 2) + " == 0\n";
    all += "n" + n + ", x" + n + ", b" + n + ", ";
  }
  return "import sys\n" + act + "def many(count):\n" + first + "    for i in range(count):\n" + next +
         "        r = act(i)\n        if r: break\n" + next + "    return [" + all + "r]\n";
}

// What `many` has computed when act(250), which gets its way, has come back.
std::string expected(const std::string& r) {
  std::string out = "[";
  for (int k = 0; k < kEach; ++k) {
    int n = k + 2 * (249 * 250 / 2 + 250 * k) + 250 + k;
    double x = k + 0.5 + 249 * 250 / 2 + 125;
    std::string text = std::to_string(x);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text += '0';
    out += std::to_string(n) + ", " + text + ", " + (n % (k + 2) == 0 ? "True" : "False") + ", ";
  }
  return out + r + "]";
}

class States : public JitTest {
 protected:
  std::string answer(const std::string& act) { return run(program(act) + "result = many(300)\n"); }
};

TEST_F(States, AreReadWhereAGuardFails) {
  EXPECT_EQ(answer("def act(i):\n    return 'left' if i == 250 else None\n"), expected("'left'"));
}

TEST_F(States, AreReadBelowACall) {
  std::string r = answer(R"(
def act(i):
    if i == 250:
        f = sys._getframe(1).f_locals
        return [f['n8'], f['x8'], f['b8'], f['n0'], f['x0'], f['b0']]
)");
  EXPECT_EQ(r, expected("[66516, 31258.5, False, 62500, 31250.5, True]")) << r;
}

TEST_F(States, AreReadBehindACallThatLeavesItsCaller) {
  EXPECT_EQ(answer(R"(
def act(i):
    if i == 250:
        sys.settrace(lambda *a: None)
        sys.settrace(None)
        return 'traced'
)"),
            expected("'traced'"));
}

TEST_F(States, AreReadWhereACallRaises) {
  EXPECT_EQ(run(program("def act(i):\n    if i == 250: raise KeyError(i)\n") + R"(
try:
    many(300)
except KeyError as e:
    f = e.__traceback__.tb_next.tb_frame.f_locals
    result = [f['n8'], f['x8'], f['b8'], f['i']]
)"),
            "[66516, 31258.5, False, 250]");
}

// No state names a register, and all that it names lies in the frame.
TEST_F(States, NamePlacesOfTheFrame) {
  answer("def act(i):\n    return 'left' if i == 250 else None\n");
  size_t places = 0;
  for (const auto& code : codemap::all(t))
    for (const auto& values : code->values)
      for (const DeoptValue& v : values) {
        places += v.location.kind == LocationKind::kStack || v.location.kind == LocationKind::kFrame;
        EXPECT_LE(v.location.size, 8) << code->name;
      }
  EXPECT_GT(places, 3u * kEach);
}

}  // namespace
}  // namespace taipan
