// Compiler: one compilation from snapshot to machine code, on whatever thread; and the background thread that runs
// them.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "ir/Snapshot.h"
#include "jit/Session.h"

namespace taipan {

struct CompileRequest {
  FunctionObject* function = nullptr;
  CodeObject* code = nullptr;
  int32_t loopHead = -1;  // >= 0: OSR version
  Tier tier = Tier::kOptimised;
  uint64_t snapshotNanos = 0;
  std::shared_ptr<hir::Snapshot> snapshot;  // shared with the collector's view of a running request
  hir::Trust trust = hir::Trust::kAll;      // what the snapshot was taken with
  bool dump = false;                        // this function was asked for
  bool checksLocals = false;                // as the code had it (CodeObject::checksLocals)
};

struct CompileResult {
  CompileRequest request;
  std::unique_ptr<CompiledCode> compiled;  // null: whyNot
  std::string whyNot;
  bool isTooEarly = false;  // not compiled because no path of it had been executed yet
  size_t stateValues = 0;   // of all frame states: what LLVM's time grows with
  CompileTimes times;
};

// Compiles with this session. Touches no mutable Python object; everything it names is kept alive by the request's
// snapshot, which the owner of the request must trace.
CompileResult compileNow(Session& session, CompileRequest request);

// Visits what an unfinished request keeps alive.
void traceRequest(const CompileRequest& request, Marker& marker);

// Compiles requests one after another on a thread of its own. All functions are for the thread that runs Python.
class CompilerThread {
 public:
  // onFinished runs on the compiler thread when a result is ready to be taken.
  explicit CompilerThread(std::function<void()> onFinished) : onFinished_(std::move(onFinished)) {}

  void enqueue(CompileRequest request);  // waits while more are due than options.jitQueue allows
  std::deque<CompileResult> takeFinished();
  void trace(Marker& marker);  // pending, running and finished requests
  size_t pending();

 private:
  void run();

  std::function<void()> onFinished_;
  std::mutex mutex_;
  std::condition_variable wake_, taken_;
  std::deque<CompileRequest> queue_;
  std::deque<CompileResult> finished_;
  CompileRequest* running_ = nullptr;
  bool started_ = false;
};

}  // namespace taipan
