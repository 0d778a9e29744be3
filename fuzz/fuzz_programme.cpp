// A folder of pages with its settings: assembly, checks of the whole, and all that is printed of it. The same folder
// compiled twice must say the same.
#include "fuzz_input.h"

#include "compiler/diagnostic/text_report.h"
#include "compiler/output/outline.h"
#include "compiler/output/programme_json.h"

namespace {

std::string everything_said(const compiler::Compilation& done) {
  std::string out = compiler::to_json(done.programme, done.diagnostics);
  out += compiler::outline(done.programme, compiler::Detail::full);
  const auto source = [&](std::string_view path) -> const compiler::Source* {
    for (const auto& page : done.pages)
      if (page->path() == path) return &page->source;
    return nullptr;
  };
  out += compiler::text_report(done.diagnostics, {source, {}, compiler::Colour::on});
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto files = fuzz::folder_of({reinterpret_cast<const char*>(data), size});
  const auto done = fuzz::compiled(files);
  fuzz::require_sound(done);
  fuzz::require(everything_said(done) == everything_said(fuzz::compiled(files)), "the same folder says the same");
  return 0;
}
