// Disassemble: machine code as text, for --dump=asm.
#pragma once

#include <cstdint>
#include <string>

namespace taipan {

// Prints [address, address + bytes) to stderr, one instruction a line, under a heading with `name`.
void disassemble(const std::string& name, uint64_t address, uint64_t bytes);

}  // namespace taipan
