// What `serves:` in front matter names must be there: unknown-outcome.
#include <algorithm>
#include <optional>
#include <string>

#include "compiler/checks/standards_checks.h"
#include "compiler/reader/serves.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::size_t most_of_a_page = 20;

std::string complaint(const ServesNames& names, const Page& page, const yaml::Value& entry) {
  if (entry.kind != yaml::Kind::scalar)
    return "an entry of \"serves\" is no text; put words that have a colon in quotation marks";
  if (!names.meant_by(entry.scalar, page.place.module).empty()) return {};
  std::string message = "\"" + entry.scalar + "\" is no outcome and no module's goal of this programme";
  if (const std::string_view meant = names.nearest_id(entry.scalar); !meant.empty())
    message += "; did you mean \"" + std::string(meant) + "\"?";
  return message;
}

void check_page_serves(const ServesNames& names, const Page& page, const yaml::Value& value, Diagnostics& out) {
  std::size_t told = 0;
  const auto check = [&](const yaml::Value& entry) {
    if (told == most_of_a_page) return;
    std::string message = complaint(names, page, entry);
    if (message.empty()) return;
    ++told;
    out.push_back(diagnose("unknown-outcome", page.path(), entry.line, entry.column, std::move(message),
                           std::max(1, static_cast<int>(text::count_code_points(entry.scalar)))));
  };
  if (value.kind == yaml::Kind::sequence)
    for (const yaml::Value& entry : value.items) check(entry);
  else if (value.kind != yaml::Kind::null)
    check(value);
}

}  // namespace

void check_serves(const Whole& whole, Diagnostics& out) {
  std::optional<ServesNames> names;  // most programmes have no such page
  for (const auto& page : whole.pages) {
    const yaml::Value* value = page->front.find("serves");
    if (value == nullptr) continue;
    if (!names) names.emplace(whole.programme);
    check_page_serves(*names, *page, *value, out);
  }
}

}  // namespace compiler
