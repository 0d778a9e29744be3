#include "rooms/privacy/records/your_data.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/privacy/records/collected.h"
#include "rooms/privacy/records/retention.h"
#include "rooms/privacy/records/words.h"

namespace privacy {

namespace {

constexpr int most_looks = 20'000;

std::string many(std::size_t count, std::string_view one, std::string_view more) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : more);
}

std::string title_of_role(const std::string& name) {
  const auto role = role_named(name);
  return role ? "everybody who is a " + text::lower(title_of(*role)) : std::string("nobody");
}

// Names for ids, each kind asked for once.
class Audiences {
 public:
  Audiences(db::Transaction& tx, const std::vector<Grant>& grants) {
    std::vector<PersonId> people;
    bool has_cohorts = false;
    for (const Grant& grant : grants) {
      if (grant.audience.to == To::person)
        if (const auto id = PersonId::read(grant.audience.whom)) people.push_back(*id);
      has_cohorts = has_cohorts || grant.audience.to == To::cohort;
    }
    for (auto& [id, name] : people::names_of(tx, people)) names_.emplace(id.text(), std::move(name));
    if (has_cohorts)
      for (const cohorts::Cohort& one : cohorts::cohorts(tx)) names_.emplace(one.id, "cohort " + one.name);
  }
  std::string words(const Audience& audience) const {
    if (audience.to == To::everyone) return "everyone with an account";
    if (audience.to == To::role) return title_of_role(audience.whom);
    const auto found = names_.find(audience.whom);
    if (found != names_.end()) return found->second;
    return audience.to == To::group ? "your project group" : "somebody who is not here any more";
  }

 private:
  std::map<std::string, std::string, std::less<>> names_;
};

int days_in(const std::vector<Period>& periods, std::string_view kind) {
  return std::ranges::find(periods, kind, &Period::kind)->days;
}
std::string for_days(const std::vector<Period>& periods, std::string_view kind) {
  return many(static_cast<std::size_t>(days_in(periods, kind)), "day", "days");
}

constexpr std::string_view until_erased = "As long as you belong to the school";
constexpr std::string_view of_record = "As long as there is a school; without your name once you are erased";

// Rule P12 of people, in words.
Held about_the_person(const Collected& all, const Viewer& viewer) {
  const people::Record& person = all.person;
  std::string what = "Name, time zone";
  if (!person.email.empty()) what += ", e-mail";
  if (!person.external_id.empty()) what += ", identifier";
  if (!person.links.empty()) what += ", " + many(person.links.size(), "link", "links");
  if (!person.photo.empty()) what += ", a photo";
  std::string who = "Staff see name, e-mail, time zone, roles and photo; students and alumni see name and roles";
  who += viewer.roles.any_of(staff) ? ", your photo and your contact links; mentors and volunteers see your name."
                                    : "; mentors and volunteers nothing.";
  if (!person.pronouns.empty()) {
    what += ", pronouns";
    who += person.pronouns_shown ? " Your pronouns are shown to them." : " Your pronouns are seen by you alone.";
  }
  return {"Who you are", what + ".", std::string(until_erased), who, "/people/me"};
}

Held about_roles(const Collected& all) {
  return {"Your roles", many(all.roles.size(), "role", "roles") + ", with those that ended.", std::string(until_erased),
          "Present roles as above. When each began and ended, and who gave it: you and administrators.", "/people/me"};
}

Held about_signing_in(const Collected& all, const std::vector<Period>& periods) {
  const accounts::PersonalData& account = all.account;
  std::string what = account.password_set_at ? "A password, scrambled beyond reading" : "No password";
  what += account.second_factor_since ? ", a second factor" : "";
  what += ", " + many(account.sessions.size(), "session", "sessions") + " with browser and address.";
  if (!all.linked.empty()) what += " " + many(all.linked.size(), "link", "links") + " with an account elsewhere.";
  return {"How you sign in", what,
          "Sessions: " + for_days(periods, "accounts.sessions") +
              " after they are over. Sign-ins that failed: " + for_days(periods, "accounts.failures"),
          "You. Administrators see whether there is a password and a second factor.", "/account"};
}

Held about_letters(const Collected& all, const std::vector<Period>& periods) {
  return {"Letters to you", many(all.letters.size(), "letter", "letters") + " by e-mail.",
          "What they say: " + for_days(periods, "outbox.texts") +
              ". That they went to you: " + for_days(periods, "outbox.addressees"),
          "You. Administrators see the subject and what became of it; what it says only where no mail server is set."};
}

Held about_mail(const Collected& all) {
  const auto off = std::ranges::count_if(all.declined, [](const auto& one) { return !one.ended_at; });
  return {"Which mails you want",
          (off == 0 ? "All kinds" : many(static_cast<std::size_t>(off), "kind", "kinds") + " turned off") +
              (all.declined.empty() ? "." : "; what you chose before, too."),
          std::string(until_erased), "You.", "/notifications"};
}

Held about_enrolments(const Collected& all) {
  const cohorts::PersonalData& data = all.cohorts;
  std::string what = many(data.enrolments.size(), "module", "modules");
  if (!data.groups.empty()) what += ", " + many(data.groups.size(), "project group", "project groups");
  if (!data.assignments.empty()) what += ", " + many(data.assignments.size(), "assignment", "assignments");
  if (data.seeking) what += ", your search for a first job";
  return {"Where you were, when", what + ".", std::string(of_record), "You and staff."};
}

Held about_attendance(const Collected& all) {
  const attendance::PersonalData& data = all.attendance;
  return {
      "Attendance",
      many(data.attendance.size(), "note", "notes") + ", " + many(data.disputes.size(), "dispute", "disputes") + ".",
      std::string(of_record), "You and staff.", "/timetable/attendance"};
}

Held about_own_notes(const Collected& all) {
  const agenda::PersonalData& data = all.agenda;
  return {"What you plan and read",
          many(data.steps.size(), "step", "steps") + " for work time, " +
              many(data.readings.size(), "reading", "readings") + ", " +
              many(all.timetable.parts.size(), "part in a team", "parts in teams") + ".",
          std::string(until_erased), "Steps and readings: you. Teams: who is in the cohort, and staff."};
}

Held about_looks(const Collected& all, const std::vector<Period>& periods) {
  return {"What you share, and who looked", many(all.grants.size(), "share", "shares") + ", with those that are over.",
          for_days(periods, "privacy.looks") + " after a look, or after a share is over", "You."};
}

Held about_events() {
  return {"What happened", "What you did and what was done for you: kinds, days and numbers, no texts.",
          std::string(of_record), "You. Administrators see that it happened, without particulars.", "/privacy/history"};
}

}  // namespace

Result<Collected> collected(db::Transaction& tx, const PersonId& person) {
  auto found = people::find(tx, person);
  if (!found || found->erased_at) return fail(FailureKind::not_found, "There is no such person.");
  const std::string email = found->email;
  return Collected{*std::move(found),
                   people::role_history(tx, person),
                   accounts::personal_data(tx, person),
                   sign_on::all_links_of(tx, person),
                   outbox::letters_to(tx, email),
                   notifications::declined_by(tx, person),
                   cohorts::personal_data(tx, person.text()),
                   timetable::personal_data(tx, person.text()),
                   attendance::personal_data(tx, person.text()),
                   agenda::personal_data(tx, person.text()),
                   all_grants_of(tx, person),
                   requests_of(tx, person)};
}

Past past(db::Transaction& tx, const PersonId& person) {
  Past all{activity::about(tx, person, most_events),
           activity::done_by(tx, person, most_events),
           looks_at(tx, person, most_looks),
           looks_by(tx, person, most_looks),
           {}};
  std::vector<PersonId> viewers;
  for (const Look& one : all.looks_at)
    if (std::ranges::find(viewers, one.viewer) == viewers.end()) viewers.push_back(one.viewer);
  all.names = people::names_of(tx, viewers);
  return all;
}

Result<std::vector<Held>> held_about(db::Transaction& tx, const Viewer& person) {
  const Collected all = TRY(collected(tx, person.id));
  const auto periods_now = periods(tx);
  return std::vector<Held>{about_the_person(all, person),
                           about_roles(all),
                           about_signing_in(all, periods_now),
                           about_letters(all, periods_now),
                           about_mail(all),
                           about_enrolments(all),
                           about_attendance(all),
                           about_own_notes(all),
                           about_looks(all, periods_now),
                           about_events()};
}

std::vector<Shared> shared_by(db::Transaction& tx, const PersonId& person, Moment now) {
  const std::vector<Grant> grants = grants_of(tx, person, now);
  const Audiences audiences(tx, grants);
  std::vector<Shared> shared;
  for (const Grant& grant : grants) {
    const std::string kind = words_of_item(grant.item.kind);
    shared.push_back({grant.id, grant.label.empty() ? kind : grant.label, kind, audiences.words(grant.audience),
                      grant.granted_at, grant.until});
  }
  return shared;
}

std::vector<Looked> looked_at(db::Transaction& tx, const PersonId& person, int count, const std::string& before) {
  const std::vector<Look> looks = looks_at(tx, person, count, before);
  std::vector<PersonId> viewers;
  for (const Look& one : looks)
    if (std::ranges::find(viewers, one.viewer) == viewers.end()) viewers.push_back(one.viewer);
  const auto names = people::names_of(tx, viewers);
  std::vector<Looked> looked;
  for (const Look& one : looks)
    looked.push_back({one.id, one.at, names.at(one.viewer), words_of_item(one.item.kind), one.grant.has_value()});
  return looked;
}

}  // namespace privacy
