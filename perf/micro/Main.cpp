// Runs the micro-benchmarks inside an initialised runtime, on the stack that it scans.
#include <benchmark/benchmark.h>

#include "runtime/StartUp.h"

namespace {

struct Arguments {
  int argc;
  char** argv;
};

int runBenchmarks(void* context, taipan::NativeStack stack) {
  auto* arguments = static_cast<Arguments*>(context);
  benchmark::Initialize(&arguments->argc, arguments->argv);
  taipan::initialiseRuntime(stack);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments{argc, argv};
  return taipan::onBigStack(runBenchmarks, &arguments);
}
