# The shapes of targets in this project.

# taipan_library(NAME LIBS...): the static library of the current folder, from every .cpp below it.
function(taipan_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    # A static library needs one translation unit.
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/Empty.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "// ${name} has no sources yet.\n")
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC taipan_options ${ARGN})
endfunction()

# taipan_executable(NAME LIBS...): one program from every .cpp of the current folder; no target when it has none.
function(taipan_executable name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE taipan_options ${ARGN})
  endif()
endfunction()

# Every library, top layer first, for programs that may use them all.
set(TAIPAN_LIBS taipan_frontend taipan_ir taipan_runtime)
if(TAIPAN_JIT)
  list(PREPEND TAIPAN_LIBS taipan_jit)
endif()
