#include "rooms/find/find.h"

#include <algorithm>
#include <map>

#include "kernel/text.h"
#include "kernel/words.h"
#include "platform/calendar/zone.h"
#include "platform/db/database.h"
#include "rooms/cohorts/finding.h"
#include "rooms/cohorts/reach.h"
#include "rooms/people/finding.h"
#include "rooms/timetable/finding.h"

namespace find {

namespace {

constexpr Roles learners{Role::student, Role::alum};

bool is_staff(const Viewer& viewer) { return viewer.roles.any_of(staff); }

// What the rooms are asked for: one more than is shown tells that there are others.
class Looking {
 public:
  Looking(db::Transaction& tx, const Asked& asked, const Viewer& viewer, Moment now)
      : tx_(tx), asked_(asked), viewer_(viewer), now_(now) {}

  Found all() {
    found_.looked = true;
    if (const auto school = people::school(tx_)) found_.school_zone = school->zone;
    if (is_staff(viewer_))
      as_staff();
    else if (viewer_.roles.any_of(learners))
      as_learner();
    else if (wants(Kind::people))
      keep(found_.people, people::find_named(tx_, {asked_.query, {}, one_more()}, viewer_));
    return std::move(found_);
  }

 private:
  bool wants(Kind kind) const { return !asked_.only || asked_.only == kind; }
  std::string zone() const { return found_.school_zone.empty() ? "UTC" : found_.school_zone; }
  Day today() const { return calendar::local_of(now_, zone()).day; }
  std::size_t shown() const { return asked_.only ? many : few; }
  int one_more() const { return static_cast<int>(shown()) + 1; }

  template <class What>
  void keep(Some<What>& some, std::vector<What> all) const {
    some.more = all.size() > shown();
    if (some.more) all.erase(all.begin() + static_cast<std::ptrdiff_t>(shown()), all.end());
    some.shown = std::move(all);
  }

  void as_staff() {
    if (wants(Kind::people)) keep(found_.people, people::find_named(tx_, {asked_.query, {}, one_more()}, viewer_));
    const cohorts::Reach reach(tx_, viewer_.id, today());
    std::vector<cohorts::Cohort> every;
    if (wants(Kind::cohorts) || wants(Kind::dates)) every = cohorts::cohorts(tx_);
    if (wants(Kind::dates)) {
      keep(found_.dates,
           timetable::find_for_staff(tx_, asked_.query, now_, one_more(), runs_without_notes(reach, every)));
      for (const cohorts::Cohort& one : every) found_.cohort_names.emplace(one.id, one.name);
    }
    if (wants(Kind::cohorts)) {
      std::erase_if(every, [this](const cohorts::Cohort& one) { return !is_meant(one); });
      keep(found_.cohorts, std::move(every));
    }
    if (wants(Kind::lessons)) lessons_of(editions(), curriculum::Audience::staff, modules_with_notes(reach));
  }

  // FI9. A role that nothing limits reaches every place, also one that names neither track nor module.
  std::vector<std::string> runs_without_notes(const cohorts::Reach& reach,
                                              const std::vector<cohorts::Cohort>& every) const {
    if (reach.sees_notes({})) return {};
    std::map<std::string_view, const cohorts::Cohort*> of;
    for (const cohorts::Cohort& one : every) of.emplace(one.id, &one);
    std::vector<std::string> out;
    for (const cohorts::Run& run : cohorts::runs(tx_))
      if (!reach.sees_notes(cohorts::place_of(*of.at(run.cohort_id), run.module))) out.push_back(run.id);
    return out;
  }

  // FI11, FI2. A school has few cohorts: they are looked through.
  bool is_meant(const cohorts::Cohort& one) const {
    const std::vector<std::string> asked = text::words_of(asked_.query);
    const std::vector<std::string> has = text::words_of(one.name + " " + one.track);
    return std::ranges::all_of(asked, [&](const std::string& word) {
      return std::ranges::any_of(has, [&](const std::string& its) {
        return its == word || (&word == &asked.back() && its.starts_with(word));
      });
    });
  }

  // FI9
  static std::optional<std::vector<int>> modules_with_notes(const cohorts::Reach& reach) {
    if (reach.sees_notes_of(people::last_module + 1)) return std::nullopt;
    std::vector<int> out;
    for (int module = 1; module <= people::last_module; ++module)
      if (reach.sees_notes_of(module)) out.push_back(module);
    return out;
  }

  // FI5: the editions in use, or the newest when none is.
  std::vector<std::string> editions() {
    std::vector<std::string> ids = cohorts::editions_in_use(tx_, today());
    if (ids.empty())
      if (const auto newest = curriculum::newest_edition(tx_)) ids.push_back(newest->id);
    return ids;
  }

  void as_learner() {
    const auto enrolments = cohorts::enrolments_of_person(tx_, viewer_.id.text());
    cohorts::Around around;
    if (!enrolments.empty()) around = cohorts::around(tx_, enrolments);
    if (wants(Kind::people)) {
      people::Sought sought{asked_.query, {}, one_more()};
      for (const std::string& id : around.people) sought.companions.insert(PersonId::read(id).value());
      keep(found_.people, people::find_named(tx_, sought, viewer_));
    }
    if (wants(Kind::dates))
      keep(found_.dates, timetable::find_for_student(tx_, asked_.query, enrolments, now_, one_more(), {zone()}));
    if (wants(Kind::lessons) && !around.edition_id.empty())
      lessons_of({around.edition_id}, curriculum::Audience::everyone, {});
  }

  void lessons_of(const std::vector<std::string>& editions, curriculum::Audience reader,
                  const std::optional<std::vector<int>>& notes_of) {
    keep(found_.lessons, curriculum::find_pages(tx_, asked_.query, editions, reader, shown() + 1, notes_of));
  }

  db::Transaction& tx_;
  const Asked& asked_;
  const Viewer& viewer_;
  Moment now_;
  Found found_;
};

// FI1: Below two letters or digits nothing is looked for.
bool is_enough(const std::string& query) {
  std::size_t bytes = 0;
  for (const std::string& word : text::words_of(query)) bytes += word.size();
  return bytes >= 2;
}

}  // namespace

Result<Found> look(db::Transaction& tx, const Asked& asked, const Viewer& viewer, Moment now) {
  // FI1: A query has at most 200 characters.
  if (text::first_invalid_utf8(asked.query) != std::string::npos)
    return fail(FailureKind::invalid, "This holds signs that cannot be read.", "q");
  if (text::count_code_points(asked.query) > longest_query)
    return fail(FailureKind::invalid,
                "This is too long to look for: at most " + std::to_string(longest_query) + " characters, please.", "q");
  if (!is_enough(asked.query)) return Found{};
  return Looking(tx, asked, viewer, now).all();
}

// FI4
bool may_find(const Viewer& viewer, Kind kind) {
  if (kind == Kind::cohorts) return is_staff(viewer);
  return kind == Kind::people || viewer.roles.any_of(staff | learners);
}

int complete_words(db::Transaction& tx) {
  return people::complete_words(tx) + timetable::complete_words(tx) + curriculum::complete_words(tx);
}

}  // namespace find
