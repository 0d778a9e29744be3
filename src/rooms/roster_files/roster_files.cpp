#include "rooms/roster_files/roster_files.h"

namespace roster_files {

std::string Trouble::sentence() const {
  std::string out = place.file;
  if (place.row > 0) out += ", row " + std::to_string(place.row);
  if (!column.empty()) out += ", \"" + column + "\"";
  out += ": expected " + expected + ", found ";
  if (found.empty()) return out + "nothing.";
  return out + (column.empty() ? found : "\"" + found + "\"") + ".";
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::create:
      return "create";
    case Verdict::update:
      return "update";
    case Verdict::unchanged:
      return "unchanged";
    case Verdict::refused:
      return "refused";
    case Verdict::conflict:
      return "conflict";
  }
  return "";
}

}  // namespace roster_files
