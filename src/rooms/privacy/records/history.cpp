#include "rooms/privacy/records/history.h"

#include <algorithm>
#include <iterator>

#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"

namespace privacy {

namespace {

// "{}": whom it concerns.
struct Words {
  std::string_view kind, words;
};
constexpr Words all_words[] = {
    {"accounts.invited", "sent an invitation"},
    {"accounts.password_set", "set a password"},
    {"accounts.reset_asked", "asked for a new password"},
    {"accounts.second_factor_removed", "removed the second factor"},
    {"accounts.second_factor_set", "set up a second factor"},
    {"accounts.session_ended", "ended a session"},
    {"accounts.signed_in", "signed in"},
    {"agenda.feed-made", "made a calendar address"},
    {"agenda.feed-revoked", "revoked a calendar address"},
    {"agenda.reading-acknowledged", "acknowledged a reading"},
    {"attendance.dispute-answered", "answered a dispute about attendance"},
    {"attendance.disputed", "disputed an attendance"},
    {"attendance.noted", "noted attendance"},
    {"attendance.start-meeting-held", "noted a repeater's first meeting"},
    {"cohorts.adviser-given", "gave {} an adviser"},
    {"cohorts.assigned", "assigned {} as a specialist"},
    {"cohorts.assignment-ended", "ended an assignment"},
    {"cohorts.cohort-added", "added a cohort"},
    {"cohorts.edition-pinned", "chose the edition of a cohort"},
    {"cohorts.employed", "noted a first job"},
    {"cohorts.enrolled", "enrolled {}"},
    {"cohorts.group-added", "added a project group"},
    {"cohorts.group-joined", "put {} into a project group"},
    {"cohorts.group-left", "took {} out of a project group"},
    {"cohorts.holiday-added", "added a holiday"},
    {"cohorts.holiday-removed", "took a holiday out"},
    {"cohorts.outcome-noted", "noted the outcome of a module"},
    {"cohorts.review-held", "noted a review"},
    {"cohorts.run-added", "added a module run"},
    {"cohorts.term-added", "added a term"},
    {"cohorts.term-changed", "changed a term"},
    {"cohorts.track-added", "added a track"},
    {"curriculum.imported", "imported an edition"},
    {"notifications.declined", "turned mails off"},
    {"notifications.wanted", "turned mails on"},
    {"outbox.bounce_cleared", "said that an address is right"},
    {"people.added", "added an account"},
    {"people.changed", "changed the profile or account"},
    {"people.deactivated", "deactivated the account"},
    {"people.erased", "erased the account"},
    {"people.photo_put", "put a photo there"},
    {"people.photo_taken_away", "took the photo away"},
    {"people.reactivated", "reactivated the account"},
    {"people.role_ended", "ended a role"},
    {"people.role_granted", "granted a role"},
    {"people.school_changed", "changed the school's settings"},
    {"people.set_up", "set up the school"},
    {"privacy.apart_ended", "ended a pair that was kept apart"},
    {"privacy.deletion_asked", "asked to be erased"},
    {"privacy.deletion_done", "carried out a request to be erased"},
    {"privacy.deletion_withdrawn", "withdrew the request to be erased"},
    {"privacy.downloaded", "downloaded everything that is kept about them"},
    {"privacy.kept_apart", "keeps two people apart"},
    {"privacy.period_changed", "changed how long something is kept"},
    {"privacy.revoked", "stopped sharing something"},
    {"privacy.shared", "shared something"},
    {"rosters.brought_in", "brought a roster in"},
    {"sign_on.linked", "linked an account elsewhere"},
    {"sign_on.unlinked", "ended the link with an account elsewhere"},
    {"timetable.add", "added a date"},
    {"timetable.annotate", "annotated a date"},
    {"timetable.artefact-handed-in", "handed in what a team made"},
    {"timetable.cancel", "cancelled a date"},
    {"timetable.choose", "chose topic and format of a date"},
    {"timetable.default-changed", "changed what the school says where a page leaves it open"},
    {"timetable.edition", "moved a cohort's dates to another edition"},
    {"timetable.involve", "involved a project group in a date"},
    {"timetable.move", "moved a date"},
    {"timetable.restore", "restored a date"},
    {"timetable.team-joined", "put {} into a team"},
    {"timetable.team-left", "left a team"},
};

// F: what a student's outcome or attendance was is no administrator's. What concerns accounts and the school is.
bool is_for_administrators(const std::string& kind) {
  return kind.starts_with("people.") || kind.starts_with("accounts.") || kind.starts_with("sign_on.") ||
         kind == "privacy.period_changed";
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
         all_details || is_for_administrators(event.kind) ? text::replace_all(event.detail, "_", " ") : std::string()});
  }
  return lines;
}

}  // namespace

std::string words_of_event(const std::string& kind) {
  const auto* found = std::ranges::find(all_words, kind, &Words::kind);
  if (found != std::end(all_words)) return std::string(found->words);
  std::string words = kind;
  std::ranges::replace_if(words, [](char c) { return c == '.' || c == '_' || c == '-'; }, ' ');
  return words;
}

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
