// Frames of compiled code, looked at by locals(), sys._getframe and tracebacks, inlined or not; the compiled code
// stays.
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

class Frames : public JitTest {};

TEST_F(Frames, LocalsDoesNotLeaveTheCompiledFunction) {
  size_t versionsBefore = codemap::all(t).size();
  EXPECT_EQ(run(R"(
def looked_at(i):
    a = i * 2
    b = a + 0.5
    d = locals()
    return d['a'] + d['b']
s = 0
for i in range(300):
    s += looked_at(i)
result = s
)"),
            "179550.0");
  // Compiled by itself or inlined into the loop: nothing was left but for the path behind the loop.
  EXPECT_GT(codemap::all(t).size(), versionsBefore);
  for (size_t i = versionsBefore; i < codemap::all(t).size(); ++i) {
    const CompiledCode& c = *codemap::all(t)[i];
    EXPECT_EQ(c.exits, exitsOf(c, DeoptReason::kNotReached)) << c.name;
  }
}

TEST_F(Frames, CallerIsReadThroughItsStackMap) {
  EXPECT_EQ(run(R"(
import sys
def peek(i):
    if i == 250:
        f = sys._getframe(1)
        return f.f_code.co_name, f.f_lineno, sorted(f.f_locals.items())
    return None
def reader(n):
    count = 0
    half = 0.0
    for i in range(n):
        r = peek(i)
        if r:
            return r
        count += 1
        half += 0.5
result = reader(300)
)"),
            "('reader', 12, [('count', 250), ('half', 125.0), ('i', 250), ('n', 300), ('r', None)])");
}

TEST_F(Frames, InlinedCalleesHaveFramesOfTheirOwn) {
  EXPECT_EQ(run(R"(
import sys
def leaf(x, probe):
    if probe:
        f = sys._getframe()
        return [(g.f_code.co_name, g.f_locals.get('x')) for g in (f, f.f_back, f.f_back.f_back)]
    return x + 1
def mid(x, probe):
    x = x + 10
    return leaf(x, probe)
def top(n):
    x = 5
    for i in range(n):
        r = mid(i, i == n - 1)
    return r
result = top(400)
)"),
            "[('leaf', 409), ('mid', 409), ('top', 5)]");
}

TEST_F(Frames, FrameObjectKeptShowsFinalValues) {
  EXPECT_EQ(run(R"(
import sys
kept = None
def keep(i):
    global kept
    if i == 200:
        kept = sys._getframe(1)
def body(i):
    x = i
    keep(i)
    x = x * 2
    return x
for i in range(201):
    body(i)
result = kept.f_locals['x'], kept.f_locals['i']
)"),
            "(400, 200)");
}

TEST_F(Frames, SameFrameObjectEveryTime) {
  EXPECT_EQ(run(R"(
import sys
def same():
    return sys._getframe(1) is sys._getframe(1)
def body(i):
    return same() and sys._getframe() is sys._getframe()
n = 0
for i in range(200):
    n += body(i)
result = n
)"),
            "200");
}

TEST_F(Frames, TracebackThroughCompiledFrames) {
  EXPECT_EQ(run(R"(
def inner(i):
    w = i * 2
    if i == 150:
        raise ValueError(i)
    return w
def outer(n):
    total = 0
    for i in range(n):
        total += inner(i)
    return total
try:
    outer(200)
except ValueError as e:
    tb = e.__traceback__.tb_next
    result = []
    while tb:
        result.append((tb.tb_frame.f_code.co_name, tb.tb_lineno, sorted(tb.tb_frame.f_locals.items())))
        tb = tb.tb_next
)"),
            "[('outer', 10, [('i', 150), ('n', 200), ('total', 22350)]), ('inner', 5, [('i', 150), ('w', 300)])]");
}

TEST_F(Frames, RecursionLimitIsExactInCompiledCode) {
  EXPECT_EQ(run(R"(
import sys
def deep(n):
    return deep(n + 1) if n else 0
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
first = depth(0)
for i in range(100):
    last = depth(0)
result = first == last
)"),
            "True");
}

}  // namespace
}  // namespace taipan
