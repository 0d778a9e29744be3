#include "rooms/people/finding.h"

#include <algorithm>

#include "kernel/text.h"
#include "kernel/words.h"
#include "rooms/people/people_store.h"

namespace people {

namespace {

Scope scope_of(const Sought& sought, const Viewer& viewer) {
  // P19: staff everybody who was not erased;
  if (viewer.roles.any_of(staff)) return {.everybody = true};
  // students and alumni the staff and those they learn with;
  if (viewer.roles.any_of({Role::student, Role::alum}))
    return {false, {sought.companions.begin(), sought.companions.end()}};
  // mentors and volunteers the staff.
  return {};
}

// P18: What may be the beginning of an address.
std::string address_in(std::string_view query) {
  const std::string_view one = text::trim(query);
  const bool is_one_word = std::ranges::all_of(one, [](unsigned char c) { return c > ' '; });
  return is_one_word && text::first_invalid_utf8(one) == std::string_view::npos ? email_key(one) : std::string();
}

}  // namespace

std::vector<Record> find_named(db::Transaction& tx, const Sought& sought, const Viewer& viewer) {
  const std::vector<std::string> words = text::words_of(sought.query);
  if (words.empty() || viewer.roles.empty()) return {};
  std::vector<Record> found = persons_with(tx, words, address_in(sought.query), scope_of(sought, viewer), sought.most);
  // P12 has the last word.
  std::erase_if(found, [&](const Record& one) { return !visible(one, viewer).name; });
  return found;
}

}  // namespace people
