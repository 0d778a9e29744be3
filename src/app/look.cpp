#include "app/look.h"

#include "ui_embedded.h"

namespace app {

std::vector<compiler::LookFile> look() {
  std::vector<compiler::LookFile> files;
  for (const ui::File& file : ui::files())
    if (file.name != "preview.js" && !file.name.starts_with("school.")) files.push_back({file.name, file.bytes});
  return files;
}

}  // namespace app
