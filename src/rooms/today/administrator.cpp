#include <algorithm>
#include <map>
#include <set>

#include "platform/calendar/zone.h"
#include "platform/db/database.h"
#include "rooms/accounts/accounts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/jobs/jobs.h"
#include "rooms/people/people.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/timetable/defaults.h"
#include "rooms/today/today.h"

using namespace std::chrono_literals;

namespace today {

namespace {

constexpr int most_invitations = 50;
constexpr auto failed_lately = 14 * 24h, waiting_long = 1h;

// TO11
FirstSteps first_steps(db::Transaction& tx, const Viewer& viewer) {
  const cohorts::Begun begun = cohorts::begun(tx);
  // What comes before these was done, or they could not be.
  if (begun.assignments && begun.enrolments) return {};
  const bool has_defaults =
      std::ranges::any_of(timetable::list_of_defaults(tx), [](const auto& one) { return one.made_at.has_value(); });
  const bool has_team = !people::holders_of(tx, career_team, 1).empty() && accounts::has_others(tx, viewer.id);
  const bool has_programme = curriculum::newest_edition(tx).has_value();
  // Whoever is content with the defaults goes on without changing one.
  return {{{Step::defaults, has_defaults || has_programme || begun.terms},
           {Step::programme, has_programme},
           {Step::terms, begun.terms && begun.tracks},
           {Step::cohort, begun.cohorts},
           {Step::run, begun.runs},
           {Step::team, has_team || begun.assignments},
           {Step::assignment, begun.assignments},
           {Step::students, begun.enrolments}},
          begun.first_cohort};
}

std::optional<BackupTrouble> backup_trouble(db::Transaction& tx, const std::optional<Backups>& backups, Moment now) {
  if (!backups) return {};
  const auto last = jobs::last_done(tx, backups->job);
  if (!last) return {};  // the first one is on its way
  const bool is_old = now.seconds() - last->at.seconds() > 2 * backups->every;
  if (last->problem.empty()) return is_old ? std::optional(BackupTrouble{{}, last->at}) : std::nullopt;
  const auto good = jobs::last_well_done(tx, backups->job);
  return BackupTrouble{last->problem, good ? std::optional(good->at) : std::nullopt};
}

// TO18: one of those who have a cohort is enough; who has none yet is another matter, and so is a cohort that is over.
std::vector<std::pair<std::string, std::string>> left_alone(db::Transaction& tx, const Viewer& viewer, Day today) {
  const std::vector<cohorts::LookedAfter> all = cohorts::looked_after_on(tx, today);
  std::set<std::string> named;
  for (const cohorts::LookedAfter& one : all) named.insert(one.person_id);
  std::vector<PersonId> people;
  for (const std::string& one : named)
    if (const auto id = PersonId::read(one)) people.push_back(*id);
  std::set<std::string> here;
  for (const people::Reachable& one : people::reachable(tx, people, viewer)) here.insert(one.id.text());
  std::map<std::string, std::string> alone;
  std::set<std::string> in_care;
  for (const cohorts::LookedAfter& one : all) {
    if (here.contains(one.person_id))
      in_care.insert(one.cohort_id);
    else
      alone.emplace(one.cohort_id, one.cohort);
  }
  std::erase_if(alone, [&](const auto& one) { return in_care.contains(one.first); });
  if (alone.empty()) return {};
  std::set<std::string> go_on;
  for (const cohorts::Run& run : cohorts::runs(tx))
    if (run.last_day() >= today) go_on.insert(run.cohort_id);
  std::vector<std::pair<std::string, std::string>> out;
  for (auto& one : alone)
    if (go_on.contains(one.first)) out.push_back(one);
  std::ranges::sort(out, {}, &std::pair<std::string, std::string>::second);
  return out;
}

}  // namespace

AdministratorsDay administrators_day(db::Transaction& tx, const Viewer& viewer, const std::string& zone,
                                     const std::optional<Backups>& backups, Moment now) {
  AdministratorsDay day{.first = first_steps(tx, viewer)};
  // TO12
  const auto requests = privacy::open_requests(tx);
  day.deletions = static_cast<int>(requests.size());
  if (!requests.empty()) day.deletion_since = calendar::local_of(requests.front().request.asked_at, zone).day;
  day.letters = outbox::trouble(tx, now.plus(-failed_lately), now.plus(-waiting_long));
  const auto expired = accounts::expired_invitations(tx, now, most_invitations);
  std::vector<PersonId> invited;
  for (const accounts::Unanswered& one : expired) invited.push_back(one.person);
  const auto names = people::names_of_active(tx, invited);
  for (const PersonId& one : invited)
    if (const auto name = names.find(one); name != names.end()) day.not_come.emplace_back(one, name->second);
  day.backups = backup_trouble(tx, backups, now);
  day.left_alone = left_alone(tx, viewer, calendar::local_of(now, zone).day);
  return day;
}

// TO13
std::vector<people::Reachable> leads(db::Transaction& tx, const Viewer& viewer) {
  std::vector<PersonId> ids;
  for (const auto& [id, name] : people::holders_of(tx, {Role::lead}, 5)) ids.push_back(id);
  return people::reachable(tx, ids, viewer);
}

}  // namespace today
