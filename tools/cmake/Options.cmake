# Compiler and linker settings shared by every target, as the interface library taipan_options.

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
# Sanitizer builds: fast enough for the language tests, assertions on, lines in reports.
set(CMAKE_CXX_FLAGS_SANITIZE "-O1 -g1" CACHE STRING "Flags of build type Sanitize")

# Objects are cached across checkouts: paths below the source folder count as relative, and the two settings that
# would otherwise keep precompiled headers out of the cache are relaxed.
find_program(TAIPAN_CCACHE ccache)
if(TAIPAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${TAIPAN_CCACHE})
endif()

find_package(Threads REQUIRED)
find_library(TAIPAN_GMP libgmp.a REQUIRED)

add_library(taipan_options INTERFACE)
target_include_directories(taipan_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(taipan_options INTERFACE
  -Wall -Wextra
  $<$<BOOL:${TAIPAN_WERROR}>:-Werror>
  # Activations and the conservative scan walk the stack by frame pointers; leaf functions are never walked through.
  -fno-omit-frame-pointer -momit-leaf-frame-pointer
  -fno-exceptions -fno-rtti
  # The program sits in the low 2 GB: addresses of runtime functions and tables fit 32 bits in compiled code.
  -fno-pie
  -ffunction-sections -fdata-sections
  -Xclang -fno-pch-timestamp)
target_link_options(taipan_options INTERFACE -fuse-ld=lld-19 -no-pie -Wl,--gc-sections)

if(TAIPAN_SANITIZE)
  # Targets with the property TAIPAN_UNSANITIZED are left out.
  target_compile_options(taipan_options INTERFACE
    "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:TAIPAN_UNSANITIZED>>>:-fsanitize=${TAIPAN_SANITIZE};-fno-sanitize-recover=all>")
  target_link_options(taipan_options INTERFACE -fsanitize=${TAIPAN_SANITIZE})
  if(TAIPAN_SANITIZE MATCHES "address")
    # ASan's fake stack lies where the collector's conservative stack scan does not look.
    target_compile_options(taipan_options INTERFACE
      $<$<NOT:$<BOOL:$<TARGET_PROPERTY:TAIPAN_UNSANITIZED>>>:-fsanitize-address-use-after-return=never>)
  endif()
else()
  # Two shared libraries fewer to load at every start.
  target_link_options(taipan_options INTERFACE -static-libstdc++ -static-libgcc)
endif()
if(TAIPAN_FUZZ)
  target_compile_options(taipan_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(TAIPAN_COVERAGE)
  target_compile_options(taipan_options INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(taipan_options INTERFACE -fprofile-instr-generate)
endif()
