#include "jit/LlvmOptions.h"

#include <llvm/Support/CommandLine.h>

namespace taipan {

bool setLlvmOption(const char* name, const char* value) {
  auto& options = llvm::cl::getRegisteredOptions();
  auto it = options.find(name);
  return it != options.end() && !it->second->addOccurrence(1, it->first(), value);
}

}  // namespace taipan
