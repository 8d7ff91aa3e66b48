# Compiles freestanding.cpp without a hosted environment and looks at what its object needs from outside.
#   cmake -DCOMPILER=g++ -DSTANDARD=17 -DINCLUDE=dir -DSOURCE=freestanding.cpp -DOBJECT=x.o -DNM=nm -P check_freestanding.cmake
execute_process(
  COMMAND ${COMPILER} -std=c++${STANDARD} -O2 -ffreestanding -fno-exceptions -fno-rtti
          -Wall -Wextra -Wpedantic -Werror -I${INCLUDE} -c ${SOURCE} -o ${OBJECT}
  RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "the core does not compile freestanding")
endif()

execute_process(COMMAND ${NM} -u ${OBJECT} OUTPUT_VARIABLE symbols RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "cannot read the symbols of ${OBJECT}")
endif()
string(REGEX MATCHALL "[^ \n]+\n" symbols "${symbols}")
foreach(symbol IN LISTS symbols)
  string(STRIP "${symbol}" symbol)
  # What every C++ program has: memory functions of the compiler, and the stack protector.
  if(NOT symbol MATCHES "^(mem(cpy|set|move|cmp)|_GLOBAL_OFFSET_TABLE_|__stack_chk_fail)$")
    message(SEND_ERROR "the core needs ${symbol} from outside")
  endif()
endforeach()
