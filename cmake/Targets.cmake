# taipan_library(NAME DIR DEPS...): the static library of one folder, from every .cpp below it.
function(taipan_library name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    # A folder may still be empty: a static library needs one translation unit.
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/Empty.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "// ${name} has no sources yet.\n")
  endif()
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC taipan_options ${ARGN})
endfunction()

# taipan_executable(NAME DEPS...): one program from every .cpp of the current folder; nothing when it has none.
function(taipan_executable name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE taipan_options ${ARGN})
endfunction()
