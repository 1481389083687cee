// Code that is invalidated while frames of it are on the stack: by a global, a builtin, a class, a function's code; in
// the compiled function itself and in one inlined into it.
#include "tests/unit/jit/JitTest.h"

namespace taipan {
namespace {

class Invalidation : public JitTest {};

TEST_F(Invalidation, GlobalChangedByACallee) {
  EXPECT_EQ(run(R"(
K = 1
def change(i):
    global K
    if i == 500:
        K = 100
def f(n):
    s = 0
    for i in range(n):
        change(i)
        s += K
    return s
result = f(1000)
)"),
            "50500");
}

TEST_F(Invalidation, BuiltinShadowedByACallee) {
  EXPECT_EQ(run(R"(
def change(i):
    if i == 500:
        globals()['len'] = lambda x: 7
def f(n):
    s = 0
    for i in range(n):
        change(i)
        s += len('ab')
    return s
result = f(1000)
)"),
            "4500");
}

TEST_F(Invalidation, MethodReplacedWhileItsCallerIsOnTheStack) {
  EXPECT_EQ(run(R"(
class A:
    def m(self):
        return 1
def change(i):
    if i == 500:
        A.m = lambda self: 10
def f(a, n):
    s = 0
    for i in range(n):
        s += a.m()
        change(i)
    return s
result = f(A(), 1000)
)"),
            "5491");
}

TEST_F(Invalidation, FunctionCodeReplaced) {
  EXPECT_EQ(run(R"(
def g(x):
    return x
def h(x):
    return x + 1000
def change(i):
    if i == 500:
        g.__code__ = h.__code__
def f(n):
    s = 0
    for i in range(n):
        s += g(i)
        change(i)
    return s
result = f(1000)
)"),
            "998500");
}

TEST_F(Invalidation, RecursiveActivationsAllContinue) {
  EXPECT_EQ(run(R"(
K = 1
def down(n):
    global K
    if n == 0:
        K = 5
        return K
    local = n * 2
    r = down(n - 1)
    return r + K + local - n * 2
for i in range(100):
    K = 1
    down(3)
K = 1
result = down(40)
)"),
            "205");
}

TEST_F(Invalidation, LocalsSurviveWithTheirTypes) {
  EXPECT_EQ(run(R"(
K = 1
def change(i):
    global K
    if i == 300:
        K = 2
def f(n):
    whole = 0
    ratio = 0.0
    flag = False
    text = 'a'
    big = 1 << 70
    for i in range(n):
        whole += K
        ratio += 0.5
        flag = not flag
        change(i)
    return whole, ratio, flag, text, big
result = f(600)
)"),
            "(899, 300.0, False, 'a', 1180591620717411303424)");
}

TEST_F(Invalidation, InsideAnInlinedCallee) {
  EXPECT_EQ(run(R"(
K = 1
def change(i):
    global K
    if i == 500:
        K = 3
def inner(i):
    a = i + K
    change(i)
    return a + K
def f(n):
    s = 0
    for i in range(n):
        s += inner(i) - i
    return s
result = f(1000)
)"),
            "3998");
}

}  // namespace
}  // namespace taipan
