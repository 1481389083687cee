// Writing to frames of compiled code: that one frame leaves, others stay, and reads in between see the write.
#include "runtime/frames/DecodedFrame.h"
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

class FrameWrite : public JitTest {};

constexpr const char* kPoke = R"(
import sys, taipan
def poke(depth, **values):
    frame = sys._getframe(depth)
    frame.f_locals.update(values)
    taipan.locals_to_fast(frame)
    return {name: frame.f_locals[name] for name in values}
)";

TEST_F(FrameWrite, ReadsBetweenWriteAndDeoptimisationSeeTheWrite) {
  EXPECT_EQ(run(std::string(kPoke) + R"(
def written(n):
    total = 0
    half = 0.5
    pair = (1, n)
    seen = None
    for i in range(n):
        if i == n - 10:
            seen = poke(1, total=100, half='text')
        total += 1
    return seen, total, half, pair
result = [written(n) for n in (300, 300)]
)"),
            "[({'total': 100, 'half': 'text'}, 110, 'text', (1, 300)), ({'total': 100, 'half': 'text'}, 110, 'text', "
            "(1, 300))]");
  EXPECT_EQ(t->decodedFrames, nullptr);  // all were taken over
}

TEST_F(FrameWrite, OtherActivationsOfTheCodeAreUntouched) {
  EXPECT_EQ(run(std::string(kPoke) + R"(
def tower(n, which):
    mark = n
    below = []
    if n:
        below = tower(n - 1, which)
    else:
        poke(1 + which, mark='written')
    below.append(mark)
    return below
for turn in range(100):
    tower(3, 1)
result = tower(4, 2)
)"),
            "[0, 1, 'written', 3, 4]");
}

TEST_F(FrameWrite, UnboundFromOutsideRaisesInCompiledLoopsToo) {
  EXPECT_EQ(run(R"(
import sys, taipan
def unbind(name):
    frame = sys._getframe(1)
    del frame.f_locals[name]
    taipan.locals_to_fast(frame)
def loop(n, when):
    x = 1
    total = 0
    for i in range(n):
        if i == when:
            unbind('x')
            x = 2
        if i == when + 100:
            unbind('x')
        if i > when + 200:
            return total + x
        total += 1
    return total + x
result = []
for when in (1000, 50, 20):
    try:
        result.append(loop(500, when))
    except UnboundLocalError as e:
        result.append(str(e))
)"),
            "[501, \"cannot access local variable 'x' where it is not associated with a value\", "
            "\"cannot access local variable 'x' where it is not associated with a value\"]");
}

TEST_F(FrameWrite, InjectedActivationIsCompiledAgain) {
  size_t before = codemap::all(t).size();
  EXPECT_EQ(run(R"(
import sys, taipan
def debugger():
    taipan.inject(sys._getframe(1), 'factor', 10)
def injected(n):
    total = 0
    for i in range(n):
        if i == 100:
            debugger()
        total += factor
    return total
factor = 1
result = injected(2000), injected(50)
)"),
            "(19100, 50)");
  unsigned clones = 0;
  for (size_t i = before; i < codemap::all(t).size(); ++i)
    if (codemap::all(t)[i]->code->original) ++clones;
  EXPECT_GE(clones, 1u);
}

}  // namespace
}  // namespace taipan
