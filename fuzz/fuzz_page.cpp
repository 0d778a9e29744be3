// One page from any bytes: recognisers, page checks, checks of the whole.
#include "fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::require_sound(fuzz::compiled({{"module_two/week_3.md", {reinterpret_cast<const char*>(data), size}}}));
  return 0;
}
