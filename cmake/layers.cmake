# Fences: who may include whom. A wrong include is a compile error, because every compilation runs through cmake/fence,
# which reads the list of files the compiler really opened (so "../" and third-party headers are seen too).
# What is below src/kernel and src/compiler only computes: it may not include files, clocks or chance either.
#
#   add_layer(<target>
#     SOURCES   <file.cpp>...      sources, relative to this folder
#     PUBLISH   <file.h>...        the headers other folders may include, as "<path below src>/<file.h>"
#     USES      <target>...        the folders this one may use; their published headers only
#     LIBRARIES <name>...)         third-party libraries of the table below; their headers may be included here only
#   add_layer_test(<target> <file_test.cpp>... [USES <target>...])   a Catch2 program "<target>_tests", known to CTest;
#                                it may include what its layer may, and what USES publishes
#   all_are_fenced()             refuses the whole build when some target of ours goes past the fences

# Name, what its headers' paths begin with, what is linked. Whoever adds a library adds its line here.
set(third_party_libraries boost tls fmt spdlog cli11 cmark gumbo yaml nlohmann ctemplate zlib soci sodium openssl date ical curl magic png turbojpeg webp qrencode catch2)
set(boost_headers /usr/include/boost/)
set(boost_links "")
set(fmt_headers /usr/include/fmt/)
set(fmt_links fmt)
set(spdlog_headers /usr/include/spdlog/)
set(spdlog_links spdlog fmt)
set(cli11_headers /usr/include/CLI/)
set(cli11_links "")
set(cmark_headers /usr/include/cmark-gfm)
set(cmark_links cmark-gfm-extensions cmark-gfm)
set(gumbo_headers /usr/include/gumbo.h /usr/include/tag_enum.h)
set(gumbo_links gumbo)
set(yaml_headers /usr/include/yaml-cpp/)
set(yaml_links yaml-cpp)
set(nlohmann_headers /usr/include/nlohmann/)
set(nlohmann_links "")
set(ctemplate_headers /usr/include/ctemplate/)
set(ctemplate_links ctemplate)
set(zlib_headers /usr/include/zlib.h /usr/include/zconf.h)
set(zlib_links z)
set(soci_headers /usr/include/soci/ /usr/include/postgresql/ /usr/include/sqlite3.h /usr/include/boost/)  
set(soci_links soci_core soci_sqlite3 soci_postgresql sqlite3)
set(soci_folders /usr/include/postgresql)  # where its own headers look for libpq's
set(sodium_headers /usr/include/sodium)
set(sodium_links sodium)
set(openssl_headers /usr/include/openssl/ /usr/include/x86_64-linux-gnu/openssl/)
set(openssl_links -lcrypto)  # with the flag: "crypto" is a folder of ours
set(tls_headers /usr/include/openssl/ /usr/include/x86_64-linux-gnu/openssl/)
set(tls_links -lssl -lcrypto)
set(date_headers /usr/include/date/)
set(date_links date-tz)
set(date_definitions USE_OS_TZDB=1 ONLY_C_LOCALE=1 HAS_STRING_VIEW=1)  # as Debian built it: otherwise its types have another size
set(ical_headers /usr/include/libical/)
set(ical_links ical)
set(magic_headers /usr/include/magic.h)
set(magic_links magic)
set(png_headers /usr/include/png /usr/include/libpng16/)
set(png_links png16)
set(turbojpeg_headers /usr/include/turbojpeg.h)
set(turbojpeg_links turbojpeg)
set(webp_headers /usr/include/webp/)
set(webp_links webp)
set(qrencode_headers /usr/include/qrencode.h)
set(qrencode_links qrencode)
set(curl_headers /usr/include/x86_64-linux-gnu/curl/ /usr/include/curl/)
set(curl_links curl)
set(catch2_headers /usr/include/catch2/)
set(catch2_links "")

find_program(CAIRN_CCACHE ccache)

# What nearly every file opens is parsed once, not 570 times: "kernel" holds it for the product, "test_main", with
# Catch2, for the tests. Only headers that every folder may open, the pure ones too. See docs/decisions/0023.
set(common_headers <algorithm> <array> <charconv> <cstdint> <expected> <functional> <map> <memory> <optional> <set> <span>
  <stdexcept> <string> <string_view> <tuple> <unordered_map> <unordered_set> <utility> <variant> <vector>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fpch-preprocess)  # what ccache asks for
else()
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")  # one from the compiler cache is as good
endif()

# fence(<target> <library>...): compiles the target through cmake/fence with what it may include. The rules, one a line,
# are explained there; a change of the rules compiles the target again.
function(fence target)
  set(rules "root ${PROJECT_SOURCE_DIR}/\nroot ${PROJECT_BINARY_DIR}/\n")
  string(APPEND rules "own ${CMAKE_CURRENT_SOURCE_DIR}/\nown ${CMAKE_CURRENT_BINARY_DIR}/\n")
  file(GLOB_RECURSE inner RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/*/CMakeLists.txt)
  foreach(list IN LISTS inner)
    get_filename_component(folder ${list} DIRECTORY)
    string(APPEND rules "not ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/\nnot ${CMAKE_CURRENT_BINARY_DIR}/${folder}/\n")
  endforeach()
  foreach(kind may shown)
    get_target_property(headers ${target} cairn_${kind})
    foreach(header IN LISTS headers)
      string(APPEND rules "${kind} ${header}\n")
    endforeach()
  endforeach()
  foreach(holder src/kernel/CMakeFiles/kernel tests/support/CMakeFiles/test_main)
    foreach(kind "" .cxx .gch .pch)
      string(APPEND rules "shown ${PROJECT_BINARY_DIR}/${holder}.dir/cmake_pch.hxx${kind}\n")
    endforeach()
  endforeach()
  foreach(library IN LISTS ARGN)
    foreach(path IN LISTS ${library}_headers)
      string(APPEND rules "library ${path}\n")
    endforeach()
  endforeach()
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "STATIC_LIBRARY" AND CMAKE_CURRENT_SOURCE_DIR MATCHES "/src/(kernel|compiler)(/|$)")
    string(APPEND rules "pure\n")
  endif()
  if(target STREQUAL "kernel")
    string(APPEND rules "reckons\n")  # with days and moments that it is given
  endif()
  set(file ${PROJECT_BINARY_DIR}/fences/${target})
  file(CONFIGURE OUTPUT ${file} CONTENT "${rules}" @ONLY)
  get_target_property(sources ${target} SOURCES)
  set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS
    ${file} ${PROJECT_SOURCE_DIR}/cmake/fence ${PROJECT_SOURCE_DIR}/cmake/fence.awk)
  set(launcher ${PROJECT_SOURCE_DIR}/cmake/fence ${file})
  if(CAIRN_CCACHE)
    list(APPEND launcher ${CAIRN_CCACHE})
  endif()
  set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${launcher}")
endfunction()

# Gives <target> the include root, its libraries, and the right to the headers its USES publish.
function(connect target)
  cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  set(may "")
  set(shown "")
  foreach(used IN LISTS arg_USES)
    get_target_property(theirs ${used} cairn_published)
    if(theirs)
      list(APPEND may ${theirs})
    endif()
    get_target_property(theirs ${used} cairn_shown)
    if(theirs)
      list(APPEND shown ${theirs})
    endif()
  endforeach()
  list(APPEND shown ${may})
  list(REMOVE_DUPLICATES may)
  list(REMOVE_DUPLICATES shown)
  set_target_properties(${target} PROPERTIES cairn_may "${may}" cairn_shown "${shown}" cairn_uses "${arg_USES}")
  target_link_libraries(${target} PUBLIC ${arg_USES})
  foreach(library IN LISTS arg_LIBRARIES)
    target_link_libraries(${target} PRIVATE ${${library}_links})
    target_include_directories(${target} SYSTEM PRIVATE ${${library}_folders})
    target_compile_definitions(${target} PRIVATE ${${library}_definitions})
  endforeach()
  if("catch2" IN_LIST arg_LIBRARIES)
    target_compile_options(${target} PRIVATE -O0)  # what they test is optimised; they themselves only take time
  endif()
  if(target STREQUAL "kernel")
    target_precompile_headers(kernel PRIVATE ${common_headers})
  elseif(target STREQUAL "test_main")
    target_precompile_headers(test_main PRIVATE ${common_headers} <catch2/catch.hpp>)
  elseif("catch2" IN_LIST arg_LIBRARIES)
    target_precompile_headers(${target} REUSE_FROM test_main)
  else()
    target_precompile_headers(${target} REUSE_FROM kernel)
  endif()
  fence(${target} ${arg_LIBRARIES})
endfunction()

function(add_layer target)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLISH;USES;LIBRARIES" ${ARGN})
  add_library(${target} STATIC ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE Threads::Threads)
  list(TRANSFORM arg_PUBLISH PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set_target_properties(${target} PROPERTIES cairn_published "${arg_PUBLISH}")
  connect(${target} USES ${arg_USES} LIBRARIES ${arg_LIBRARIES})
endfunction()

function(add_layer_test target)
  cmake_parse_arguments(arg "" "" "USES" ${ARGN})
  add_executable(${target}_tests ${arg_UNPARSED_ARGUMENTS})
  get_target_property(its_uses ${target} cairn_uses)
  connect(${target}_tests USES ${target} ${its_uses} ${arg_USES} test_main LIBRARIES catch2)
  add_test(NAME ${target} COMMAND ${target}_tests)
endfunction()

function(all_are_fenced)
  set(folders ${PROJECT_SOURCE_DIR})
  while(folders)
    list(POP_FRONT folders folder)
    get_property(inner DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
    list(APPEND folders ${inner})
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
      get_target_property(type ${target} TYPE)
      get_target_property(launcher ${target} CXX_COMPILER_LAUNCHER)
      if(NOT type MATCHES "UTILITY|INTERFACE" AND NOT launcher MATCHES "/cmake/fence;")
        message(FATAL_ERROR "Target ${target} in ${folder} has no fence: make it with add_layer, or call connect(${target} ...).")
      endif()
    endforeach()
  endwhile()
endfunction()

# add_room(<name> [USES <target>...] [SOURCES <more.cpp>...] [PAGES <more_pages.cpp>...] [PAGES_USE <target>...]
#          [TESTS <more_test.cpp>...] [PAGES_TESTS <more_test.cpp>...] [TESTS_USE <target>...] [PUBLISH <more.h>...]
#          [PAGES_PUBLISH <more.h>...])
#   <name>        rules and SQL: <name>.cpp, <name>_store.cpp; others may include <name>.h. Sees kernel, db and USES.
#   <name>_pages  handlers and templates: <name>_pages.cpp, *.html, when there are any. Sees kernel, web, html, its own
#                 room and PAGES_USE; never db.
#   <name>_tests  <name>_test.cpp, and <name>_pages_tests <name>_pages_test.cpp, when they are there
function(add_room name)
  cmake_parse_arguments(arg "" "" "USES;SOURCES;PAGES;PAGES_USE;TESTS;PAGES_TESTS;TESTS_USE;PUBLISH;PAGES_PUBLISH" ${ARGN})
  add_layer(${name} SOURCES ${name}.cpp ${name}_store.cpp ${arg_SOURCES} PUBLISH ${name}.h ${arg_PUBLISH}
    USES kernel db ${arg_USES})
  set(tests ${arg_TESTS})
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${name}_pages.cpp)
    add_layer(${name}_pages SOURCES ${name}_pages.cpp ${arg_PAGES} PUBLISH ${name}_pages.h ${arg_PAGES_PUBLISH}
      USES kernel web html ${name} ${arg_PAGES_USE})
    file(GLOB templates CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.html)
    embed_templates(${name}_pages ${templates})
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${name}_pages_test.cpp)
      add_layer_test(${name}_pages ${name}_pages_test.cpp ${arg_PAGES_TESTS} USES test_school ${arg_TESTS_USE})
    endif()
  endif()
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${name}_test.cpp)
    list(APPEND tests ${name}_test.cpp)
  endif()
  if(tests)
    add_layer_test(${name} ${tests} USES test_school ${arg_TESTS_USE})
  endif()
endfunction()
