#include "rooms/privacy/records/history.h"

#include <algorithm>

#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/privacy/records/words.h"

namespace privacy {

namespace {

// F: what a student's outcome or attendance was is no administrator's. What concerns accounts, the school and its dates
// is.
bool is_for_administrators(std::string_view kind) {
  for (const std::string_view start :
       {"people.", "accounts.", "sign_on.", "cohorts.term-", "cohorts.holiday-", "cohorts.track-", "cohorts.cohort-"})
    if (kind.starts_with(start)) return true;
  for (const std::string_view one :
       {"privacy.period_changed", "cohorts.run-added", "cohorts.run-changed", "cohorts.run-removed",
        "curriculum.imported", "rosters.brought_in", "timetable.move", "timetable.default-changed"})
    if (kind == one) return true;
  return false;
}

// Nobody was signed in: with accounts it was somebody at the door, else the program itself.
std::string unknown(const std::string& kind) { return kind.starts_with("accounts.") ? "Somebody" : "Cairn"; }

std::vector<Line> in_words(db::Transaction& tx, const std::vector<activity::Happened>& events, bool all_details) {
  std::vector<PersonId> people;
  for (const activity::Happened& one : events) {
    if (one.event.actor) people.push_back(*one.event.actor);
    if (one.event.subject) people.push_back(*one.event.subject);
  }
  std::ranges::sort(people);
  const auto twice = std::ranges::unique(people);
  people.erase(twice.begin(), twice.end());
  const auto names = people::names_of(tx, people);
  std::vector<Line> lines;
  for (const activity::Happened& one : events) {
    const activity::Event& event = one.event;
    const bool shows_whom = event.subject && event.subject != event.actor;
    lines.push_back(
        {one.id, one.at, event.actor, event.subject, event.actor ? names.at(*event.actor) : unknown(event.kind),
         shows_whom ? names.at(*event.subject) : std::string(), words_of_event(event.kind),
         all_details || is_for_administrators(event.kind) ? words_of_detail(event.kind, event.detail) : std::string()});
  }
  return lines;
}

}  // namespace

std::vector<Line> history(db::Transaction& tx, int count, const std::string& before) {
  return in_words(tx, activity::latest(tx, count, before), false);
}

std::vector<Line> history_of(db::Transaction& tx, const PersonId& person, int count, const std::string& before) {
  std::vector<activity::Happened> events = activity::about(tx, person, count, before);
  for (activity::Happened& one : activity::done_by(tx, person, count, before))
    if (one.event.subject != person) events.push_back(std::move(one));
  std::ranges::sort(events, std::greater{}, &activity::Happened::id);
  if (events.size() > static_cast<std::size_t>(count)) events.erase(events.begin() + count, events.end());
  return in_words(tx, events, true);
}

}  // namespace privacy
