#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "kernel/text.h"
#include "rooms/roster_files/roster_files.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

std::string row_of(const Place& place) { return "row " + std::to_string(place.row); }

Fate fate_of(const Place& place, Verdict verdict, std::string sentence) {
  return {place, verdict, {}, {}, {}, {}, std::move(sentence)};
}

Fate conflict(const Listed& person, const std::string& why) {
  return fate_of(person.place, Verdict::conflict, person.place.file + ", " + row_of(person.place) + ": " + why);
}

// Decides row by row, and keeps in mind what earlier rows have taken.
class Judge {
 public:
  Judge(const std::vector<Listed>& listed, const std::vector<Existing>& existing);
  Fate judge(const Listed& person);

 private:
  using Rows = std::unordered_map<std::string, Place>;

  std::optional<Fate> said_before(const Listed& person);
  Fate match(const Listed& person);
  Fate update(const Listed& person, const Existing& known) const;
  static std::vector<Change> changes(const Listed& person, const Existing& known);

  std::unordered_map<std::string, const Existing*> by_external_id_, by_email_;
  Rows claimed_;                // by any row of the file: addresses in small letters
  Rows external_ids_, emails_;  // by the rows so far
};

Judge::Judge(const std::vector<Listed>& listed, const std::vector<Existing>& existing) {
  for (const Listed& person : listed) {
    if (person.left_out.empty()) claimed_.emplace(text::lower(person.email), person.place);
  }
  for (const Existing& person : existing) {
    if (!person.external_id.empty()) by_external_id_.emplace(person.external_id, &person);
    if (!person.email.empty()) by_email_.emplace(text::lower(person.email), &person);
  }
}

Fate Judge::judge(const Listed& person) {
  if (!person.left_out.empty()) return fate_of(person.place, Verdict::unchanged, person.left_out);
  if (std::optional<Fate> twice = said_before(person)) return *std::move(twice);
  return match(person);
}

// Two rows with the same e-mail address or external id: the second one is refused.
std::optional<Fate> Judge::said_before(const Listed& person) {
  const auto refused = [&](std::string_view what, const Place& first) {
    return fate_of(person.place, Verdict::refused,
                   person.place.file + ", " + row_of(person.place) + ": " + quoted(what) + " stands in " +
                       row_of(first) + " already.");
  };
  if (!person.external_id.empty()) {
    const auto [first, is_new] = external_ids_.emplace(person.external_id, person.place);
    if (!is_new) return refused(person.external_id, first->second);
  }
  if (!person.email.empty()) {
    const auto [first, is_new] = emails_.emplace(text::lower(person.email), person.place);
    if (!is_new) return refused(person.email, first->second);
  }
  return {};
}

Fate Judge::match(const Listed& person) {
  const auto find = [](const auto& index, const std::string& key) {
    const auto found = key.empty() ? index.end() : index.find(key);
    return found == index.end() ? nullptr : found->second;
  };
  const Existing* by_id = find(by_external_id_, person.external_id);
  const Existing* by_email = find(by_email_, text::lower(person.email));
  if (by_id != nullptr && by_email != nullptr && by_id != by_email) {
    return conflict(person, "the external id " + quoted(person.external_id) + " is " + by_id->name +
                                "'s, the e-mail address " + quoted(person.email) + " is " + by_email->name + "'s.");
  }
  const Existing* known = by_id != nullptr ? by_id : by_email;
  if (known == nullptr) {
    Fate fate = fate_of(person.place, Verdict::create, "");
    fate.roles = person.roles.empty() ? Roles{Role::student} : person.roles;
    fate.sentence = named(person.name, person.email, person.external_id) + " is new: " + titles(fate.roles) + ".";
    return fate;
  }
  if (!person.external_id.empty() && !known->external_id.empty() && person.external_id != known->external_id) {
    return conflict(person, "the e-mail address " + quoted(person.email) + " is " + known->name +
                                "'s, whose external id is " + quoted(known->external_id) + ", not " +
                                quoted(person.external_id) + ".");
  }
  return update(person, *known);
}

std::string in_words(const Change& change) {
  if (change.field == "role") return "role " + std::string(title_of(*role_named(change.to))) + " added";
  const std::string field = text::replace_all(change.field, "_", " ");
  if (change.from.empty()) return field + " " + quoted(change.to);
  return field + " " + quoted(change.to) + " instead of " + quoted(change.from);
}

// An address that another row claims is not given up: otherwise the same file would mean something else next time.
Fate Judge::update(const Listed& person, const Existing& known) const {
  Fate fate = fate_of(person.place, Verdict::update, "");
  fate.existing = known.id;
  fate.changes = changes(person, known);
  std::vector<std::string> parts;
  for (const Change& change : fate.changes) {
    const auto claim = change.field == "email" ? claimed_.find(text::lower(known.email)) : claimed_.end();
    if (claim != claimed_.end()) {
      return conflict(person, known.name + " cannot leave the e-mail address " + quoted(known.email) + ", since " +
                                  row_of(claim->second) + " has it too.");
    }
    if (change.field == "role") fate.roles.add(*role_named(change.to));
    parts.push_back(in_words(change));
  }
  if (parts.empty()) fate.verdict = Verdict::unchanged;
  fate.sentence = named(known.name, known.email, known.external_id) +
                  (parts.empty() ? " is here already; nothing changes." : " changes: " + joined(parts, ", ") + ".");
  return fate;
}

std::vector<Change> Judge::changes(const Listed& person, const Existing& known) {
  std::vector<Change> changes;
  const auto compare = [&](const char* field, const std::string& from, const std::string& to) {
    if (!to.empty() && to != from) changes.push_back({field, from, to});
  };
  compare("external_id", known.external_id, person.external_id);
  compare("name", known.name, person.name);
  if (!text::equal_ignoring_case(known.email, person.email)) compare("email", known.email, person.email);
  compare("track", known.track, person.track);
  compare("cohort", known.cohort, person.cohort);
  if (known.pronouns.empty()) compare("pronouns", "", person.pronouns);
  if (known.zone.empty()) compare("zone", "", person.zone);
  compare("starts_on", known.starts_on ? known.starts_on->text() : "",
          person.starts_on ? person.starts_on->text() : "");
  for (const Role role : all_roles) {
    if (person.roles.has(role) && !known.roles.has(role)) changes.push_back({"role", "", std::string(name_of(role))});
  }
  return changes;
}

auto order_of(const Fate& fate) { return std::tie(fate.place.file, fate.place.row); }

// The troubles of one row together.
std::vector<Fate> refusals(const std::vector<Trouble>& troubles) {
  std::map<std::pair<std::string, int>, Fate> rows;
  for (const Trouble& trouble : troubles) {
    const auto [row, is_new] = rows.try_emplace({trouble.place.file, trouble.place.row},
                                                fate_of(trouble.place, Verdict::refused, trouble.sentence()));
    if (!is_new) row->second.sentence += " " + trouble.sentence();
  }
  std::vector<Fate> refused;
  for (auto& [place, fate] : rows) refused.push_back(std::move(fate));
  return refused;
}

}  // namespace

std::vector<Fate> fates(const Roster& roster, const std::vector<Existing>& existing) {
  std::vector<Fate> all = refusals(roster.troubles);
  Judge judge(roster.people, existing);
  for (std::size_t i = 0; i < roster.people.size(); ++i) {
    all.push_back(judge.judge(roster.people[i]));
    all.back().person = i;
  }
  std::ranges::stable_sort(all, {}, order_of);
  return all;
}

}  // namespace roster_files
