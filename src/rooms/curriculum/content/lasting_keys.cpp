#include "rooms/curriculum/content/lasting_keys.h"

#include "kernel/text.h"
#include "rooms/curriculum/content/columns.h"
#include "rooms/curriculum/content/pairing.h"

namespace curriculum {

namespace {

constexpr double alike = compiler::same_outcome;
constexpr std::size_t longest_key = 60;

std::string module_of(const std::optional<int>& module) { return module ? "m" + std::to_string(*module) : ""; }

std::string joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const std::string& one : parts) out += one + '\n';
  return out;
}

// "m4-negotiations"; "session" for a title without a Latin letter.
std::string key_from(const std::optional<int>& module, const std::string& title, std::string_view otherwise) {
  std::string slug = compiler::kebab_case(title);
  if (slug.size() > longest_key) slug.resize(longest_key);
  while (slug.ends_with('-')) slug.pop_back();
  if (slug.empty()) slug = otherwise;
  return (module ? module_of(module) + "-" : "") + slug;
}

std::string title_of(const auto& thing) { return text::lower(thing.title); }

void pair_by_title(auto& pairing) {
  using Thing = const std::remove_cvref_t<decltype(pairing)>::Item&;
  pairing.by([](Thing one) { return joined({module_of(one.module), title_of(one)}); });
  pairing.by_only([](Thing one) { return title_of(one); });
  pairing.by_likeness([](Thing one) { return module_of(one.module); }, [](Thing one) { return one.title; }, alike);
}

void give_session_keys(std::vector<Session>& now, const std::vector<Session>& before) {
  Pairing<Session> pairing(now, before);
  pairing.by([](const Session& one) {
    return joined({module_of(one.module), title_of(one), numbers_of(one.weeks),
                   one.weekday ? std::string(name_of(*one.weekday)) : "", one.time.value_or("")});
  });
  pairing.by([](const Session& one) { return joined({module_of(one.module), title_of(one), numbers_of(one.weeks)}); });
  pairing.by([](const Session& one) { return joined({module_of(one.module), title_of(one)}); });
  pairing.by_only([](const Session& one) -> std::optional<std::string> {
    if (!one.page) return std::nullopt;
    return joined({module_of(one.module), *one.page, std::string(name_of(one.kind))});
  });
  pair_by_title(pairing);
  pairing.give_keys([](const Session& one) { return key_from(one.module, one.title, "session"); });
}

void give_deliverable_keys(std::vector<Deliverable>& now, const std::vector<Deliverable>& before) {
  Pairing<Deliverable> pairing(now, before);
  pair_by_title(pairing);
  pairing.give_keys([](const Deliverable& one) { return key_from(one.module, one.title, "deliverable"); });
}

void give_guide_keys(std::vector<Guide>& now, const std::vector<Guide>& before) {
  Pairing<Guide> pairing(now, before);
  pairing.by(
      [](const Guide& one) { return joined({module_of(one.module), title_of(one), numbers_of(one.weeks), one.page}); });
  pair_by_title(pairing);
  pairing.give_keys([](const Guide& one) { return key_from(one.module, one.title, "guide"); });
}

// The standards are one group, the outcomes of each module another: an outcome of a module that is dropped there stays
// where it was in the standards.
std::string words_of(const Outcome& one) { return text::lower(text::collapse_spaces(one.text)); }
std::string side_of(const Outcome& one) { return one.module ? "module" : "standards"; }
std::string place_of(const Outcome& one) { return one.module ? module_of(one.module) : "standards"; }
std::string level_of(const Outcome& one) { return std::to_string(one.level); }

void give_outcome_keys(std::vector<Outcome>& now, const std::vector<Outcome>& before) {
  Pairing<Outcome> pairing(now, before);
  const auto words = [](const Outcome& one) { return one.text; };
  pairing.by([](const Outcome& one) { return joined({place_of(one), one.competency, level_of(one), words_of(one)}); });
  pairing.by([](const Outcome& one) { return joined({place_of(one), one.competency, words_of(one)}); });
  pairing.by_only([](const Outcome& one) { return joined({place_of(one), words_of(one)}); });
  pairing.by_only([](const Outcome& one) { return joined({side_of(one), one.competency, words_of(one)}); });
  pairing.by_likeness([](const Outcome& one) { return joined({place_of(one), one.competency, level_of(one)}); }, words,
                      compiler::same_outcome);
  pairing.by_likeness([](const Outcome& one) { return joined({place_of(one), one.competency}); }, words,
                      compiler::same_outcome_across_levels);
  std::vector<std::string> ids;
  for (const Outcome& one : now) ids.push_back(one.key);
  pairing.give_keys([](const Outcome& one) { return one.key; });
  std::unordered_map<std::string, std::string> key_of;
  for (std::size_t i = 0; i < now.size(); ++i) key_of.emplace(ids[i], now[i].key);
  for (Outcome& one : now)
    if (one.standard)
      if (const auto found = key_of.find(*one.standard); found != key_of.end()) one.standard = found->second;
}

}  // namespace

void give_keys(Content& now, const Content& before) {
  give_session_keys(now.sessions, before.sessions);
  give_deliverable_keys(now.deliverables, before.deliverables);
  give_guide_keys(now.guides, before.guides);
  give_outcome_keys(now.outcomes, before.outcomes);
}

}  // namespace curriculum
