#include "app/licences.h"

#include <stdexcept>

#include "kernel/text.h"
#include "notices_embedded.h"

namespace app {

namespace {

std::string_view page(std::string_view name) {
  for (const notices::File& file : notices::files())
    if (file.name == name) return file.bytes;
  throw std::logic_error("the page " + std::string(name) + " is not in the program");
}

// "| library | version | licence | …": a line of "library version: licence" for each row of the tables that tell what
// is in the binary.
std::string parts_of_the_binary() {
  std::string out;
  bool inside = false;
  for (const std::string_view line : text::split(page("dependencies.md"), '\n')) {
    if (line.starts_with("## ")) inside = line == "## In the binary" || line == "## In the site's style and scripts";
    if (!inside || !line.starts_with("| ") || line.starts_with("| ---")) continue;
    const auto cells = text::split(line, '|');
    if (cells.size() < 4 || text::trim(cells[2]) == "version") continue;
    out += "  " + std::string(text::trim(cells[1])) + " " + std::string(text::trim(cells[2])) + ": " +
           std::string(text::trim(cells[3])) + "\n";
  }
  return out;
}

}  // namespace

std::string third_party_notices() {
  return "In this program there are:\n\n" + parts_of_the_binary() + "\n" + std::string(page("licence-texts.md"));
}

}  // namespace app
