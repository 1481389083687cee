# Compiler and linker settings shared by every target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g")
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(TAIPAN_CCACHE ccache)
if(TAIPAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TAIPAN_CCACHE})
endif()

add_library(taipan_options INTERFACE)
target_include_directories(taipan_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(taipan_options INTERFACE
  -Wall -Wextra
  $<$<BOOL:${TAIPAN_WERROR}>:-Werror>
  # The runtime walks its own stack by frame pointers (conservative scan, activations), leaf functions aside.
  -fno-omit-frame-pointer -momit-leaf-frame-pointer
  -fno-exceptions -fno-rtti
  # Fixed addresses: the JIT's code calls the runtime with 32-bit displacements.
  -fno-pie
  -ffunction-sections -fdata-sections)
target_link_options(taipan_options INTERFACE -fuse-ld=lld-19 -no-pie -Wl,--gc-sections)
if(TAIPAN_SANITIZE)
  target_compile_options(taipan_options INTERFACE -fsanitize=${TAIPAN_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(taipan_options INTERFACE -fsanitize=${TAIPAN_SANITIZE})
endif()
if(TAIPAN_COVERAGE)
  target_compile_options(taipan_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(taipan_options INTERFACE -fprofile-instr-generate)
endif()

find_package(Threads REQUIRED)
find_library(TAIPAN_GMP libgmp.a REQUIRED)
set(CMAKE_CXX_FLAGS_SANITIZE "-O1 -g1" CACHE STRING "Flags of the sanitizer presets")
