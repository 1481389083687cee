#include "jit/TierPolicy.h"

#include <llvm/ADT/DenseMap.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "ir/BytecodePlan.h"
#include "ir/SpeculationLog.h"
#include "jit/Deopt.h"
#include "jit/Jit.h"
#include "jit/Stats.h"
#include "runtime/bytecode/Upward.h"
#include "runtime/core/Objects.h"
#include "runtime/core/Options.h"
#include "runtime/frames/FrameObject.h"
#include "runtime/frames/InterpFrame.h"
#include "runtime/interp/RuntimeCalls.h"
#include "runtime/support/Clock.h"
#include "runtime/threads/Runtime.h"
#include "runtime/types/object/Instance.h"

namespace taipan {

namespace tier {

namespace {

constexpr uint32_t kMaxVersions = 8;
constexpr uint32_t kVersionsOfAllTrust = 3, kVersionsOfFacts = 5;
constexpr size_t kMaxWork = 60'000;  // state values of all versions together: a large function gets fewer
// Of the first version; each further one bears twice as many.
constexpr uint32_t kExitsBeforeRecompile = 16;
constexpr uint32_t kNewPathsBeforeRecompile =
    3;  // exits because a path had not been executed when the code was compiled

// Back-edges for which an outer loop is waited for, in thresholds: they take a part of the time that compiling does;
// more of it if the outer loop's version is there already.
constexpr uint32_t kOuterLoopWait = 30, kCompiledLoopWait = 300;
constexpr uint32_t kRoundsBeforeOuterLoop = 8;  // of one whose inner loop is compiled: most of its time goes there

using VersionKey = std::pair<CodeObject*, int64_t>;         // code, loop head and tier
using DependencyKey = std::pair<const void*, const void*>;  // object, name

// Hot code whose outermost loop has not come round yet.
struct Waiting {
  Version* loop = nullptr;  // the outermost one that has
  uint32_t backEdges = 0;   // how many more of any loop
};

}  // namespace

}  // namespace tier

struct TierPolicy {
  llvm::DenseMap<tier::VersionKey, tier::Version*> byKey;
  llvm::DenseMap<CodeObject*, tier::Waiting> waiting;
  std::vector<tier::Version*> order;
  llvm::DenseMap<tier::DependencyKey, std::vector<CompiledCode*>> dependents;
  hir::SpeculationLog log;
  CompilerThread* compiler = nullptr;   // never destroyed: it runs until the process ends
  std::unique_ptr<Session> ownSession;  // for compilations on the thread that runs Python
  tier::Totals totals;
  uint64_t start = 0;  // wallNanos
  FILE* perfMap = nullptr;
};

namespace tier {

namespace {

TierPolicy& policyOf(const Thread* t) {
  return *t->runtime()->tiers;
}

VersionKey keyOf(CodeObject* code, int32_t loopHead, Tier tier) {
  return {code, int64_t{loopHead} + (int64_t{static_cast<uint8_t>(tier)} << 32)};
}

Version* versionOf(TierPolicy& p, CodeObject* code, int32_t loopHead, Tier tier) {
  Version*& v = p.byKey[keyOf(code, loopHead, tier)];
  if (!v) {
    v = new Version;
    v->code = code;
    v->loopHead = loopHead;
    v->tier = tier;
    p.order.push_back(v);
  }
  return v;
}

bool wantsDump(const CodeObject* code) {
  if (!options.dump) return false;
  if (options.dumpFunction.empty()) return true;
  return strToUtf8(code->name) == options.dumpFunction || strToUtf8(code->qualname) == options.dumpFunction;
}

// --- dependencies

bool stillHolds(const hir::Dependency& d) {
  using Kind = hir::Dependency::Kind;
  switch (d.kind) {
    case Kind::kDictValue:       return dictGetStr(reinterpret_cast<Dict*>(d.object), d.name) == d.value;
    case Kind::kDictAbsent:      return dictGetStr(reinterpret_cast<Dict*>(d.object), d.name).isEmpty();
    case Kind::kClassAttributes: return reinterpret_cast<TypeObject*>(d.object)->version == d.version;
    case Kind::kFunctionCode:    return reinterpret_cast<FunctionObject*>(d.object)->version == d.version;
    case Kind::kObjectShape:     return reinterpret_cast<uint64_t>(d.object->shape()->plain) == d.version;
    case Kind::kAttribute:       return instanceGet(d.object, d.name) == d.value;
  }
  return false;
}

DependencyKey keyOf(const hir::Dependency& d) {
  using Kind = hir::Dependency::Kind;
  bool isOfDict = d.kind == Kind::kDictValue || d.kind == Kind::kDictAbsent;
  return {d.object, isOfDict ? static_cast<const void*>(d.name) : nullptr};
}

// Functions always report; objects have been watched since the snapshot was taken.
void watch(const hir::Dependency& d) {
  using Kind = hir::Dependency::Kind;
  if (d.kind == Kind::kClassAttributes)
    reinterpret_cast<TypeObject*>(d.object)->watched = true;
  else if (d.kind == Kind::kDictValue || d.kind == Kind::kDictAbsent)
    dictWatch(reinterpret_cast<Dict*>(d.object), d.name);
}

// The code is asked for again when it has gathered as much heat, and with it feedback, once more.
void coolDown(CodeObject* code) {
  code->heat = 0;
  code->entryAsked = false;
}

// No new activation of the code starts; those that run are not touched.
void unlinkCode(TierPolicy& p, CompiledCode* c) {
  if (!c->valid) return;
  c->valid = false;
  ++p.totals.invalidated;
  Version* v = versionOf(p, c->code, c->loopHead, c->tier);
  if (v->installed != c) return;
  v->installed = nullptr;
  v->state = Version::State::kIdle;
  if (c->loopHead < 0) {
    c->code->arrayEntry = nullptr;
    c->code->compiled = nullptr;
    c->code->directEntry = interpreterBridge(c->code->parameterCount);
  }
  coolDown(c->code);
}

// True if code that relied on the fact was in use.
bool invalidate(Thread* t, const DependencyKey& key) {
  TierPolicy& p = policyOf(t);
  auto it = p.dependents.find(key);
  if (it == p.dependents.end()) return false;
  std::vector<CompiledCode*> affected = std::move(it->second);
  p.dependents.erase(it);
  bool anyValid = false;
  for (CompiledCode* c : affected) {
    anyValid |= c->valid;
    unlinkCode(p, c);
  }
  if (anyValid) deopt::redirectInvalidFrames(t);
  return anyValid;
}

// Dependencies name interned strs; the key of the entry may be another one of the same text.
void dictChanged(Thread* t, Dict* d, Str* key) {
  if (Str* name = internedTwin(t, key); name && invalidate(t, {d, name})) policyOf(t).log.noteGlobalChanged(d, name);
}
void typeChanged(Thread* t, TypeObject* type) {
  type->watched = false;  // until code relies on it again
  if (invalidate(t, {type, nullptr})) policyOf(t).log.noteClassChanged(type);
}
void objectChanged(Thread* t, Object* o, Str* name) {
  if (invalidate(t, {o, nullptr})) policyOf(t).log.noteAttributeChanged(o, name);
}
void functionChanged(Thread* t, FunctionObject* f) {
  if (invalidate(t, {f, nullptr})) policyOf(t).log.noteFunctionChanged(f);
}

// The fact broke while code that relies on it was being compiled.
void noteBroken(hir::SpeculationLog& log, const hir::Dependency& d) {
  using Kind = hir::Dependency::Kind;
  switch (d.kind) {
    case Kind::kDictValue:
    case Kind::kDictAbsent:      return log.noteGlobalChanged(reinterpret_cast<Dict*>(d.object), d.name);
    case Kind::kClassAttributes: return log.noteClassChanged(reinterpret_cast<TypeObject*>(d.object));
    case Kind::kFunctionCode:    return log.noteFunctionChanged(reinterpret_cast<FunctionObject*>(d.object));
    case Kind::kObjectShape:     return log.noteAttributeChanged(d.object, nullptr);
    case Kind::kAttribute:       return log.noteAttributeChanged(d.object, d.name);
  }
}

// An activation with a local unbound from outside may enter a loop: only versions that look may take it.
void localsChecked(Thread* t, CodeObject* code) {
  TierPolicy& p = policyOf(t);
  for (Version* v : p.order)
    if (v->code == code && v->installed) unlinkCode(p, v->installed);
}

// --- installing

void notePerfMap(TierPolicy& p, const CompiledCode* c) {
  if (!options.perfMap) return;
  if (!p.perfMap) {
    std::string path = "/tmp/perf-" + std::to_string(getpid()) + ".map";
    p.perfMap = std::fopen(path.c_str(), "w");
  }
  if (!p.perfMap) return;
  std::fprintf(p.perfMap, "%lx %lx taipan:%s\n", c->codeAddress, c->codeBytes, c->name.c_str());
  std::fflush(p.perfMap);
}

// The code may be asked for again.
void backToIdle(Version* v) {
  v->state = Version::State::kIdle;
  coolDown(v->code);
}

// Whether everything the code relies on still holds; what does not is noted.
bool isUpToDate(TierPolicy& p, const CompiledCode& c) {
  bool holds = true;
  for (const hir::Dependency& d : c.dependencies) {
    if (stillHolds(d)) continue;
    noteBroken(p.log, d);
    holds = false;
  }
  return holds;
}

void installResult(Thread* t, CompileResult result) {
  TierPolicy& p = policyOf(t);
  Version* v = versionOf(p, result.request.code, result.request.loopHead, result.request.tier);
  p.totals.times += result.times;
  v->stateValues += result.stateValues;
  if (!result.compiled && result.isTooEarly) return backToIdle(v);
  if (!result.compiled) {
    v->state = Version::State::kFailed;
    v->whyNot = result.whyNot;
    ++p.totals.failed;
    return;
  }
  bool isChecked = result.request.checksLocals || !v->code->checksLocals;
  if (!isUpToDate(p, *result.compiled) || !isChecked) {
    ++p.totals.stale;
    return backToIdle(v);
  }
  CompiledCode* c = codemap::add(t, std::move(result.compiled));
  for (const hir::Dependency& d : c->dependencies) {
    watch(d);
    p.dependents[keyOf(d)].push_back(c);
  }
  c->valid = true;
  v->installed = c;
  v->state = Version::State::kInstalled;
  v->readyAt = secondsSinceStart(t);
  ++p.totals.compiled;
  if (c->loopHead < 0) {
    c->code->compiled = c;
    c->code->arrayEntry = c->arrayEntry;
    c->code->directEntry = c->directEntry;
  }
  notePerfMap(p, c);
}

void installFinished(Thread* t) {
  (void)withdrawSafepoint(t, kInterruptJitReady);
  for (CompileResult& r : policyOf(t).compiler->takeFinished())
    installResult(t, std::move(r));
}

// --- requests

CompileResult compileHere(TierPolicy& p, CompileRequest request) {
  CompileResult result;
  if (!p.ownSession) {
    p.ownSession = Session::create(&result.whyNot);
    if (!p.ownSession) {
      result.request = std::move(request);
      return result;
    }
  }
  return compileNow(*p.ownSession, std::move(request));
}

// With how much trust the next version is compiled.
hir::Trust trustFor(const Version& v) {
  if (v.versions + 1 >= kMaxVersions || v.stateValues > kMaxWork) return hir::Trust::kNothing;
  if (v.versions < kVersionsOfAllTrust) return hir::Trust::kAll;
  return v.versions < kVersionsOfFacts ? hir::Trust::kUnchanged : hir::Trust::kFeedback;
}

const std::vector<uint32_t>& loopsAround(Version* v) {
  if (!v->loopsAround) v->loopsAround = hir::loopHeadsAround(v->code, static_cast<uint32_t>(v->loopHead));
  return *v->loopsAround;
}

bool hasOuterLoop(TierPolicy& p, Version* loop, Version::State state) {
  const std::vector<uint32_t>& heads = loopsAround(loop);
  return std::any_of(heads.begin(), heads.end(), [&](uint32_t head) {
    return versionOf(p, loop->code, static_cast<int32_t>(head), loop->tier)->state == state;
  });
}

bool isAround(Version* outer, Version* inner) {
  const std::vector<uint32_t>& heads = loopsAround(inner);
  return std::find(heads.begin(), heads.end(), static_cast<uint32_t>(outer->loopHead)) != heads.end();
}

// Called at each back-edge of hot code: whether an outer loop may yet come round.
bool waitsForOuterLoop(TierPolicy& p, Version* loop) {
  if (options.osrStress) return false;
  if (loop->roundsToWait) return --loop->roundsToWait, true;
  auto [it, isNew] = p.waiting.try_emplace(loop->code);
  Waiting& waiting = it->second;
  if (isNew) {
    bool isCompiled = hasOuterLoop(p, loop, Version::State::kInstalled);
    waiting.backEdges = std::max(8u, (isCompiled ? kCompiledLoopWait : kOuterLoopWait) * tierUpThreshold);
  }
  if (isNew || isAround(loop, waiting.loop)) waiting.loop = loop;
  bool isOutermost = waiting.loop == loop && loopsAround(loop).empty();
  if (!isOutermost && waiting.backEdges) return --waiting.backEdges, true;
  p.waiting.erase(it);
  for (uint32_t head : loopsAround(loop))
    versionOf(p, loop->code, static_cast<int32_t>(head), loop->tier)->roundsToWait = kRoundsBeforeOuterLoop;
  return false;
}

// Hot code that has come to the head of a loop asks again after so many back-edges.
void lookAgainAfter(CodeObject* code, uint32_t backEdges) {
  code->heat = tierUpThreshold - std::min(tierUpThreshold, backEdges);
}

// The f_trace of the interpreter frame that asks.
Value hookOf(const Thread* t, Tier tier) {
  return tier == Tier::kTraced && t->frame && t->frame->frameObject ? t->frame->frameObject->trace : Value();
}

void requestCompile(Thread* t, FunctionObject* f, int32_t loopHead, Tier tier) {
  TierPolicy& p = policyOf(t);
  CodeObject* code = f->code;
  if (loopHead >= 0) lookAgainAfter(code, kHeatBetweenLooks);
  if (tier == Tier::kOptimised) {
    if (options.osrStress && loopHead < 0) return;  // loops are to be entered, not functions
    // A function that is called again and again profits most from a version for calls; a loop of it gets one of its own
    // if it goes on for longer than that takes to compile.
    if (loopHead >= 0 && code->calls > 1 && !code->entryAsked && !options.osrStress) loopHead = -1;
    if (loopHead >= 0 && versionOf(p, code, -1, tier)->state == Version::State::kQueued) return;
    if (loopHead < 0) code->entryAsked = true;
  }
  Version* v = versionOf(p, code, loopHead, tier);
  if (v->state != Version::State::kIdle) return;
  if (loopHead > 0) {
    if (hasOuterLoop(p, v, Version::State::kQueued)) return;
    if (waitsForOuterLoop(p, v)) return lookAgainAfter(code, 0);
  }
  CompileRequest request;
  request.function = f;
  request.code = code;
  request.loopHead = loopHead;
  request.tier = tier;
  request.dump = wantsDump(code);
  request.checksLocals = code->checksLocals;
  const Value* registers = loopHead >= 0 && t->frame && t->frame->code == code ? t->frame->registers : nullptr;
  request.trust = trustFor(*v);
  Stopwatch watch;
  request.snapshot = hir::takeSnapshot(t, p.log, f, loopHead, registers, request.trust, tier, hookOf(t, tier));
  request.snapshotNanos = watch.lap();
  v->state = Version::State::kQueued;
  ++p.totals.requested;
  ++v->versions;
  if (options.jit == JitMode::kEager || options.jitSynchronous || options.osrStress)
    installResult(t, compileHere(p, std::move(request)));
  else
    p.compiler->enqueue(std::move(request));
}

OsrEntry findOsrEntry(Thread* t, FunctionObject* f, uint32_t loopHead, Tier tier) {
  const TierPolicy& p = policyOf(t);
  auto it = p.byKey.find(keyOf(f->code, static_cast<int32_t>(loopHead), tier));
  if (it == p.byKey.end() || !it->second->installed) return nullptr;
  return it->second->installed->osrEntry;
}

const DeoptPoint* findDeoptPoint(Thread* t, const uintptr_t* slot) {
  CompiledCode::Filed* filed = codemap::find(t, deopt::returnAddress(t, slot));
  return filed ? &filed->point : nullptr;
}

// --- exits

bool isSpeculation(DeoptReason r) {
  return r != DeoptReason::kInterrupt && r != DeoptReason::kRecursion && r != DeoptReason::kStress &&
         r != DeoptReason::kCall && r != DeoptReason::kException && r != DeoptReason::kOuterLoop;
}

// The interpreter widened the feedback of these sites when it executed them; what still cannot be told from feedback is
// in the speculation log.
void noteFailedSites(hir::SpeculationLog& log, const CompiledCode& code) {
  for (const CompiledCode::Guard& g : code.guards)
    if (g.exits && g.site.code && isSpeculation(g.site.reason))
      log.noteSiteFailure(g.site.code, g.site.instr, g.site.reason);
}

void tookExit(Thread* t, CompiledCode* code, const CompiledCode::Guard& guard) {
  if (!isSpeculation(guard.site.reason) || options.deoptStress || !code->valid || code->isFinal) return;
  bool isNewPath = guard.site.reason == DeoptReason::kNotReached || guard.site.reason == DeoptReason::kHook ||
                   guard.site.reason == DeoptReason::kHookSelf;
  TierPolicy& p = policyOf(t);
  uint32_t before = versionOf(p, code->code, code->loopHead, code->tier)->versions - 1;
  if (++code->failures < (isNewPath ? kNewPathsBeforeRecompile : kExitsBeforeRecompile) << before) return;
  noteFailedSites(p.log, *code);
  unlinkCode(p, code);
}

// --osr-stress: every back-edge looks for compiled code.
uint32_t firstThreshold() {
  if (options.osrStress) return 1;
  return options.jit == JitMode::kEager ? 0 : options.jitThreshold;
}

void traceCode(Marker& marker, void* thread) {
  auto* t = static_cast<Thread*>(thread);
  const TierPolicy& p = policyOf(t);
  for (Version* v : p.order)
    marker.visitObject(v->code);
  for (const auto& c : codemap::all(t))
    for (const Object* o : c->references)
      marker.visitObject(o);
  if (p.compiler) p.compiler->trace(marker);
}

}  // namespace

void install(Thread* t) {
  TierPolicy& p = *(t->runtime()->tiers = new TierPolicy);
  p.start = wallNanos();
  p.compiler = new CompilerThread([t] { requestSafepoint(t, kInterruptJitReady); });
  tierUp.requestCompile = requestCompile;
  tierUp.installFinished = installFinished;
  tierUp.findOsrEntry = findOsrEntry;
  tierUp.findDeoptPoint = findDeoptPoint;
  tierUp.deoptimise = deopt::redirectFrame;
  tierUp.localsChecked = localsChecked;
  tierUp.dictChanged = dictChanged;
  tierUp.typeChanged = typeChanged;
  tierUp.objectChanged = objectChanged;
  tierUp.functionChanged = functionChanged;
  tierUp.leaveCompiledFrames = deopt::redirectFrames;
  tierUp.printStats = printJitStats;
  tierUpThreshold = firstThreshold();
  t->guardsUntilExit = options.deoptStress;
  codemap::setExitObserver(t, tookExit);
  heap::addRootTracer(t, traceCode, t);
}

const std::vector<Version*>& versions(const Thread* t) {
  return policyOf(t).order;
}
const Totals& totals(const Thread* t) {
  return policyOf(t).totals;
}

double secondsSinceStart(const Thread* t) {
  return 1e-9 * static_cast<double>(wallNanos() - policyOf(t).start);
}

}  // namespace tier

void installJit(Thread* t) {
  if (options.jit != JitMode::kOff) tier::install(t);
}

}  // namespace taipan
