# LLVM 19, its static libraries: libLLVM.so would cost 40 ms at every start.
find_package(LLVM 19.1 REQUIRED CONFIG PATHS /usr/lib/llvm-19 NO_DEFAULT_PATH)
llvm_map_components_to_libnames(TAIPAN_LLVM_LIBS
  orcjit orctargetprocess jitlink passes native bitreader irreader linker support core analysis
  target x86disassembler)

# Debian's export names shared libraries (z3 among them, 30 MB, used by the static analyser alone).
find_library(TAIPAN_ZSTD libzstd.a REQUIRED)
find_library(TAIPAN_ZLIB libz.a REQUIRED)
set_target_properties(LLVMSupport PROPERTIES
  INTERFACE_LINK_LIBRARIES "rt;dl;m;${TAIPAN_ZLIB};${TAIPAN_ZSTD};LLVMDemangle")
