// A stack of our own, far larger than the system's: a recursion that the interpreter allows must not crash in compiled
// code or in the C++ functions between two Python calls. Only touched pages take memory. x86-64 System V.
#include "runtime/threads/BigStack.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace taipan {

namespace {

constexpr size_t kStackSize = size_t{512} << 20;
constexpr size_t kGuardSize = size_t{64} << 10;

// Calls f(context, top) with the stack pointer at top. Frame pointers end there, so that walks stop.
__attribute__((naked, noinline)) int callOnStack(int (*)(void*, void*), void*, void*) {
  asm("pushq %rbp\n\t"
      "pushq %rbx\n\t"
      "movq %rsp, %rbx\n\t"
      "movq %rdi, %rax\n\t"
      "movq %rsi, %rdi\n\t"
      "movq %rdx, %rsi\n\t"
      "movq %rdx, %rsp\n\t"
      "xorl %ebp, %ebp\n\t"
      "callq *%rax\n\t"
      "movq %rbx, %rsp\n\t"
      "popq %rbx\n\t"
      "popq %rbp\n\t"
      "retq");
}

struct Work {
  int (*f)(void* context, NativeStack stack);
  void* context;
};

int runWork(void* context, void* top) {
  auto* work = static_cast<Work*>(context);
  return work->f(work->context, {top, kStackSize - kGuardSize});
}

}  // namespace

int onBigStack(int (*f)(void* context, NativeStack stack), void* context) {
  void* p =
      mmap(nullptr, kStackSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (p == MAP_FAILED || mprotect(p, kGuardSize, PROT_NONE) != 0) {
    std::fprintf(stderr, "taipan: cannot reserve the native stack\n");
    std::exit(1);
  }
  Work work{f, context};
  int result = callOnStack(runWork, &work, static_cast<uint8_t*>(p) + kStackSize);
  munmap(p, kStackSize);
  return result;
}

// Its size is a matter of limits.
NativeStack systemStack(void* base) {
  rlimit limit;
  constexpr size_t kDefault = size_t{8} << 20;
  if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return {base, kDefault};
  return {base, limit.rlim_cur};
}

}  // namespace taipan
