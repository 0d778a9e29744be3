// How names are found and put in order, whatever their case and accents: "Ána-Lucía ŁĘSKA" is "ana-lucia leska".
#pragma once

#include <string>
#include <string_view>

namespace text {

// Letters of the Latin, Greek, Cyrillic and Armenian scripts small and without their marks ("ß" is "ss"), combining
// marks left out, apostrophes, hyphens and spaces of one kind. Other scripts stay as they are. For keys in tables, to
// be compared byte by byte (which is the order of code points): a change of this function needs a migration.
std::string folded(std::string_view s);

}  // namespace text
