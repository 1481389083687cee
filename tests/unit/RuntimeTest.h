// RuntimeTest: the fixture of unit tests that make Python objects. The runtime is initialised once a process, on the
// first use; the stack it scans is the main thread's.
#pragma once

#include <gtest/gtest.h>
#include <pthread.h>

#include "runtime/StartUp.h"
#include "runtime/core/Objects.h"

namespace taipan {

// Highest address of the calling thread's stack.
inline void* threadStackBase() {
  pthread_attr_t attributes;
  void* low = nullptr;
  size_t size = 0;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, &low, &size);
  pthread_attr_destroy(&attributes);
  return static_cast<char*>(low) + size;
}

inline Thread* testThread() {
  static Thread* t = initialiseRuntime(systemStack(threadStackBase()));
  return t;
}

class RuntimeTest : public ::testing::Test {
 protected:
  void SetUp() override { t = testThread(); }
  void TearDown() override { EXPECT_TRUE(t->exception.isEmpty()) << "an exception is pending"; }

  // Takes the pending exception; its class's name, or "" if there is none.
  std::string takeExceptionName() {
    Value e = t->exception;
    t->exception = Value();
    return e ? strToUtf8(typeOf(e)->name) : std::string();
  }

  Thread* t = nullptr;
};

}  // namespace taipan
