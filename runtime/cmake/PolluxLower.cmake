# Lowers one source: what pollux_target_sources() runs at build time, as `cmake -D... -P PolluxLower.cmake -- <more flags>`.
#
# In:  TOOL, SOURCE, OUTPUT, DEPFILE, OPTIONS (of the tool), GENERATOR (of the build), FLAGS: a file with one flag to a line
#        define X="a b"
#        include /usr/include/widget
#        flags -O2 -g
# Out: OUTPUT and DEPFILE, or the tool's own diagnostics and a failed step.
#
# The flags were meant for the target's compiler. The tool is a Clang that only parses, so what it does not know or must not
# follow is left out: the language standard (it takes C++20 or later), warnings, and GCC's own code generation options.
cmake_minimum_required(VERSION 3.25)

# Is this option of a GCC one that changes what the source means? Clang refuses the others.
function(keep_gcc_option option result)
  set(keep ON)
  if(option MATCHES "^-f" AND NOT option MATCHES "^-f(no-)?(exceptions|rtti|PIC|PIE|pic|pie|signed-char|unsigned-char|\
short-enums|short-wchar|char8_t|wchar-exec-charset.*|exec-charset.*|input-charset.*|sized-deallocation|aligned-new.*|\
openmp|ms-extensions|permissive|threadsafe-statics|freestanding|hosted|builtin.*|sanitize.*|access-control|\
visibility.*|pack-struct.*)$")
    set(keep OFF)
  elseif(option MATCHES "^(--param|-pipe|-specs|--specs|-B|-wrapper|-dumpbase|-save-temps)")
    set(keep OFF)
  endif()
  set(${result} ${keep} PARENT_SCOPE)
endfunction()

# -std is replaced; warnings are for the compiler that sees the lowered file, at the same lines.
function(keep_option option compiler result)
  set(keep ON)
  if(option MATCHES "^(-std=|--std=|-W|-pedantic|-w$|-fcoroutines|-Winvalid-pch|-M[MDP]*$|-c$)" AND NOT option MATCHES "^-Wp,")
    set(keep OFF)
  elseif(compiler STREQUAL "GNU")
    keep_gcc_option("${option}" keep)
  endif()
  set(${result} ${keep} PARENT_SCOPE)
endfunction()

set(arguments "")
set(includes "")
set(implicit "")
set(standard 20)
set(dialect "gnu++")
set(compiler "")

# CMake's lists split at semicolons and hold together what stands in brackets; neither may happen to a flag.
file(READ "${FLAGS}" content)
string(REPLACE ";" "<SEMICOLON>" content "${content}")
string(REPLACE "[" "<OPEN>" content "${content}")
string(REPLACE "]" "<CLOSE>" content "${content}")
string(REPLACE "\\" "<BACKSLASH>" content "${content}")
string(REPLACE "\n" ";" lines "${content}")
function(restore variable)
  set(value "${${variable}}")
  string(REPLACE "<OPEN>" "[" value "${value}")
  string(REPLACE "<CLOSE>" "]" value "${value}")
  string(REPLACE "<BACKSLASH>" "\\" value "${value}")
  set(${variable} "${value}" PARENT_SCOPE)
endfunction()

macro(add_option option)
  keep_option("${option}" "${compiler}" keep)
  if("${option}" MATCHES "^--?std=(c|gnu)\\+\\+(2[0-9])$" AND CMAKE_MATCH_2 GREATER standard)
    set(standard ${CMAKE_MATCH_2})
  endif()
  if(keep)
    list(APPEND arguments "${option}")
  endif()
endmacro()

foreach(line IN LISTS lines)
  if(NOT line MATCHES "^([a-z]+) (.+)$")
    continue()
  endif()
  set(kind "${CMAKE_MATCH_1}")
  set(value "${CMAKE_MATCH_2}")
  restore(value)
  if(kind STREQUAL "compiler")
    set(compiler "${value}")
  elseif(kind STREQUAL "flags")
    string(REPLACE "<SEMICOLON>" "\\;" value "${value}")
    separate_arguments(options UNIX_COMMAND "${value}")
    foreach(option IN LISTS options)
      add_option("${option}")
    endforeach()
  elseif(kind STREQUAL "option")
    if(value MATCHES "^SHELL:(.*)$")
      separate_arguments(options UNIX_COMMAND "${CMAKE_MATCH_1}")
    else()
      set(options "${value}")
    endif()
    foreach(option IN LISTS options)
      add_option("${option}")
    endforeach()
  elseif(kind STREQUAL "define")
    string(REGEX REPLACE "^-D" "" value "${value}")
    string(REPLACE "<SEMICOLON>" "\\;" value "${value}")
    list(APPEND arguments "-D${value}")
  elseif(kind STREQUAL "include")
    list(APPEND includes "${value}")
  elseif(kind STREQUAL "system")
    list(APPEND arguments "-isystem" "${value}")
  elseif(kind STREQUAL "implicit")
    list(APPEND implicit "${value}")
  elseif(kind STREQUAL "extensions" AND NOT value)
    set(dialect "c++")
  elseif(kind STREQUAL "standard" AND value MATCHES "^2[0-9]$" AND value GREATER standard)
    set(standard ${value})
  elseif(kind STREQUAL "features")
    string(REPLACE "<SEMICOLON>" ";" value "${value}")
    foreach(later 23 26)
      if("cxx_std_${later}" IN_LIST value AND later GREATER standard)
        set(standard ${later})
      endif()
    endforeach()
  endif()
endforeach()

# What the compiler searches anyway must not move to the front: #include_next would go wrong. CMake leaves it out as well.
list(REMOVE_ITEM includes ${implicit})
list(TRANSFORM includes PREPEND "-I")

set(own "")
set(after_dashes OFF)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(index RANGE ${last})
  if(after_dashes)
    string(REPLACE ";" "\\;" argument "${CMAKE_ARGV${index}}")
    list(APPEND own "${argument}")
  elseif(CMAKE_ARGV${index} STREQUAL "--")
    set(after_dashes ON)
  endif()
endforeach()
set(source_arguments "")
foreach(option IN LISTS own)
  keep_option("${option}" "${compiler}" keep)
  if(keep)
    list(APPEND source_arguments "${option}")
  endif()
endforeach()

get_filename_component(directory "${OUTPUT}" DIRECTORY)
file(MAKE_DIRECTORY "${directory}")
execute_process(
  COMMAND "${TOOL}" ${OPTIONS} --depfile "${DEPFILE}" "${SOURCE}" -o "${OUTPUT}" -- "-std=${dialect}${standard}"
    ${source_arguments} ${includes} ${arguments}
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "pollux could not lower ${SOURCE} (status: ${status})")
endif()
# The tool leaves an unchanged output alone, so that nothing is compiled again. Make takes that for "still to be done".
if(NOT GENERATOR MATCHES "Ninja")
  file(TOUCH_NOCREATE "${OUTPUT}")
endif()
