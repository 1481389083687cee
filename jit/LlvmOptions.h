// LlvmOptions: settings of LLVM that it offers on command lines only. They hold for the process.
#pragma once

namespace taipan {

// Before LLVM reads it. False: this LLVM has no such option, or not that value.
bool setLlvmOption(const char* name, const char* value);

}  // namespace taipan
