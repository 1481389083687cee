#include "jit/Session.h"

#include <llvm/ExecutionEngine/JITLink/JITLink.h>
#include <llvm/ExecutionEngine/Orc/DebugObjectManagerPlugin.h>
#include <llvm/ExecutionEngine/Orc/EPCDebugObjectRegistrar.h>
#include <llvm/ExecutionEngine/Orc/LLJIT.h>
#include <llvm/ExecutionEngine/Orc/MapperJITLinkMemoryManager.h>
#include <llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h>
#include <llvm/ExecutionEngine/Orc/TargetProcess/JITLoaderGDB.h>
#include <llvm/IR/Module.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>
#include <sys/mman.h>

#include <cmath>
#include <cstring>

#include "jit/CodeGen.h"
#include "jit/Disassemble.h"
#include "jit/Optimise.h"
#include "jit/RuntimeTable.h"
#include "runtime/bytecode/Upward.h"
#include "runtime/support/Clock.h"

namespace taipan {

namespace {

namespace orc = llvm::orc;
namespace jitlink = llvm::jitlink;

// Reserves memory for code in the low 2 GB, where calls reach the runtime's functions without a detour.
class LowMemoryMapper final : public orc::InProcessMemoryMapper {
 public:
  using InProcessMemoryMapper::InProcessMemoryMapper;

  void reserve(size_t bytes, OnReservedFunction onReserved) override {
    void* p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (p == MAP_FAILED) p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return onReserved(llvm::createStringError(std::errc::not_enough_memory, "no memory for code"));
    auto start = orc::ExecutorAddr::fromPtr(p);
    onReserved(orc::ExecutorAddrRange(start, bytes));
  }

  // Reservations last as long as the process.
  void release(llvm::ArrayRef<orc::ExecutorAddr>, OnReleasedFunction onReleased) override {
    onReleased(llvm::Error::success());
  }
};

constexpr size_t kCodeReservation = 16u << 20;

// Keeps the stack-map section through pruning and takes its contents once addresses are final.
class StackMapPlugin final : public orc::ObjectLinkingLayer::Plugin {
 public:
  void modifyPassConfig(orc::MaterializationResponsibility&, jitlink::LinkGraph&,
                        jitlink::PassConfiguration& config) override {
    config.PrePrunePasses.push_back([](jitlink::LinkGraph& g) {
      if (auto* section = g.findSectionByName(".llvm_stackmaps"))
        for (auto* block : section->blocks())
          g.addAnonymousSymbol(*block, 0, block->getSize(), false, true);
      return llvm::Error::success();
    });
    config.PostFixupPasses.push_back([this](jitlink::LinkGraph& g) { return take(g); });
  }
  llvm::Error notifyFailed(orc::MaterializationResponsibility&) override { return llvm::Error::success(); }
  llvm::Error notifyRemovingResources(orc::JITDylib&, orc::ResourceKey) override { return llvm::Error::success(); }
  void notifyTransferringResources(orc::JITDylib&, orc::ResourceKey, orc::ResourceKey) override {}

  // What the object linked last contained.
  std::vector<StackMapRecord> records;
  uint64_t stackMapBytes = 0, codeAddress = 0, codeBytes = 0;
  std::string error;

 private:
  llvm::Error take(jitlink::LinkGraph& g) {
    records.clear();
    error.clear();
    stackMapBytes = codeAddress = codeBytes = 0;
    if (auto* text = g.findSectionByName(".text")) {
      jitlink::SectionRange range(*text);
      codeAddress = range.getStart().getValue();
      codeBytes = range.getSize();
    }
    auto* section = g.findSectionByName(".llvm_stackmaps");
    if (!section) return llvm::Error::success();
    for (auto* block : section->blocks()) {
      auto content = block->getContent();
      stackMapBytes += content.size();
      std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(content.data()), content.size());
      if (!parseStackMaps(bytes, &records, &error)) break;
    }
    return llvm::Error::success();
  }
};

// C library functions that fast paths call, or LLVM for an intrinsic or of its own accord.
struct LibraryFunction {
  const char* name;
  void* address;
};
template <class F>
void* addressOf(F* f) {
  return reinterpret_cast<void*>(f);
}
using Unary = double(double);
using Binary = double(double, double);
const LibraryFunction kLibrary[] = {
    {"memcpy", addressOf(&std::memcpy)},
    {"memmove", addressOf(&std::memmove)},
    {"memset", addressOf(&std::memset)},
    {"memcmp", addressOf(&std::memcmp)},
    {"bcmp", addressOf(&std::memcmp)},
    {"sqrt", addressOf<Unary>(&::sqrt)},
    {"sin", addressOf<Unary>(&::sin)},
    {"cos", addressOf<Unary>(&::cos)},
    {"tan", addressOf<Unary>(&::tan)},
    {"asin", addressOf<Unary>(&::asin)},
    {"acos", addressOf<Unary>(&::acos)},
    {"atan", addressOf<Unary>(&::atan)},
    {"atan2", addressOf<Binary>(&::atan2)},
    {"exp", addressOf<Unary>(&::exp)},
    {"exp2", addressOf<Unary>(&::exp2)},
    {"log", addressOf<Unary>(&::log)},
    {"log2", addressOf<Unary>(&::log2)},
    {"log10", addressOf<Unary>(&::log10)},
    {"pow", addressOf<Binary>(&::pow)},
    {"fmod", addressOf<Binary>(&::fmod)},
    {"floor", addressOf<Unary>(&::floor)},
    {"ceil", addressOf<Unary>(&::ceil)},
    {"trunc", addressOf<Unary>(&::trunc)},
    {"rint", addressOf<Unary>(&::rint)},
    {"round", addressOf<Unary>(&::round)},
    {"fabs", addressOf<Unary>(&::fabs)},
    {"sinh", addressOf<Unary>(&::sinh)},
    {"cosh", addressOf<Unary>(&::cosh)},
    {"tanh", addressOf<Unary>(&::tanh)},
    {"hypot", addressOf<Binary>(&::hypot)},
    {"roundeven", addressOf<Unary>(&::roundeven)},
};

class OrcSession final : public Session {
 public:
  bool initialise(std::string* error);
  std::unique_ptr<CompiledCode> compile(CodeUnit unit, const Settings& settings, CompileTimes* times,
                                        std::string* whyNot) override;

 private:
  bool defineSymbols(std::string* error);
  void tellDebugger();
  bool setEntries(const CodeUnit& unit, CompiledCode* code, std::string* error);

  std::unique_ptr<llvm::TargetMachine> machine_;
  std::unique_ptr<CodeGen> codeGen_;
  std::unique_ptr<orc::LLJIT> jit_;
  std::shared_ptr<StackMapPlugin> plugin_;
  bool debugger_ = false;
};

bool fail(llvm::Error e, std::string* error) {
  *error = llvm::toString(std::move(e));
  return false;
}

bool OrcSession::initialise(std::string* error) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto builder = orc::JITTargetMachineBuilder::detectHost();
  if (!builder) return fail(builder.takeError(), error);
  builder->setRelocationModel(llvm::Reloc::Static);
  builder->setCodeModel(llvm::CodeModel::Small);
  builder->setCodeGenOptLevel(llvm::CodeGenOptLevel::Less);
  auto machine = builder->createTargetMachine();
  if (!machine) return fail(machine.takeError(), error);
  machine_ = std::move(*machine);
  codeGen_ = CodeGen::create(static_cast<llvm::LLVMTargetMachine&>(*machine_), error);
  if (!codeGen_) return false;

  plugin_ = std::make_shared<StackMapPlugin>();
  orc::LLJITBuilder jitBuilder;
  jitBuilder.setJITTargetMachineBuilder(*builder);
  jitBuilder.setObjectLinkingLayerCreator(
      [this](orc::ExecutionSession& es, const llvm::Triple&) -> llvm::Expected<std::unique_ptr<orc::ObjectLayer>> {
        auto mapper = std::make_unique<LowMemoryMapper>(4096);
        auto memory = std::make_unique<orc::MapperJITLinkMemoryManager>(kCodeReservation, std::move(mapper));
        auto layer = std::make_unique<orc::ObjectLinkingLayer>(es, std::move(memory));
        layer->addPlugin(plugin_);
        return layer;
      });
  auto jit = jitBuilder.create();
  if (!jit) return fail(jit.takeError(), error);
  jit_ = std::move(*jit);
  return defineSymbols(error);
}

bool OrcSession::defineSymbols(std::string* error) {
  orc::SymbolMap symbols;
  auto define = [&](const char* name, void* address) {
    symbols[jit_->mangleAndIntern(name)] = {orc::ExecutorAddr::fromPtr(address),
                                            llvm::JITSymbolFlags::Exported | llvm::JITSymbolFlags::Callable};
  };
  for (const RuntimeFunction& f : runtimeFunctions())
    define(f.name, f.address);
  for (const LibraryFunction& f : kLibrary)
    define(f.name, f.address);
  if (auto e = jit_->getMainJITDylib().define(orc::absoluteSymbols(std::move(symbols))))
    return fail(std::move(e), error);
  return true;
}

// Registers each object, with its symbols, by gdb's JIT interface. LLVM would look for the function that does so among
// the dynamic symbols of the program, and a static program has none.
void OrcSession::tellDebugger() {
  auto& session = jit_->getExecutionSession();
  auto address = orc::ExecutorAddr::fromPtr(&llvm_orc_registerJITLoaderGDBWrapper);
  auto registrar = std::make_unique<orc::EPCDebugObjectRegistrar>(session, address);
  auto& layer = static_cast<orc::ObjectLinkingLayer&>(jit_->getObjLinkingLayer());
  layer.addPlugin(std::make_unique<orc::DebugObjectManagerPlugin>(session, std::move(registrar), false, true));
}

bool OrcSession::setEntries(const CodeUnit& unit, CompiledCode* code, std::string* error) {
  auto address = jit_->lookup(unit.symbol);
  if (!address) return fail(address.takeError(), error);
  void* entry = address->toPtr<void*>();
  switch (unit.entry) {
    case CodeUnit::Entry::kDirect:
      code->directEntry = entry;
      code->arrayEntry = arrayBridge(unit.parameterCount);
      break;
    case CodeUnit::Entry::kArray: code->arrayEntry = reinterpret_cast<ArrayEntry>(entry); break;
    case CodeUnit::Entry::kLoop:  code->osrEntry = reinterpret_cast<OsrEntry>(entry); break;
  }
  return true;
}

void dumpStackMaps(const CodeUnit& unit, const std::vector<StackMapRecord>& records) {
  static constexpr const char* kKinds[] = {"constant", "[rsp%+d]", "[rbp%+d]", "rsp%+d", "rbp%+d", "virtual"};
  llvm::raw_ostream& os = llvm::errs();
  os << "stack maps of " << unit.name << ":\n";
  for (const StackMapRecord& r : records) {
    os << llvm::format("  %#lx state %lu:", r.returnAddress, r.id);
    for (const Location& l : r.operands) {
      os << ' ';
      if (l.kind == LocationKind::kConstant)
        os << llvm::format("%#lx", l.constant);
      else
        os << llvm::format(kKinds[static_cast<unsigned>(l.kind)], l.offset);
      os << ':' << unsigned{l.size};
    }
    os << '\n';
  }
}

std::unique_ptr<CompiledCode> OrcSession::compile(CodeUnit unit, const Settings& settings, CompileTimes* times,
                                                  std::string* whyNot) {
  if (settings.debugger && !debugger_) {
    debugger_ = true;
    tellDebugger();
  }
  llvm::Module& module = *unit.module;
  module.setDataLayout(machine_->createDataLayout());
  module.setTargetTriple(machine_->getTargetTriple().str());
  // In every build: code generation would end the process. It takes 1 % of the time of compiling.
  std::string broken;
  llvm::raw_string_ostream brokenStream(broken);
  if (llvm::verifyModule(module, &brokenStream)) {
    *whyNot = "invalid LLVM IR: " + broken;
    return nullptr;
  }
  Stopwatch watch;
  optimiseModule(module, machine_.get());
  times->optimise += watch.lap();
  if (settings.dumpLlvm) module.print(llvm::errs(), nullptr);
  std::unique_ptr<llvm::MemoryBuffer> object = codeGen_->emit(module);
  times->generate += watch.lap();
  auto code = std::make_unique<CompiledCode>();
  code->name = unit.name;
  code->hints = std::move(unit.hints);
  if (auto e = jit_->addObjectFile(std::move(object))) {
    fail(std::move(e), whyNot);
    return nullptr;
  }
  if (!setEntries(unit, code.get(), whyNot)) return nullptr;
  for (const GuardSite& site : unit.guards)
    code->guards.push_back({site});
  code->codeAddress = plugin_->codeAddress;
  code->codeBytes = plugin_->codeBytes;
  code->stackMapBytes = plugin_->stackMapBytes;
  if (!plugin_->error.empty()) {
    *whyNot = "stack map: " + plugin_->error;
    return nullptr;
  }
  if (!buildDeoptPoints(code.get(), unit.states, plugin_->records, whyNot)) return nullptr;
  times->link += watch.lap();
  if (settings.dumpAsm) disassemble(unit.name, code->codeAddress, code->codeBytes);
  if (settings.dumpStackMaps) dumpStackMaps(unit, plugin_->records);
  return code;
}

}  // namespace

Session::~Session() = default;

std::unique_ptr<Session> Session::create(std::string* error) {
  auto session = std::make_unique<OrcSession>();
  if (!session->initialise(error)) return nullptr;
  return session;
}

}  // namespace taipan
