#include "app/rooms.h"

#include "app/backup_folder.h"
#include "app/demo_pages.h"
#include "app/home_pages.h"
#include "app/offered_zip.h"
#include "app/taken_forms.h"
#include "platform/calendar/zone.h"
#include "rooms/accounts/accounts_pages.h"
#include "rooms/agenda/agenda_pages.h"
#include "rooms/agenda/told.h"
#include "rooms/attendance/attendance_pages.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/cohorts_pages.h"
#include "rooms/cohorts/reach.h"
#include "rooms/curriculum/curriculum_pages.h"
#include "rooms/find/find_pages.h"
#include "rooms/groups/groups.h"
#include "rooms/groups/groups_pages.h"
#include "rooms/notifications/notifications_pages.h"
#include "rooms/outbox/outbox_pages.h"
#include "rooms/people/people_pages.h"
#include "rooms/privacy/pages/privacy_pages.h"
#include "rooms/rosters/rosters.h"
#include "rooms/rosters/rosters_pages.h"
#include "rooms/sign_on/sign_on_pages.h"
#include "rooms/students/students_pages.h"
#include "rooms/timetable/timetable_pages.h"
#include "rooms/today/today_pages.h"

namespace app {

namespace {

// The edition that a student's cohort is pinned to, and their module; of one who has left, that of the last cohort.
std::optional<curriculum::Own> edition_of_visitor(web::Visit& visit) {
  const auto enrolments = cohorts::enrolments_of_person(visit.transaction, visit.viewer_id().text());
  if (enrolments.empty()) return std::nullopt;
  const auto present = cohorts::present_of(enrolments, calendar::local_of(visit.now, visit.school_zone).day);
  const auto cohort = cohorts::cohort(visit.transaction, (present ? *present : enrolments.back()).cohort_id);
  if (!cohort) return std::nullopt;
  curriculum::Own own{cohort->edition_id};
  if (present) own.module = present->module;
  return own;
}

// The buttons of single sign-on.
std::vector<accounts::WayIn> ways_in(const std::vector<sign_on::Provider>& providers) {
  std::vector<accounts::WayIn> ways;
  for (const sign_on::Provider& one : providers) ways.push_back({one.label, sign_on::way_in(one)});
  return ways;
}

// GR5: nobody is put into a team with somebody from whom they are kept apart.
Result<void> may_join_team(web::Visit& visit, std::span<const std::string> team, std::string_view person_id) {
  return groups::may_join_team(visit.transaction, team, person_id, visit.viewer().roles.any_of(career_team));
}

// P22: what a role may be limited to.
std::vector<std::string> names_of_tracks(web::Visit& visit) {
  std::vector<std::string> names;
  for (cohorts::Track& one : cohorts::tracks(visit.transaction)) names.push_back(std::move(one.name));
  return names;
}

// CU6: facilitators' notes are of the modules that a role reaches.
curriculum::ReadsModule reads_notes(web::Visit& visit) {
  const Day today = calendar::local_of(visit.now, visit.school_zone).day;
  return [reach = cohorts::Reach(visit.transaction, visit.viewer_id(), today)](std::optional<int> module) {
    return reach.sees_notes_of(module);
  };
}

// What may still name somebody who was erased.
void forget_what_waits(db::Transaction& tx) {
  forget_what_was_said(tx);
  rosters::discard_all(tx);
}

}  // namespace

web::Routes all_routes(const SchoolSettings& settings, const std::string& key) {
  web::Routes all;
  const auto add = [&](web::Routes more) { all.insert(all.end(), more.begin(), more.end()); };
  std::optional<today::Backups> backups;
  if (settings.backups_every) backups = today::Backups{std::string(backup_job), *settings.backups_every};
  add(today::routes(backups));
  add(home_routes());
  add(accounts::routes({.sender = {key, settings.address},
                        .mail_is_set = settings.mail_is_set,
                        .effort = settings.effort,
                        .ways_in = ways_in(settings.sign_on),
                        .more_of_account = [providers = settings.sign_on](web::Visit& visit) {
                          return sign_on::account_card(visit, providers);
                        }}));
  add(sign_on::routes({.providers = settings.sign_on, .address = settings.address, .key = key, .tell = settings.tell}));
  add(people::routes({.tracks = names_of_tracks, .looks_after = cohorts::duties_in_words}));
  add(curriculum::routes(offered_zip, edition_of_visitor, reads_notes));
  add(cohorts::routes());
  add(timetable::routes(
      {.tell_of_shift = [address = settings.address](web::Visit& visit, const timetable::EditionMove& move,
                                                     const std::string& why) -> Result<int> {
        return agenda::tell_of_shift(visit.transaction, move, why, visit.school_zone, address,
                                     {visit.viewer_id().text(), visit.now, visit.random});
      }}));
  add(attendance::routes());
  add(agenda::routes({.address = settings.address, .may_join_team = may_join_team}));
  add(find::routes());
  add(groups::routes());
  add(students::routes());
  add(notifications::routes());
  add(rosters::routes({{key, settings.address}}));
  add(outbox::routes({.mail_is_set = settings.mail_is_set}));
  add(privacy::routes({.after_erasure = forget_what_waits}));
  if (!settings.demo.empty()) add(demo_routes(settings.demo));
  return all;
}

}  // namespace app
