// A stack of our own, far larger than the system's: a recursion that the interpreter allows must not crash in compiled
// code or in the C++ functions between two Python calls. Only touched pages take memory. x86-64 System V.
#include "runtime/threads/BigStack.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace taipan {

namespace {

constexpr size_t kStackSize = size_t{512} << 20;
constexpr size_t kGuardSize = size_t{64} << 10;

size_t sizeInUse = 0;

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

}  // namespace

size_t bigStackSize() {
  return sizeInUse;
}

int onBigStack(int (*f)(void* context, void* stackBase), void* context) {
  void* p =
      mmap(nullptr, kStackSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (p == MAP_FAILED || mprotect(p, kGuardSize, PROT_NONE) != 0) {
    std::fprintf(stderr, "taipan: cannot reserve the native stack\n");
    std::exit(1);
  }
  sizeInUse = kStackSize - kGuardSize;
  int result = callOnStack(f, context, static_cast<uint8_t*>(p) + kStackSize);
  munmap(p, kStackSize);
  sizeInUse = 0;
  return result;
}

}  // namespace taipan
