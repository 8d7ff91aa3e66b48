# Does every public header compile by itself, without a warning?
#   cmake -DCOMPILER=g++ -DSTANDARD=17 -DINCLUDE=dir -P check_headers.cmake
file(GLOB_RECURSE headers RELATIVE ${INCLUDE} ${INCLUDE}/pollux/*.hpp)
foreach(header IN LISTS headers)
  execute_process(
    COMMAND ${COMPILER} -std=c++${STANDARD} -fsyntax-only -Wall -Wextra -Wpedantic -Werror -I${INCLUDE} -include ${header} -x c++ /dev/null
    RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(SEND_ERROR "${header} does not compile by itself")
  endif()
endforeach()
