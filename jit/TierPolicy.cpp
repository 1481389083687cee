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

namespace taipan::tier {

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

struct Policy {
  llvm::DenseMap<VersionKey, Version*> byKey;
  llvm::DenseMap<CodeObject*, Waiting> waiting;
  std::vector<Version*> order;
  llvm::DenseMap<DependencyKey, std::vector<CompiledCode*>> dependents;
  CompilerThread* compiler = nullptr;   // never destroyed: it runs until the process ends
  std::unique_ptr<Session> ownSession;  // for compilations on the main thread
  Totals totals;
  uint64_t start = 0;  // wallNanos
  FILE* perfMap = nullptr;
};

Policy& policy() {
  static auto* p = new Policy;
  return *p;
}

VersionKey keyOf(CodeObject* code, int32_t loopHead, Tier tier) {
  return {code, int64_t{loopHead} + (int64_t{static_cast<uint8_t>(tier)} << 32)};
}

Version* versionOf(CodeObject* code, int32_t loopHead, Tier tier) {
  Version*& v = policy().byKey[keyOf(code, loopHead, tier)];
  if (!v) {
    v = new Version;
    v->code = code;
    v->loopHead = loopHead;
    v->tier = tier;
    policy().order.push_back(v);
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
void unlinkCode(CompiledCode* c) {
  if (!c->valid) return;
  c->valid = false;
  ++policy().totals.invalidated;
  Version* v = versionOf(c->code, c->loopHead, c->tier);
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
  auto it = policy().dependents.find(key);
  if (it == policy().dependents.end()) return false;
  std::vector<CompiledCode*> affected = std::move(it->second);
  policy().dependents.erase(it);
  bool anyValid = false;
  for (CompiledCode* c : affected) {
    anyValid |= c->valid;
    unlinkCode(c);
  }
  if (anyValid) deopt::redirectInvalidFrames(t);
  return anyValid;
}

// Dependencies name interned strs; the key of the entry may be another one of the same text.
void dictChanged(Thread* t, Dict* d, Str* key) {
  if (Str* name = internedTwin(key); name && invalidate(t, {d, name})) hir::noteGlobalChanged(d, name);
}
void typeChanged(Thread* t, TypeObject* type) {
  type->watched = false;  // until code relies on it again
  if (invalidate(t, {type, nullptr})) hir::noteClassChanged(type);
}
void objectChanged(Thread* t, Object* o, Str* name) {
  if (invalidate(t, {o, nullptr})) hir::noteAttributeChanged(o, name);
}
void functionChanged(Thread* t, FunctionObject* f) {
  if (invalidate(t, {f, nullptr})) hir::noteFunctionChanged(f);
}

// The fact broke while code that relies on it was being compiled.
void noteBroken(const hir::Dependency& d) {
  using Kind = hir::Dependency::Kind;
  switch (d.kind) {
    case Kind::kDictValue:
    case Kind::kDictAbsent:      return hir::noteGlobalChanged(reinterpret_cast<Dict*>(d.object), d.name);
    case Kind::kClassAttributes: return hir::noteClassChanged(reinterpret_cast<TypeObject*>(d.object));
    case Kind::kFunctionCode:    return hir::noteFunctionChanged(reinterpret_cast<FunctionObject*>(d.object));
    case Kind::kObjectShape:     return hir::noteAttributeChanged(d.object, nullptr);
    case Kind::kAttribute:       return hir::noteAttributeChanged(d.object, d.name);
  }
}

// An activation with a local unbound from outside may enter a loop: only versions that look may take it.
void localsChecked(Thread*, CodeObject* code) {
  for (Version* v : policy().order)
    if (v->code == code && v->installed) unlinkCode(v->installed);
}

// --- installing

void notePerfMap(const CompiledCode* c) {
  Policy& p = policy();
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
bool isUpToDate(const CompiledCode& c) {
  bool holds = true;
  for (const hir::Dependency& d : c.dependencies) {
    if (stillHolds(d)) continue;
    noteBroken(d);
    holds = false;
  }
  return holds;
}

void installResult(CompileResult result) {
  Version* v = versionOf(result.request.code, result.request.loopHead, result.request.tier);
  policy().totals.times += result.times;
  v->stateValues += result.stateValues;
  if (!result.compiled && result.isTooEarly) return backToIdle(v);
  if (!result.compiled) {
    v->state = Version::State::kFailed;
    v->whyNot = result.whyNot;
    ++policy().totals.failed;
    return;
  }
  bool isChecked = result.request.checksLocals || !v->code->checksLocals;
  if (!isUpToDate(*result.compiled) || !isChecked) {
    ++policy().totals.stale;
    return backToIdle(v);
  }
  CompiledCode* c = codemap::add(std::move(result.compiled));
  for (const hir::Dependency& d : c->dependencies) {
    watch(d);
    policy().dependents[keyOf(d)].push_back(c);
  }
  c->valid = true;
  v->installed = c;
  v->state = Version::State::kInstalled;
  v->readyAt = secondsSinceStart();
  ++policy().totals.compiled;
  if (c->loopHead < 0) {
    c->code->compiled = c;
    c->code->arrayEntry = c->arrayEntry;
    c->code->directEntry = c->directEntry;
  }
  notePerfMap(c);
}

void installFinished(Thread* t) {
  (void)withdrawSafepoint(t, kInterruptJitReady);
  for (CompileResult& r : policy().compiler->takeFinished())
    installResult(std::move(r));
}

// --- requests

CompileResult compileHere(CompileRequest request) {
  Policy& p = policy();
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

bool hasOuterLoop(Version* loop, Version::State state) {
  const std::vector<uint32_t>& heads = loopsAround(loop);
  return std::any_of(heads.begin(), heads.end(), [&](uint32_t head) {
    return versionOf(loop->code, static_cast<int32_t>(head), loop->tier)->state == state;
  });
}

bool isAround(Version* outer, Version* inner) {
  const std::vector<uint32_t>& heads = loopsAround(inner);
  return std::find(heads.begin(), heads.end(), static_cast<uint32_t>(outer->loopHead)) != heads.end();
}

// Called at each back-edge of hot code: whether an outer loop may yet come round.
bool waitsForOuterLoop(Version* loop) {
  if (options.osrStress) return false;
  if (loop->roundsToWait) return --loop->roundsToWait, true;
  auto [it, isNew] = policy().waiting.try_emplace(loop->code);
  Waiting& waiting = it->second;
  if (isNew) {
    bool isCompiled = hasOuterLoop(loop, Version::State::kInstalled);
    waiting.backEdges = std::max(8u, (isCompiled ? kCompiledLoopWait : kOuterLoopWait) * tierUpThreshold);
  }
  if (isNew || isAround(loop, waiting.loop)) waiting.loop = loop;
  bool isOutermost = waiting.loop == loop && loopsAround(loop).empty();
  if (!isOutermost && waiting.backEdges) return --waiting.backEdges, true;
  policy().waiting.erase(it);
  for (uint32_t head : loopsAround(loop))
    versionOf(loop->code, static_cast<int32_t>(head), loop->tier)->roundsToWait = kRoundsBeforeOuterLoop;
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
  CodeObject* code = f->code;
  if (loopHead >= 0) lookAgainAfter(code, kHeatBetweenLooks);
  if (tier == Tier::kOptimised) {
    if (options.osrStress && loopHead < 0) return;  // loops are to be entered, not functions
    // A function that is called again and again profits most from a version for calls; a loop of it gets one of its own
    // if it goes on for longer than that takes to compile.
    if (loopHead >= 0 && code->calls > 1 && !code->entryAsked && !options.osrStress) loopHead = -1;
    if (loopHead >= 0 && versionOf(code, -1, tier)->state == Version::State::kQueued) return;
    if (loopHead < 0) code->entryAsked = true;
  }
  Version* v = versionOf(code, loopHead, tier);
  if (v->state != Version::State::kIdle) return;
  if (loopHead > 0) {
    if (hasOuterLoop(v, Version::State::kQueued)) return;
    if (waitsForOuterLoop(v)) return lookAgainAfter(code, 0);
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
  request.snapshot = hir::takeSnapshot(f, loopHead, registers, request.trust, tier, hookOf(t, tier));
  request.snapshotNanos = watch.lap();
  v->state = Version::State::kQueued;
  ++policy().totals.requested;
  ++v->versions;
  if (options.jit == JitMode::kEager || options.jitSynchronous || options.osrStress)
    installResult(compileHere(std::move(request)));
  else
    policy().compiler->enqueue(std::move(request));
}

OsrEntry findOsrEntry(Thread*, FunctionObject* f, uint32_t loopHead, Tier tier) {
  auto it = policy().byKey.find(keyOf(f->code, static_cast<int32_t>(loopHead), tier));
  if (it == policy().byKey.end() || !it->second->installed) return nullptr;
  return it->second->installed->osrEntry;
}

const DeoptPoint* findDeoptPoint(Thread* t, const uintptr_t* slot) {
  CompiledCode::Filed* filed = codemap::find(deopt::returnAddress(t, slot));
  return filed ? &filed->point : nullptr;
}

// --- exits

bool isSpeculation(DeoptReason r) {
  return r != DeoptReason::kInterrupt && r != DeoptReason::kRecursion && r != DeoptReason::kStress &&
         r != DeoptReason::kCall && r != DeoptReason::kException && r != DeoptReason::kOuterLoop;
}

// The interpreter widened the feedback of these sites when it executed them; what still cannot be told from feedback is
// in the speculation log.
void noteFailedSites(const CompiledCode& code) {
  for (const CompiledCode::Guard& g : code.guards)
    if (g.exits && g.site.code && isSpeculation(g.site.reason))
      hir::noteSiteFailure(g.site.code, g.site.instr, g.site.reason);
}

void tookExit(CompiledCode* code, const CompiledCode::Guard& guard) {
  if (!isSpeculation(guard.site.reason) || options.deoptStress || !code->valid || code->isFinal) return;
  bool isNewPath = guard.site.reason == DeoptReason::kNotReached || guard.site.reason == DeoptReason::kHook ||
                   guard.site.reason == DeoptReason::kHookSelf;
  uint32_t before = versionOf(code->code, code->loopHead, code->tier)->versions - 1;
  if (++code->failures < (isNewPath ? kNewPathsBeforeRecompile : kExitsBeforeRecompile) << before) return;
  noteFailedSites(*code);
  unlinkCode(code);
}

// --osr-stress: every back-edge looks for compiled code.
uint32_t firstThreshold() {
  if (options.osrStress) return 1;
  return options.jit == JitMode::kEager ? 0 : options.jitThreshold;
}

void traceCode(Marker& marker, void*) {
  Policy& p = policy();
  for (Version* v : p.order)
    marker.visitObject(v->code);
  for (const auto& c : codemap::all())
    for (const Object* o : c->references)
      marker.visitObject(o);
  if (p.compiler) p.compiler->trace(marker);
}

}  // namespace

void install(Thread* t) {
  Policy& p = policy();
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
  deopt::setExitObserver(tookExit);
  heap::addRootTracer(traceCode, nullptr);
}

const std::vector<Version*>& versions() {
  return policy().order;
}
const Totals& totals() {
  return policy().totals;
}

double secondsSinceStart() {
  return 1e-9 * static_cast<double>(wallNanos() - policy().start);
}

}  // namespace taipan::tier

namespace taipan {

void installJit(Thread* t) {
  if (options.jit != JitMode::kOff) tier::install(t);
}

}  // namespace taipan
