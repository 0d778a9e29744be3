// name-instead-of-role: a person or tool where a page should name a role, because people move on and pages stay. Names
// come from programme.yaml; without them only "contact Ann", "1-on-1 with Ann" and the like are recognised.
#include <algorithm>
#include <array>

#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

constexpr std::array<std::string_view, 9> before_a_name{"contact ",      "Contact ",       "DM ",
                                                        "reach out to ", "Reach out to ",  "1-on-1 with ",
                                                        "1:1 with ",     "meetings with ", "check in with "};
// What begins with a capital behind these words and is nobody's name.
constexpr std::array<std::string_view, 14> no_names{"Career", "Slack",  "LinkedIn", "GitHub", "Google",
                                                    "You",    "Your",   "The",      "Info",   "Information",
                                                    "Mod",    "Module", "List",     "Details"};

bool is_word_character(char c) { return text::is_letter(c) || text::is_digit(c) || c == '_' || (c & 0x80) != 0; }

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_character(text[end])) ++end;
  return text.substr(at, end - at);
}

// "Ann": a capital, then small letters; the word behind it is no capitalised one, or is its family name's business.
bool looks_like_first_name(std::string_view word) {
  if (word.size() < 3 || word.size() > 12 || word[0] < 'A' || word[0] > 'Z') return false;
  const auto is_small = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  return std::ranges::all_of(word.substr(1), is_small) && std::ranges::find(no_names, word) == no_names.end();
}

std::string_view listed_name_in(std::string_view text, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    for (std::size_t at = name.empty() ? text.npos : text.find(name); at != text.npos; at = text.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at == 0 || !is_word_character(text[at - 1])) && (end == text.size() || !is_word_character(text[end])))
        return text.substr(at, name.size());
    }
  return {};
}

std::string_view addressed_name_in(std::string_view text) {
  for (std::string_view words : before_a_name)
    for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + 1)) {
      if (at > 0 && is_word_character(text[at - 1])) continue;
      const std::string_view word = word_at(text, at + words.size());
      if (looks_like_first_name(word)) return word;
    }
  return {};
}

}  // namespace

void check_names(const ParsedPage& parsed, const Settings& settings, Diagnostics& out) {
  if (!is_wanted(settings, "name-instead-of-role")) return;
  const Page& page = *parsed.page;
  std::size_t listed = 0;
  for (NodeIndex at = 1; at < parsed.tree.size() && listed < most_of_a_kind; ++at) {
    const Node& node = parsed.tree[at];
    if (node.kind != Kind::text) continue;
    const auto report = [&](std::string_view name, std::string_view advice) {
      out.push_back(diagnose(
          "name-instead-of-role", page.path(), node.line, page.source.column_of(node.line, name, node.column),
          '"' + std::string(name) + "\" is a " + std::string(advice), static_cast<int>(text::count_code_points(name))));
      ++listed;
    };
    const std::string_view person = listed_name_in(node.text, settings.staff);
    if (!person.empty()) report(person, "person; name the role");
    if (const std::string_view tool = listed_name_in(node.text, settings.tools); !tool.empty())
      report(tool, "tool; say what it is for");
    if (const std::string_view other = addressed_name_in(node.text); !other.empty() && other != person)
      report(other, "person; name the role");
  }
}

}  // namespace compiler
