# What `cmake --install` puts into a prefix: bin/pollux, include/pollux/, lib/libpollux-runtime.a, the package for
# find_package(pollux) in lib/cmake/pollux/ and pkgconfig/pollux.pc below lib/. Everything is relative to the prefix.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/pollux)
set(package_sources ${PROJECT_SOURCE_DIR}/runtime/cmake)

set_target_properties(pollux_core PROPERTIES EXPORT_NAME core)
set_target_properties(pollux_runtime PROPERTIES EXPORT_NAME runtime)
set(exported pollux_core pollux_runtime)
if(POLLUX_BUILD_TOOL)
  list(APPEND exported pollux)
  # LLVM's libraries may lie where the loader does not look by itself.
  set_target_properties(pollux PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
endif()

install(TARGETS ${exported} EXPORT polluxTargets
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include/pollux DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
  FILES_MATCHING PATTERN "*.hpp")
install(EXPORT polluxTargets NAMESPACE pollux:: DESTINATION ${package_dir})

configure_package_config_file(${package_sources}/polluxConfig.cmake.in ${PROJECT_BINARY_DIR}/package/polluxConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/polluxConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/package/polluxConfig.cmake
  ${PROJECT_BINARY_DIR}/package/polluxConfigVersion.cmake
  ${package_sources}/PolluxTargetSources.cmake
  ${package_sources}/PolluxLower.cmake
  DESTINATION ${package_dir})

# pkg-config finds the prefix from where the file lies, so an install tree may be moved.
file(RELATIVE_PATH POLLUX_PC_PREFIX /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
configure_file(${package_sources}/pollux.pc.in ${PROJECT_BINARY_DIR}/package/pollux.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/pollux.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/pollux)
