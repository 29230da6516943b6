# The order of modules and the one way to declare one.
#
# Copy moves one way: a module may use what stands to its left. `feed -> host` is a tower of its own
# that meets the core at <stet/stet.h> only. The `layers` test reads the includes and holds the same order.
set(STET_LAYERS text article vocabulary intake desk newsml copyflow)
set(STET_HOST_LAYERS feed host)

# stet_module(desk USES text article LIBRARIES PkgConfig::RE2)
# makes stet_desk: static, position independent, hidden symbols, every .cpp below src/desk.
function(stet_module name)
  cmake_parse_arguments(ARG "" "" "USES;LIBRARIES" ${ARGN})
  if(name IN_LIST STET_LAYERS)
    set(tower ${STET_LAYERS})
  elseif(name IN_LIST STET_HOST_LAYERS)
    set(tower ${STET_HOST_LAYERS})
  else()
    message(FATAL_ERROR "module '${name}' is in no layer; add it to src/layers.cmake at its place")
  endif()
  list(FIND tower ${name} here)
  foreach(used IN LISTS ARG_USES)
    list(FIND tower ${used} there)
    if(there EQUAL -1 OR NOT there LESS here)
      message(FATAL_ERROR
        "module '${name}' uses '${used}', which does not stand to its left (order: ${tower})")
    endif()
  endforeach()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/empty_${name}.cpp "")
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/empty_${name}.cpp)
  endif()
  add_library(stet_${name} STATIC ${sources})
  target_include_directories(stet_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  set_target_properties(stet_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  # The standard library is most of what a small file costs: parsed once for all modules. The files include what they
  # use all the same, and build without it.
  if(STET_PCH)
    target_compile_options(stet_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    # RE2's own flags (-pthread) make desk's different.
    if(name STREQUAL "text" OR name STREQUAL "desk")
      target_precompile_headers(stet_${name} PRIVATE <algorithm> <array> <charconv> <chrono> <cstdint> <functional>
                                <memory> <memory_resource> <optional> <span> <string> <string_view> <utility> <variant>
                                <vector>)
    elseif(NOT name IN_LIST STET_HOST_LAYERS)
      target_precompile_headers(stet_${name} REUSE_FROM stet_text)
    endif()
  endif()
  list(TRANSFORM ARG_USES PREPEND stet_)
  target_link_libraries(stet_${name} PUBLIC ${ARG_USES} PRIVATE stet_warnings ${ARG_LIBRARIES})
endfunction()
