# LLVM 19, from its static libraries: libLLVM.so would cost 40 ms at every start of the program.
find_package(LLVM 19.1 REQUIRED CONFIG PATHS /usr/lib/llvm-19 NO_DEFAULT_PATH)

# What jit/ uses. The linker drops what is not referenced.
llvm_map_components_to_libnames(TAIPAN_LLVM_LIBS
  native passes orcjit orctargetprocess orcdebugging jitlink bitreader linker irreader debuginfodwarf)

# Debian's export names shared libraries; z3 among them (30 MB), which only Clang's static analyser uses.
find_library(TAIPAN_ZLIB libz.a REQUIRED)
find_library(TAIPAN_ZSTD libzstd.a REQUIRED)
set_target_properties(LLVMSupport PROPERTIES
  INTERFACE_LINK_LIBRARIES "rt;dl;m;${TAIPAN_ZLIB};${TAIPAN_ZSTD};LLVMDemangle")

# taipan_use_llvm(TARGET LIBS...): LLVM's headers, as system headers, and libraries for one target alone.
function(taipan_use_llvm target)
  separate_arguments(definitions NATIVE_COMMAND ${LLVM_DEFINITIONS})
  target_include_directories(${target} SYSTEM PRIVATE ${LLVM_INCLUDE_DIRS})
  target_compile_definitions(${target} PRIVATE ${definitions})
  target_link_libraries(${target} PRIVATE ${ARGN})
endfunction()
