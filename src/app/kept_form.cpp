#include "app/kept_form.h"

#include "kernel/text.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"

namespace app {

namespace {

constexpr int most_shown = 20;

// Words, and not the name of a choice or a number: what would be a pity to lose.
bool is_words(std::string_view value) { return text::trim(value).find_first_of(" \n") != std::string_view::npos; }

std::string typed_html(const KeptForm& kept) {
  std::string out;
  int shown = 0;
  for (const auto& [name, value] : kept.fields) {
    if (!is_words(value) || ++shown > most_shown) continue;
    std::string lines;
    for (const std::string_view line : text::split(text::trim(value), '\n'))
      lines += (lines.empty() ? "" : "<br>") + html::escape(line);
    out += "<p>" + lines + "</p>";
  }
  return out.empty() ? out : html::card({.title = "What you typed", .body_html = out});
}

std::string first_html(const KeptForm& kept) {
  if (kept.first.empty()) return {};
  return "<p><a class=\"btn btn-primary\" href=\"" + html::escape(kept.first) + "\" target=\"_blank\">" +
         html::escape(kept.first_label) + " (in a new tab)</a></p>";
}

}  // namespace

std::string kept_html(const KeptForm& kept, std::string_view why) {
  html::Form form(kept.action, "Send it again");
  form.id("kept-form").hidden(kept.keys).hidden(kept.fields);
  if (!kept.instead.empty()) form.cancel(kept.instead, kept.instead_label);
  return html::page_head({.title = std::string(kept_title), .lead = std::string(why)}) + first_html(kept) +
         typed_html(kept) + form.html();
}

}  // namespace app
