# Numbers the files of FILES, as the build does: cmake -DFILES="0001_a.sql;0002_b.sql" -P numbers.cmake
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/embed.cmake)
set(last 0)
foreach(file IN LISTS FILES)
  number_of_migration(last name ${file} ${last})
endforeach()
message("in order up to ${last}")
