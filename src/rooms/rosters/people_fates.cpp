// People: RO10 to RO13.
#include <algorithm>
#include <ranges>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/rosters/classes.h"
#include "rooms/rosters/judged.h"
#include "rooms/rosters/known_people.h"

namespace rosters {

namespace {

using roster_files::Listed;

Verdict verdict_of(roster_files::Verdict verdict) { return verdict_named(roster_files::name_of(verdict)).value(); }

std::string titles(Roles roles) {
  std::string out;
  for (const Role role : all_roles)
    if (roles.has(role)) out += (out.empty() ? "" : ", ") + std::string(title_of(role));
  return out;
}

void add_words(std::string& to, const std::string& words) {
  if (!words.empty()) to += (to.empty() ? "" : "; ") + words;
}

std::string in_words(const roster_files::Change& change) {
  if (change.field == "role") return "role added: " + std::string(title_of(role_named(change.to).value()));
  return text::replace_all(change.field, "_", " ") + ": " + (change.from.empty() ? "none" : change.from) + " → " +
         change.to;
}

// Where somebody is put: RO12, RO13.
struct Place {
  std::string run = {};  // empty: nowhere
  Day from = Day({});
  std::string say = {};
  std::optional<Verdict> instead = {};  // refused, conflict: nothing is done about the row
};

constexpr std::size_t most_names = 12;

std::string no_such_cohort(const Listed& row, const Classes& classes) {
  std::string names;
  for (const cohorts::Cohort& one : classes.cohorts() | std::views::take(most_names))
    names += (names.empty() ? "" : ", ") + one.name;
  if (classes.cohorts().size() > most_names) names += " …";
  const std::string expected = names.empty() ? "none: the school has no cohorts yet" : "one of " + names;
  return roster_files::Trouble{row.place, "cohort", expected, row.cohort}.sentence();
}

class Judge {
 public:
  Judge(db::Transaction& tx, Moment now) : people_(tx), classes_(tx) {
    const auto school = people::school(tx);
    today_ = calendar::local_of(now, school ? school->zone : "Etc/UTC").day;
  }
  Judged judge(std::span<const Line> lines);

 private:
  std::vector<roster_files::Existing> existing() const;
  void decide(Judged& judged, const roster_files::Fate& fate, const Listed& row, std::size_t line);
  Place place_of(const Listed& row, const people::Record* known, Roles roles);
  static Deed creation(std::size_t line, const Listed& row, Roles roles, const Place& place);
  static Deed change(std::size_t line, const people::Record& known, const roster_files::Fate& fate, const Place& place);

  KnownPeople people_;
  Classes classes_;
  Day today_ = Day({});
};

// What the school's people are compared by. Everybody has a time zone, which is theirs to change, and cohorts have
// rules of their own: the rows are judged without these.
std::vector<roster_files::Existing> Judge::existing() const {
  std::vector<roster_files::Existing> all;
  all.reserve(people_.all().size());
  for (const people::Record& one : people_.all())
    all.push_back({one.id, one.external_id, one.name, one.email, one.roles(), "", "", one.pronouns, "", {}});
  return all;
}

Judged Judge::judge(std::span<const Line> lines) {
  roster_files::Roster roster;
  std::vector<Listed> rows;
  rows.reserve(lines.size());
  roster.people.reserve(lines.size());
  for (const Line& line : lines) {
    const Listed& row = rows.emplace_back(listed_in(line));
    roster.people.push_back(
        {row.place, row.external_id, row.name, row.email, row.roles, "", "", row.pronouns, "", {}, row.left_out});
  }
  Judged judged;
  judged.fates.resize(lines.size());
  for (const roster_files::Fate& fate : roster_files::fates(roster, existing())) {
    const std::size_t line = fate.person.value();
    decide(judged, fate, rows[line], line);
  }
  return judged;
}

void Judge::decide(Judged& judged, const roster_files::Fate& fate, const Listed& row, std::size_t line) {
  Fate& out = judged.fates[line];
  out = {verdict_of(fate.verdict), named(row.name, row.email), fate.sentence};
  const people::Record* known = fate.existing ? &people_.of(*fate.existing) : nullptr;
  if (known != nullptr) out.who = named(known->name, known->email);
  if (known == nullptr && fate.verdict != roster_files::Verdict::create) return;
  if (known != nullptr && !known->is_active()) {
    out.verdict = Verdict::conflict;
    out.say = "The account is deactivated: reactivate it first, or take the row out.";
    return;
  }
  const Place place = place_of(row, known, known == nullptr ? fate.roles : known->roles() | fate.roles);
  out.say = known == nullptr ? titles(fate.roles) : std::string();
  for (const roster_files::Change& change : fate.changes) add_words(out.say, in_words(change));
  add_words(out.say, place.say);
  if (place.instead) {
    out.verdict = *place.instead;
    out.say = place.say;
  } else if (known == nullptr) {
    judged.deeds.push_back(creation(line, row, fate.roles, place));
  } else if (!fate.changes.empty() || !place.run.empty()) {
    out.verdict = Verdict::update;
    judged.deeds.push_back(change(line, *known, fate, place));
  } else if (out.say.empty()) {
    out.say = "Everything is so already.";
  }
}

Place Judge::place_of(const Listed& row, const people::Record* known, Roles roles) {
  if (row.cohort.empty() || !roles.has(Role::student)) return {};
  const cohorts::Cohort* cohort = classes_.called(row.cohort);
  // RO12: A name that is mistyped would leave somebody without a cohort, and nobody would notice.
  if (cohort == nullptr) return {.say = no_such_cohort(row, classes_), .instead = Verdict::refused};
  if (known != nullptr) {
    const std::vector<cohorts::Enrolment>& been = classes_.of(known->id.text());
    if (std::ranges::find(been, cohort->id, &cohorts::Enrolment::cohort_id) != been.end()) return {};
    // RO13: A roster takes nobody out of a cohort.
    if (const cohorts::Enrolment* now = running(been))
      return {.say = "In module " + std::to_string(now->module) + " of cohort " + classes_.name_of(now->cohort_id) +
                     ", not in " + cohort->name + ": note first how that ended.",
              .instead = Verdict::conflict};
  }
  const cohorts::Run* run = classes_.run_on(cohort->id, row.starts_on.value_or(today_));
  const Place none{.say = "cohort " + cohort->name + " has no module to come: in none"};
  if (run == nullptr) return none;
  Day from = std::max(row.starts_on.value_or(run->first_day), run->first_day);
  if (known != nullptr) {
    const std::span<const cohorts::Enrolment> been = classes_.of(known->id.text());
    if (!row.starts_on)  // who changes cohorts within a term begins when they have left the other one
      for (const cohorts::Enrolment& one : been)
        if (one.until_day) from = std::max(from, one.until_day->plus(1));
    if (from > run->last_day()) return none;
    if (const auto may = cohorts::may_begin(been, from); !may)
      return {.say = may.error().say, .instead = Verdict::conflict};
  }
  return {.run = run->id,
          .from = from,
          .say = "cohort: " + cohort->name + ", module " + std::to_string(run->module) + " from " + from.text()};
}

Result<void> enrol(Hands& hands, const PersonId& person, const Place& place) {
  if (place.run.empty()) return {};
  TRY(cohorts::enrol(hands.tx, {person.text(), place.run, place.from}, {hands.by.text(), hands.now, hands.random}));
  return {};
}

Deed Judge::creation(std::size_t line, const Listed& row, Roles roles, const Place& place) {
  return {line, [row, roles, place](Hands& hands) -> Result<void> {
            people::NewPerson person{.name = row.name,
                                     .email = row.email,
                                     .external_id = row.external_id,
                                     .pronouns = row.pronouns,
                                     .zone = row.zone};
            for (const Role role : all_roles)
              if (roles.has(role)) person.roles.push_back({role});
            const PersonId id = TRY(people::add(hands.tx, person, hands.by, hands.now, hands.random));
            if (!row.email.empty()) hands.created.push_back(id);
            return enrol(hands, id, place);
          }};
}

Deed Judge::change(std::size_t line, const people::Record& known, const roster_files::Fate& fate, const Place& place) {
  people::Account account{known.name, known.email, known.external_id, known.zone};
  std::string pronouns;
  for (const roster_files::Change& one : fate.changes) {
    if (one.field == "name") account.name = one.to;
    if (one.field == "email") account.email = one.to;
    if (one.field == "external_id") account.external_id = one.to;
    if (one.field == "pronouns") pronouns = one.to;
  }
  return {line, [id = known.id, account, pronouns, roles = fate.roles, place](Hands& hands) -> Result<void> {
            TRY(people::change(hands.tx, id, account, hands.by, hands.now, hands.random));
            if (!pronouns.empty())
              TRY(people::fill_in_pronouns(hands.tx, id, pronouns, hands.by, hands.now, hands.random));
            for (const Role role : all_roles)
              if (roles.has(role)) TRY(people::grant(hands.tx, id, {role}, hands.by, hands.now, hands.random));
            return enrol(hands, id, place);
          }};
}

}  // namespace

Judged judge_people(db::Transaction& tx, std::span<const Line> lines, Moment now) {
  return Judge(tx, now).judge(lines);
}

}  // namespace rosters
