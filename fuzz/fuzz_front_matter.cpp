// Front matter, programme.yaml and _config.yml from any bytes.
#include "fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const compiler::Source page("page.md", bytes);
  const compiler::FrontMatter front = compiler::read_front_matter(page);
  fuzz::require(front.body_line >= 1 && front.body_line <= page.line_count() + 1, "the body begins on the page");
  for (const yaml::Entry& entry : front.values.entries) {
    front.text(entry.key);
    front.number(entry.key);
    front.list(entry.key);
  }
  const compiler::Source settings("programme.yaml", bytes);
  compiler::read_settings(&settings, &settings);
  return 0;
}
