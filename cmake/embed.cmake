# embed_files(<target> <namespace> <file>...): the files' bytes go into the binary, found by name:
#   #include "<namespace>_embedded.h"   std::span<const embedded::File> <namespace>::files();
# embed_templates(<target> <file.html>...): the text goes into the binary; each marker becomes a constant, so that a
#   misspelt marker does not compile: #include "<file>.html.h"  templates::<file>::TITLE. A line {{>part}} stands for the
#   text of part.html beside it.

function(embed_files target name)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${name}_embedded.cpp)
  set(rows "")
  set(blobs "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(base ${file} NAME)
    get_filename_component(path ${file} ABSOLUTE)
    string(APPEND blobs "asm(\".section .rodata\\n.balign 16\\n${name}_${index}_begin:\\n.incbin \\\"${path}\\\"\\n${name}_${index}_end:\\n.byte 0\\n.previous\\n\");\nextern \"C\" const char ${name}_${index}_begin[];\nextern \"C\" const char ${name}_${index}_end[];\n")
    string(APPEND rows "      File{\"${base}\", std::string_view(${name}_${index}_begin, static_cast<std::size_t>(${name}_${index}_end - ${name}_${index}_begin))},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}_embedded.h CONTENT
"// Made by cmake/embed.cmake.
#pragma once
#include <span>
#include <string_view>
namespace ${name} {
struct File { std::string_view name; std::string_view bytes; };
std::span<const File> files();
}
" @ONLY)
  file(CONFIGURE OUTPUT ${assembly} CONTENT
"// Made by cmake/embed.cmake.
#include \"${name}_embedded.h\"
#include <array>
${blobs}
namespace ${name} {
std::span<const File> files() {
  static const std::array<File, ${index}> all{
${rows}  };
  return all;
}
}
" @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${assembly})
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

function(embed_templates target)
  set(all "")
  foreach(file IN LISTS ARGN)
    get_filename_component(name ${file} NAME_WE)
    get_filename_component(path ${file} ABSOLUTE)
    file(READ ${path} text)
    get_filename_component(folder ${path} DIRECTORY)
    while("${text}" MATCHES "{{>([a-z_]+)}}\n")
      set(part ${CMAKE_MATCH_1})
      file(READ ${folder}/${part}.html inner)
      string(REPLACE "{{>${part}}}\n" "${inner}" text "${text}")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${part}.html)
    endwhile()
    string(REGEX MATCHALL "{{#?[A-Z_]+" found "${text}")
    list(TRANSFORM found REPLACE "{{#?" "")
    list(REMOVE_DUPLICATES found)
    set(constants "")
    foreach(marker IN LISTS found)
      string(APPEND constants "inline constexpr std::string_view ${marker} = \"${marker}\";\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/templates/${name}.html.h CONTENT
"// Made by cmake/embed.cmake from ${name}.html.
#pragma once
#include <string_view>
namespace templates::${name} {
inline constexpr std::string_view self = \"${name}\";
${constants}}
" @ONLY)
    string(APPEND all "  html::add_template(\"${name}\", R\"html(${text})html\");\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/templates/${target}_templates.cpp CONTENT
"// Made by cmake/embed.cmake.
#include \"platform/html/template.h\"
void add_${target}_templates();
void add_${target}_templates() {
${all}}
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/templates/${target}_templates.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/templates)
endfunction()

# number_of_migration(<number> <name> <file> <last>): what the file's name says. One that does not follow the last is
# refused: two with the same number were made at the same time, a gap is a file that was forgotten.
function(number_of_migration number_out name_out file last)
  get_filename_component(base ${file} NAME_WE)
  if(NOT base MATCHES "^([0-9][0-9][0-9][0-9])_([a-z_]+)$")
    message(FATAL_ERROR "${file}: a migration is called 0001_name.sql")
  endif()
  set(name ${CMAKE_MATCH_2})
  string(REGEX REPLACE "^0+" "" number ${CMAKE_MATCH_1})
  math(EXPR next "${last} + 1")
  if(number EQUAL last)
    message(FATAL_ERROR "${file}: there is a migration ${last} already")
  elseif(NOT number EQUAL next)
    message(FATAL_ERROR "${file}: the migration before it, ${next}, is missing")
  endif()
  set(${number_out} ${number} PARENT_SCOPE)
  set(${name_out} ${name} PARENT_SCOPE)
endfunction()

# embed_migrations(<target> <0001_name.sql>...): all migrations in their order, each with the SHA-256 of its text, so
# that one that was changed after it had been applied is noticed:
#   #include "migrations_embedded.h"   std::span<const db::Migration> migrations::all();
function(embed_migrations target)
  set(rows "")
  set(last 0)
  set(count 0)
  foreach(file IN LISTS ARGN)
    number_of_migration(number name ${file} ${last})
    set(last ${number})
    math(EXPR count "${count} + 1")
    file(READ ${file} text)
    file(SHA256 ${file} checksum)
    string(APPEND rows "      db::Migration{${number}, \"${name}\", \"${checksum}\", R\"sql(${text})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migrations_embedded.h CONTENT
"// Made by cmake/embed.cmake.
#pragma once
#include <span>
#include \"platform/db/migrations.h\"
namespace migrations {
std::span<const db::Migration> all();
}
" @ONLY)
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migrations_embedded.cpp CONTENT
"// Made by cmake/embed.cmake.
#include \"migrations_embedded.h\"
#include <array>
namespace migrations {
std::span<const db::Migration> all() {
  static const std::array<db::Migration, ${count}> known{
${rows}  };
  return known;
}
}
" @ONLY)
  target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/migrations_embedded.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
