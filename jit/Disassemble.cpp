#include "jit/Disassemble.h"

#include <llvm-c/Disassembler.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/TargetParser/Host.h>

namespace taipan {

void disassemble(const std::string& name, uint64_t address, uint64_t bytes) {
  llvm::InitializeNativeTargetDisassembler();
  std::string triple = llvm::sys::getProcessTriple();
  LLVMDisasmContextRef context = LLVMCreateDisasm(triple.c_str(), nullptr, 0, nullptr, nullptr);
  if (!context) return;
  LLVMSetDisasmOptions(context, LLVMDisassembler_Option_PrintImmHex | LLVMDisassembler_Option_AsmPrinterVariant);
  llvm::raw_ostream& os = llvm::errs();
  os << "machine code of " << name << ", " << bytes << " bytes:\n";
  char text[256];
  for (uint64_t at = address; at < address + bytes;) {
    auto* p = reinterpret_cast<uint8_t*>(at);
    size_t n = LLVMDisasmInstruction(context, p, address + bytes - at, at, text, sizeof text);
    if (n == 0) {
      os << llvm::format("  %#lx  .byte %#x\n", at, unsigned{*p});
      ++at;
      continue;
    }
    os << llvm::format("  %#lx", at) << text << '\n';
    at += n;
  }
  LLVMDisasmDispose(context);
}

}  // namespace taipan
