# pollux_target_sources(<target> PRIVATE <source>...)
#
# Adds sources with async functions to a target. Each is lowered to C++17 by a pre-build step and compiled in place of the
# original; with POLLUX_NATIVE=ON the originals are compiled as they are, as C++20 coroutines, and no tool is needed.
#
# The tool sees what the compiler would: the target's include directories, definitions and options, also those that
# come with the libraries it links, evaluated for each configuration. The target's language standard stays as it is; the tool
# parses as C++20 or later. A change in the source, in any header it includes, in the flags or in the tool lowers again.
#
# Headers that define async functions, or declare async member functions, are listed as well. #include finds the lowered one: with quotes, beside the lowered file
# that includes it; through an include directory, in <...>/include, which stands in front of the target's own. A source or header
# that includes one by quotes from its own directory is listed too, also if it has no async functions itself: the compiler would
# look beside the original, and find the original header.
#
#   <target's binary dir>/pollux/<target>/src/fetch.cpp                the lowered file, by the original's relative path
#   <target's binary dir>/pollux/<target>/include/shop/client.hpp     includes that of a header, by its name for #include
#   <target's binary dir>/pollux/<target>/flags-<config>-CXX.txt       what the tool is told, read by PolluxLower.cmake
#
# Variables and properties, all optional:
#   POLLUX_EXECUTABLE (cache)    the tool to run; needed in a cross build, where the installed one is not for this machine
#   POLLUX_NATIVE (variable)     ON: compile the originals as C++20 coroutines
#   POLLUX_OPTIONS (target)      options of the tool, such as --no-box
include_guard(GLOBAL)

function(pollux_target_sources target scope)
  _pollux_check_arguments(${target} ${scope} "${ARGN}")
  if(POLLUX_NATIVE)
    target_sources(${target} PRIVATE ${ARGN})
    target_compile_features(${target} PRIVATE cxx_std_20)
    return()
  endif()

  _pollux_find_tool(tool tool_dependency)
  get_target_property(binary_dir ${target} BINARY_DIR)
  set(work_dir "${binary_dir}/pollux/${target}")
  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  get_target_property(has_flags ${target} _POLLUX_FLAGS)
  if(NOT has_flags)
    _pollux_write_flags(${target} "${work_dir}/flags-$<CONFIG>-$<COMPILE_LANGUAGE>.txt")
    set_target_properties(${target} PROPERTIES _POLLUX_FLAGS ON)
    target_include_directories(${target} BEFORE PRIVATE "${work_dir}/include$<${is_multi_config}:-$<CONFIG>>")
    # At the end of the directory, when all calls have been made.
    cmake_language(EVAL CODE "cmake_language(DEFER CALL _pollux_remove_stale_headers [[${target}]] [[${work_dir}]])")
  endif()
  foreach(source IN LISTS ARGN)
    get_filename_component(source "${source}" ABSOLUTE)
    _pollux_lower(${target} "${source}" "${work_dir}" "${tool}" "${tool_dependency}")
  endforeach()
endfunction()

function(_pollux_check_arguments target scope sources)
  if(NOT TARGET ${target})
    message(FATAL_ERROR "pollux_target_sources: there is no target '${target}'")
  endif()
  if(NOT scope STREQUAL "PRIVATE")
    message(FATAL_ERROR "pollux_target_sources(${target}): expected PRIVATE in place of '${scope}'; "
      "a lowered source belongs to one target")
  endif()
  if(NOT sources)
    message(FATAL_ERROR "pollux_target_sources(${target}): no source given")
  endif()
  get_target_property(source_dir ${target} SOURCE_DIR)
  if(NOT source_dir STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    message(FATAL_ERROR "pollux_target_sources(${target}): call it in the directory that made the target, ${source_dir}: "
      "the build step that it adds is not visible from another one")
  endif()
endfunction()

# Which tool to run, and what to rebuild for when it changes.
function(_pollux_find_tool tool dependency)
  if(POLLUX_EXECUTABLE)
    set(found "${POLLUX_EXECUTABLE}")
    set(depends "${POLLUX_EXECUTABLE}")
  elseif(TARGET pollux::pollux AND NOT CMAKE_CROSSCOMPILING)
    set(found "$<TARGET_FILE:pollux::pollux>")
    set(depends pollux::pollux)
  else()
    find_program(POLLUX_EXECUTABLE pollux NO_CMAKE_FIND_ROOT_PATH
      DOC "The pollux tool that lowers async sources; it runs on the build machine")
    if(NOT POLLUX_EXECUTABLE)
      message(FATAL_ERROR "The tool 'pollux' was not found. Set POLLUX_EXECUTABLE to one that runs on this machine "
        "(in a cross build the installed one does not), or POLLUX_NATIVE=ON to compile C++20 coroutines without it.")
    endif()
    set(found "${POLLUX_EXECUTABLE}")
    set(depends "${POLLUX_EXECUTABLE}")
  endif()
  set(${tool} "${found}" PARENT_SCOPE)
  set(${dependency} "${depends}" PARENT_SCOPE)
endfunction()

# The flags go through a file, one to a line with its kind before it: no shell quotes them, no command line gets too long, and
# generator expressions are evaluated for the target. COMPILE_LANGUAGE stands in its name because options may depend on it.
function(_pollux_write_flags target file)
  set(flags "${CMAKE_CXX_FLAGS}")
  set(config_flags "")
  foreach(config IN LISTS CMAKE_CONFIGURATION_TYPES CMAKE_BUILD_TYPE)
    string(TOUPPER "${config}" upper)
    string(REPLACE ">" "$<ANGLE-R>" value "${CMAKE_CXX_FLAGS_${upper}}")
    string(APPEND config_flags "$<$<CONFIG:${config}>:flags ${value}\n>")
  endforeach()
  string(REPLACE ">" "$<ANGLE-R>" flags "${flags}")

  set(lines "compiler ${CMAKE_CXX_COMPILER_ID}\nflags ${flags}\n${config_flags}")
  if(CMAKE_CXX_COMPILER_TARGET)
    string(APPEND lines "option --target=${CMAKE_CXX_COMPILER_TARGET}\n")
  endif()
  if(CMAKE_SYSROOT)
    string(APPEND lines "option --sysroot=${CMAKE_SYSROOT}\n")
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    _pollux_gcc_headers(gcc_lines)
    string(APPEND lines "${gcc_lines}")
  endif()

  # Whatever of this asks for the latest standard counts, and C++20 is the least.
  string(APPEND lines "extensions $<TARGET_PROPERTY:CXX_EXTENSIONS>\n" "standard $<TARGET_PROPERTY:CXX_STANDARD>\n"
    "features $<TARGET_PROPERTY:COMPILE_FEATURES>\n")
  string(APPEND lines "$<$<BOOL:$<TARGET_PROPERTY:POSITION_INDEPENDENT_CODE>>:option -fPIC\n>")
  foreach(kind_and_property define:COMPILE_DEFINITIONS option:COMPILE_OPTIONS include:INCLUDE_DIRECTORIES)
    string(REPLACE ":" ";" pair "${kind_and_property}")
    list(GET pair 0 kind)
    list(GET pair 1 property)
    set(list "$<TARGET_PROPERTY:${property}>")
    string(APPEND lines "$<$<BOOL:${list}>:${kind} $<JOIN:${list},\n${kind} >\n>")
  endforeach()
  foreach(dir IN LISTS CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
    string(APPEND lines "implicit ${dir}\n")
  endforeach()
  foreach(dir IN LISTS CMAKE_CXX_STANDARD_INCLUDE_DIRECTORIES)
    string(APPEND lines "system ${dir}\n")
  endforeach()
  file(GENERATE OUTPUT "${file}" CONTENT "${lines}" TARGET ${target})
endfunction()

# The tool is a Clang and picks a GCC installation by itself, which may be another than the one that compiles.
function(_pollux_gcc_headers lines)
  if(CMAKE_CROSSCOMPILING)
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -dumpmachine OUTPUT_VARIABLE machine OUTPUT_STRIP_TRAILING_WHITESPACE)
    set(result "option --target=${machine}\noption -nostdlibinc\n")
    foreach(dir IN LISTS CMAKE_CXX_IMPLICIT_INCLUDE_DIRECTORIES)
      # GCC's own headers, such as stddef.h, are Clang's own too.
      if(NOT dir MATCHES "/lib/gcc(-cross)?/[^/]+/[^/]+/include(-fixed)?$")
        string(APPEND result "system ${dir}\n")
      endif()
    endforeach()
  else()
    execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-libgcc-file-name
      OUTPUT_VARIABLE libgcc OUTPUT_STRIP_TRAILING_WHITESPACE)
    get_filename_component(dir "${libgcc}" DIRECTORY)
    set(result "option --gcc-install-dir=${dir}\n")
  endif()
  set(${lines} "${result}" PARENT_SCOPE)
endfunction()

# The build step for one source, and the lowered file as a source of the target; one for each configuration where the generator
# has several in one build tree.
function(_pollux_lower target source work_dir tool tool_dependency)
  file(RELATIVE_PATH relative "${CMAKE_CURRENT_SOURCE_DIR}" "${source}")
  get_filename_component(directory "${source}" DIRECTORY)
  if(relative MATCHES "^\\.\\./" OR IS_ABSOLUTE "${relative}")
    get_filename_component(name "${source}" NAME)
    string(SHA1 hash "${directory}")
    string(SUBSTRING "${hash}" 0 8 hash)
    set(relative "outside-${hash}/${name}")
  endif()

  # What set_source_files_properties() said about the original holds for the lowered file as well.
  get_source_file_property(definitions "${source}" COMPILE_DEFINITIONS)
  get_source_file_property(options "${source}" COMPILE_OPTIONS)
  get_source_file_property(includes "${source}" INCLUDE_DIRECTORIES)
  foreach(list definitions options includes)
    if(NOT ${list})
      set(${list} "")
    endif()
  endforeach()
  list(TRANSFORM definitions PREPEND "-D" OUTPUT_VARIABLE definition_flags)
  list(TRANSFORM includes PREPEND "-I" OUTPUT_VARIABLE include_flags)

  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  set(configs "${CMAKE_BUILD_TYPE}")
  if(is_multi_config)
    set(configs "${CMAKE_CONFIGURATION_TYPES}")
  endif()
  set(script "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/PolluxLower.cmake")
  list(LENGTH configs count)
  math(EXPR last "${count} - 1")
  if(last LESS 0)  # no build type at all is one configuration too
    set(last 0)
  endif()
  foreach(index RANGE ${last})
    set(config "")
    set(source_dir "${work_dir}/src")
    set(include_dir "${work_dir}/include")
    if(configs)
      list(GET configs ${index} config)
    endif()
    if(is_multi_config)
      set(source_dir "${work_dir}/src-${config}")
      set(include_dir "${work_dir}/include-${config}")
    endif()
    set(lowered "${source_dir}/${relative}")
    set(flags "${work_dir}/flags-${config}-CXX.txt")

    # The flags and the script decide the output too, so they are dependencies.
    add_custom_command(
      OUTPUT "${lowered}"
      COMMAND "${CMAKE_COMMAND}" "-DTOOL=${tool}" "-DFLAGS=${flags}" "-DSOURCE=${source}" "-DOUTPUT=${lowered}"
        "-DDEPFILE=${lowered}.d" "-DINCLUDE_DIR=${include_dir}" "-DGENERATOR=${CMAKE_GENERATOR}" "-DOPTIONS=$<TARGET_PROPERTY:${target},POLLUX_OPTIONS>"
        -P "${script}" -- ${include_flags} ${definition_flags} ${options}
      DEPENDS "${source}" "${flags}" "${script}" ${tool_dependency}
      DEPFILE "${lowered}.d"
      COMMENT "Lowering ${relative}"
      VERBATIM)

    set_property(TARGET ${target} APPEND PROPERTY _POLLUX_LOWERED "${lowered}")

    # The original's own directory is where its #include "..." looks first. The lowered file is no part of a unity build, as it
    # may hold names of namespace scope that the original did not have.
    if(is_multi_config)
      target_sources(${target} PRIVATE "$<$<CONFIG:${config}>:${lowered}>")
    else()
      target_sources(${target} PRIVATE "${lowered}")
    endif()
    set_source_files_properties("${lowered}" PROPERTIES
      COMPILE_DEFINITIONS "${definitions}"
      COMPILE_OPTIONS "-iquote${directory};${options}"
      INCLUDE_DIRECTORIES "${includes}"
      SKIP_UNITY_BUILD_INCLUSION ON
      SKIP_AUTOGEN ON)
  endforeach()
endfunction()

# A header that is no longer listed must not be found any more in its lowered form.
function(_pollux_remove_stale_headers target work_dir)
  get_target_property(lowered ${target} _POLLUX_LOWERED)
  file(GLOB_RECURSE files "${work_dir}/src*/*" "${work_dir}/include*/*")
  foreach(file IN LISTS files)
    set(header "${file}")
    if(file MATCHES "\\.d$")
      continue()
    endif()
    file(RELATIVE_PATH relative "${work_dir}" "${file}")
    if(relative MATCHES "^include")
      file(STRINGS "${file}" header REGEX "^#include ")
      string(REGEX REPLACE "^#include \"(.*)\"$" "\\1" header "${header}")
    endif()
    if(NOT header IN_LIST lowered)
      file(REMOVE "${file}")
    endif()
  endforeach()
endfunction()
