#include "jit/Compiler.h"

#include <llvm/IR/LLVMContext.h>
#include <llvm/IR/Module.h>

#include <algorithm>
#include <cstdio>

#include "ir/Builder.h"
#include "ir/PassManager.h"
#include "ir/Printer.h"
#include "jit/Lower.h"
#include "runtime/core/Options.h"
#include "runtime/core/Type.h"
#include "runtime/heap/Heap.h"
#include "runtime/support/Clock.h"
#include "runtime/threads/PythonThread.h"

namespace taipan {

namespace {

// The object that an immediate names, or null.
const Object* immediateObject(hir::ImmKind kind, uint64_t bits) {
  using hir::ImmKind;
  switch (kind) {
    case ImmKind::Value: {
      Value v = Value::fromBits(bits);
      return v.isObject() ? v.asObject() : nullptr;
    }
    case ImmKind::Class:
    case ImmKind::Code:
    case ImmKind::Name:
    case ImmKind::Native:
    case ImmKind::Dict:
    case ImmKind::Function: return reinterpret_cast<const Object*>(bits);
    default:                return nullptr;
  }
}

// Everything that the machine code will name must live as long as the code.
std::vector<const Object*> referencedObjects(const hir::Function& f) {
  std::vector<const Object*> out;
  auto add = [&](const Object* o) {
    if (o) out.push_back(o);
  };
  for (const hir::Block* b : f.blocks)
    for (const hir::Instr* i : hir::instrs(b)) {
      add(immediateObject(i->info().immA, i->immA));
      add(immediateObject(i->info().immB, i->immB));
      add(i->siteCode);
    }
  for (const hir::FrameState* s : f.states) {
    add(s->code);
    add(s->function);
  }
  for (const hir::Dependency& d : f.dependencies) {
    add(d.object);
    add(reinterpret_cast<const Object*>(d.name));
    if (d.value.isObject()) add(d.value.asObject());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Session::Settings settingsFor(const CompileRequest& r) {
  Session::Settings s;
  s.dumpLlvm = r.dump && (options.dump & kDumpLlvm);
  s.dumpAsm = r.dump && (options.dump & kDumpAsm);
  s.dumpStackMaps = r.dump && (options.dump & kDumpStackMaps);
  s.debugger = options.gdbJit;
  return s;
}

void traceGlobal(const hir::GlobalSnapshot& global, Marker& marker) {
  marker.visit(global.value);
  marker.visitObject(global.dict);
  marker.visitObject(global.absentFrom);
  marker.visitObject(global.injectedInto);
}

void traceCodeSnapshot(const hir::CodeSnapshot& snapshot, Marker& marker) {
  marker.visitObject(snapshot.code);
  for (const FeedbackSlot& s : snapshot.feedback) {
    marker.visitConservative(s.raw.references[0]);
    marker.visitConservative(s.raw.references[1]);
  }
  for (const PolyEntry& e : snapshot.poly)
    marker.visitConservative(e.payload);
  for (const auto& [at, global] : snapshot.globals)
    traceGlobal(global, marker);
}

void traceFunctionSnapshot(const hir::FunctionSnapshot& f, Marker& marker) {
  marker.visitObject(f.code);
  marker.visitObject(f.globals);
  marker.visitObject(f.builtins);
  marker.visitObject(f.defaults);
  marker.visitObject(f.closure);
}

void traceSnapshot(const hir::Snapshot& snapshot, Marker& marker) {
  for (const auto& [code, s] : snapshot.codes)
    traceCodeSnapshot(s, marker);
  for (const auto& [f, s] : snapshot.functions) {
    marker.visitObject(f);
    traceFunctionSnapshot(s, marker);
  }
  for (const auto& [type, s] : snapshot.classes) {
    marker.visitObject(type);
    marker.visit(s.init);
    for (Value v : s.binary)
      marker.visit(v);
  }
  snapshot.frozen->forEachObject([&](const Object* o) { marker.visitObject(o); });
  marker.visitObject(reinterpret_cast<Object*>(snapshot.hook));
  marker.visit(snapshot.hookSelf);
  snapshot.known.forEachValue([&](Value v) { marker.visit(v); });
  for (const auto& [key, global] : snapshot.moduleValues) {
    marker.visitObject(key.first);
    marker.visitObject(reinterpret_cast<Object*>(key.second));
    traceGlobal(global, marker);
  }
}

// Code generation takes about 0.1 ms for each value of a state.
constexpr size_t kMaxStateValues = 40'000;

size_t countStateValues(const hir::Function& f) {
  size_t values = 0;
  for (const hir::Block* b : f.blocks)
    for (const hir::Instr* i : hir::instrs(b))
      for (const hir::FrameState* s = i->state; s; s = s->parent)
        values += s->registers.size();
  return values;
}

void dumpHir(hir::Function& f) {
  std::string text = hir::print(f);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

CompileResult compileNow(Session& session, CompileRequest request) {
  OutsidePython outside;
  CompileResult result;
  result.times.snapshot = request.snapshotNanos;
  Stopwatch watch;
  hir::BuildResult built = hir::buildFunction(*request.snapshot);
  result.times.build = watch.lap();
  auto giveUp = [&](std::string whyNot) {
    result.whyNot = std::move(whyNot);
    result.request = std::move(request);
    return std::move(result);
  };
  result.isTooEarly = built.isTooEarly;
  if (!built.function) return giveUp(built.failure);
  hir::Function& f = *built.function;
  hir::PassOptions passOptions;
  hir::optimise(f, passOptions);
  result.times.passes = watch.lap();
  if (request.dump && (options.dump & kDumpHir)) dumpHir(f);
  result.stateValues = countStateValues(f);
  if (result.stateValues > kMaxStateValues)
    return giveUp("too large: its frame states have " + std::to_string(result.stateValues) + " values");
  CodeUnit unit;
  if (!lowerToLlvm(f, &unit, &result.whyNot)) return giveUp(result.whyNot);
  result.times.lower = watch.lap();
  result.compiled = session.compile(std::move(unit), settingsFor(request), &result.times, &result.whyNot);
  if (CompiledCode* c = result.compiled.get()) {
    c->times = result.times;
    c->code = request.code;
    c->loopHead = request.loopHead;
    c->tier = request.tier;
    c->inlines = f.inlines;
    c->isFinal = request.trust == hir::Trust::kNothing;
    c->dependencies = f.dependencies;
    c->references = referencedObjects(f);
  }
  result.request = std::move(request);
  return result;
}

void traceRequest(const CompileRequest& request, Marker& marker) {
  marker.visitObject(reinterpret_cast<Object*>(request.function));
  marker.visitObject(request.code);
  if (request.snapshot) traceSnapshot(*request.snapshot, marker);
}

namespace {

void traceResult(const CompileResult& r, Marker& marker) {
  traceRequest(r.request, marker);
  if (!r.compiled) return;
  for (const Object* o : r.compiled->references)
    marker.visitObject(o);
}

}  // namespace

void CompilerThread::enqueue(CompileRequest request) {
  std::unique_lock lock(mutex_);
  queue_.push_back(std::move(request));
  if (!started_) {
    started_ = true;
    std::thread([this] { run(); }).detach();
  }
  wake_.notify_one();
  if (options.jitQueue) taken_.wait(lock, [this] { return queue_.size() <= options.jitQueue; });
}

std::deque<CompileResult> CompilerThread::takeFinished() {
  std::lock_guard lock(mutex_);
  return std::exchange(finished_, {});
}

size_t CompilerThread::pending() {
  std::lock_guard lock(mutex_);
  return queue_.size() + (running_ ? 1 : 0);
}

void CompilerThread::trace(Marker& marker) {
  std::lock_guard lock(mutex_);
  for (const CompileRequest& r : queue_)
    traceRequest(r, marker);
  if (running_) traceRequest(*running_, marker);
  for (const CompileResult& r : finished_)
    traceResult(r, marker);
}

void CompilerThread::run() {
  std::string error;
  std::unique_ptr<Session> session = Session::create(&error);
  for (;;) {
    CompileRequest request;  // stays here for the collector to trace while a copy is worked on
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return !queue_.empty(); });
      request = std::move(queue_.front());
      queue_.pop_front();
      running_ = &request;
    }
    taken_.notify_one();
    CompileResult result;
    if (session) {
      result = compileNow(*session, request);
    } else {
      result.whyNot = "no machine code for this target: " + error;
      result.request = request;
    }
    {
      std::lock_guard lock(mutex_);
      running_ = nullptr;
      finished_.push_back(std::move(result));
    }
    onFinished_();
  }
}

}  // namespace taipan
