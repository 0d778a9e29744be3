#include "rooms/privacy/records/words.h"

#include <algorithm>
#include <iterator>

#include "kernel/role.h"
#include "kernel/text.h"
#include "rooms/notifications/notifications.h"
#include "rooms/privacy/records/retention.h"

namespace privacy {

namespace {

struct Words {
  std::string_view kind, words;
};

// What can be shared or looked at.
constexpr Words all_items[] = {
    {"cohorts.enrolment", "Page of how a module went"},
    {"deliverables.submission", "Submission"},
    {"journal.page", "Page of the journal"},
    {"materials.portfolio", "Portfolio"},
    {"materials.resume", "Résumé"},
    {"offers.offer", "Offer"},
    {"search.plan", "Plan of the job search"},
    {"stories.card", "Story"},
    {"students.page", "Page with modules, attendance and project group"},
};

// "{}": whom it concerns.
constexpr Words all_events[] = {
    {"accounts.codes_wrong", "several wrong codes of the second factor were tried for {}"},
    {"accounts.invited", "sent an invitation"},
    {"accounts.password_guessed", "typed several wrong passwords to change it"},
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
    {"cohorts.cohort-renamed", "gave a cohort another name"},
    {"cohorts.edition-pinned", "chose the edition of a cohort"},
    {"cohorts.employed", "noted a first job"},
    {"cohorts.enrolled", "enrolled {}"},
    {"cohorts.enrolment-voided", "took back an enrolment of {}"},
    {"cohorts.group-added", "added a project group"},
    {"cohorts.group-joined", "put {} into a project group"},
    {"cohorts.group-left", "took {} out of a project group"},
    {"cohorts.holiday-added", "added a holiday"},
    {"cohorts.holiday-removed", "took a holiday out"},
    {"cohorts.job-taken-back", "took back a first job that was noted"},
    {"cohorts.outcome-noted", "noted the outcome of a module"},
    {"cohorts.review-held", "noted a review"},
    {"cohorts.run-added", "added a module run"},
    {"cohorts.run-changed", "gave a module run other days"},
    {"cohorts.run-removed", "took out a module run"},
    {"cohorts.term-added", "added a term"},
    {"cohorts.term-changed", "changed a term"},
    {"cohorts.track-added", "added a track"},
    {"cohorts.track-renamed", "gave a track another name"},
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
    {"privacy.downloaded", "downloaded everything that is kept"},
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

// What of a record changed.
constexpr Words all_parts[] = {
    {"email", "e-mail address"},
    {"external_id", "identifier"},
    {"links", "contact links"},
    {"name", "name"},
    {"pronouns", "pronouns"},
    {"pronouns_shown", "whether pronouns are shown"},
    {"second_factor", "whether staff need a second factor"},
    {"zone", "time zone"},
};
constexpr Words all_outcomes[] = {{"early-graduate", "graduated early"}};
constexpr Words all_ways_in[] = {
    {"demo", "as somebody of the demo"}, {"link", "by a link from a mail"}, {"password", "with a password"}};

template <std::size_t N>
const Words* find(const Words (&all)[N], std::string_view kind) {
  const Words* found = std::ranges::find(all, kind, &Words::kind);
  return found == std::end(all) ? nullptr : found;
}

std::string spaced(std::string_view kind) {
  std::string words(kind);
  std::ranges::replace_if(words, [](char c) { return c == '.' || c == '_' || c == '-'; }, ' ');
  return words;
}

template <std::size_t N>
std::string words_in(const Words (&all)[N], std::string_view kind) {
  const Words* found = find(all, kind);
  return found == nullptr ? spaced(kind) : std::string(found->words);
}

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::vector<std::string> words_of(const std::string& detail) {
  std::vector<std::string> all;
  for (const std::string_view one : text::split(detail, ' ')) all.emplace_back(one);
  return all;
}

// "name zone"
std::string parts_of(const std::string& detail) {
  std::string all;
  for (const std::string& one : words_of(detail)) all += (all.empty() ? "" : ", ") + words_in(all_parts, one);
  return all;
}

// "specialist module 2"
std::string role_of(const std::string& detail) {
  const std::size_t end = detail.find(' ');
  const auto role = role_named(detail.substr(0, end));
  if (!role) return spaced(detail);
  return std::string(title_of(*role)) + (end == std::string::npos ? "" : "," + detail.substr(end));
}

// "privacy.looks 730 365"; at first only what it became: "privacy.looks 365".
std::string period_of(const std::string& detail) {
  const std::vector<std::string> all = words_of(detail);
  std::string title(title_of_period(all[0]));
  if (title.empty()) title = spaced(all[0]);
  if (all.size() == 2) return title + ": " + all[1] + " days";
  if (all.size() == 3) return title + ": from " + all[1] + " to " + all[2] + " days";
  return title;
}

// "people created 3 updated 0"
std::string roster_of(const std::string& detail) {
  const std::vector<std::string> all = words_of(detail);
  if (all.size() != 5) return spaced(detail);
  return spaced(all[0]) + ": " + all[2] + " new, " + all[4] + " changed";
}

std::string mails_of(const std::string& detail) {
  for (const notifications::About& one : notifications::kinds())
    if (one.name == detail) return std::string(one.title);
  return spaced(detail);
}

// "was 2606: 2026-06-01, 6 and 1 weeks; is 2606: 2026-06-08, 6 and 1 weeks"
std::string before_and_after(const std::string& detail) {
  const std::size_t is = detail.find("; is ");
  if (!detail.starts_with("was ") || is == std::string::npos) return detail;
  return "from " + detail.substr(4, is - 4) + " to " + detail.substr(is + 5);
}

}  // namespace

std::string words_of_item(std::string_view kind) {
  const Words* found = find(all_items, kind);
  return found == nullptr ? capital(spaced(kind.substr(kind.find('.') + 1))) : std::string(found->words);
}

bool is_known_item(std::string_view kind) { return find(all_items, kind) != nullptr; }

std::string words_of_event(std::string_view kind) { return words_in(all_events, kind); }

bool is_known_event(std::string_view kind) { return find(all_events, kind) != nullptr; }

std::string words_of_detail(std::string_view kind, const std::string& detail) {
  if (detail.empty()) return {};
  if (kind == "people.changed" || kind == "people.school_changed") return parts_of(detail);
  if (kind.starts_with("people.role_")) return role_of(detail);
  if (kind == "accounts.signed_in") {
    const Words* way = find(all_ways_in, detail);
    return way == nullptr ? "through " + detail : std::string(way->words);
  }
  if (kind == "attendance.noted") return detail + (detail == "1" ? " student" : " students");
  if (kind == "cohorts.outcome-noted") return words_in(all_outcomes, detail);
  if (kind == "cohorts.review-held") return "after " + detail;
  if (kind == "cohorts.assignment-ended") return "the last day: " + detail;
  if (kind == "cohorts.term-changed" || kind == "cohorts.run-changed" || kind.ends_with("-renamed"))
    return before_and_after(detail);
  if (kind.starts_with("notifications.")) return mails_of(detail);
  if (kind == "privacy.shared") return words_of_item(detail);
  if (kind == "privacy.period_changed") return period_of(detail);
  if (kind == "rosters.brought_in") return roster_of(detail);
  // The key of a date says nothing to people; from when to when does, and what the school says.
  if (kind.starts_with("timetable.")) return detail.find("from ") == std::string::npos ? std::string() : detail;
  return text::replace_all(detail, "_", " ");
}

}  // namespace privacy
