#include "rooms/agenda/personal.h"

#include <algorithm>
#include <map>

#include "platform/crypto/crypto.h"
#include "rooms/agenda/agenda_store.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/timetable/words.h"

namespace agenda {

namespace {

constexpr std::size_t most_steps = 20;

Result<void> is_mine(db::Transaction& tx, std::string_view step_id, const Deed& deed) {
  if (!deed.who || !store::is_step_of(tx, step_id, *deed.who))
    return fail(FailureKind::not_found, "There is no such step.");
  return {};
}

std::string describe(const Occurrence& it, bool required) {
  std::string out;
  const auto add = [&](const std::string& line) { out += (out.empty() ? "" : "\n") + line; };
  if (it.cancelled) add("Cancelled: " + *it.cancelled);
  if (it.need == Need::work_time) add("Protected work time");
  if (it.need == Need::required || it.need == Need::optional) add(required ? "Required" : "Optional");
  if (it.topic) add("Topic: " + *it.topic);
  if (it.format) add("Format: " + *it.format);
  if (!it.note.empty()) add(it.note);
  if (!it.was_moved() && (it.assumed.weekday || it.assumed.time)) add("The day or the hour is the school's default.");
  return out;
}

// AG7
calendar::Event event_of(const Occurrence& it, bool required, const School& school, const std::string& base,
                         const std::string& cohort = "") {
  calendar::Event out{.uid = it.id + "@cairn",
                      .when = calendar::Span{it.starts_at, it.ends_at},
                      .summary = it.need == Need::due ? "Due: " + it.title : it.title,
                      .changed = it.changed_at};
  if (it.need == Need::own_pace)
    out.when = calendar::Days{calendar::local_of(it.starts_at, school.zone).day,
                              calendar::local_of(it.ends_at, school.zone).day};
  if (!cohort.empty()) out.summary += " (" + cohort + ")";
  out.description = describe(it, required);
  out.location = it.place;
  out.url = base + "/timetable/occurrences/" + it.id;
  out.categories = {std::string(it.need == Need::due ? "due" : curriculum::name_of(it.kind))};
  out.cancelled = it.cancelled.has_value();
  out.busy = required;
  out.sequence = it.changes;
  return out;
}

// Of cohorts by id; nothing for who has one alone.
using CohortNames = std::map<std::string, std::string, std::less<>>;
CohortNames names_if_several(db::Transaction& tx, const std::vector<Occurrence>& all) {
  CohortNames out;
  if (std::ranges::all_of(all, [&](const Occurrence& one) { return one.cohort_id == all.front().cohort_id; }))
    return out;
  for (cohorts::Cohort& one : cohorts::cohorts(tx)) out.emplace(one.id, std::move(one.name));
  return out;
}

}  // namespace

// AG4, AG8
Result<void> acknowledge(db::Transaction& tx, std::string_view edition_id, const std::string& page,
                         const std::string& digest, const Deed& deed) {
  if (!deed.who || has_read(tx, *deed.who, page, digest)) return {};
  store::add_reading(tx, {std::string(edition_id), page, digest, deed.now.text()}, deed);
  cohorts::happened(tx, deed, "agenda.reading-acknowledged", edition_id, *deed.who);
  return {};
}

std::vector<Reading> readings(db::Transaction& tx, std::string_view person_id) {
  return store::readings(tx, person_id);
}

bool has_read(db::Transaction& tx, std::string_view person_id, std::string_view page, std::string_view digest) {
  return std::ranges::any_of(store::readings(tx, person_id),
                             [&](const Reading& one) { return one.page == page && one.digest == digest; });
}

std::vector<Unread> unread(db::Transaction& tx, const cohorts::Enrolment& enrolment, Moment now) {
  std::vector<Occurrence> all = timetable::readings_of_run(tx, enrolment.run_id, now);
  const auto cohort = all.empty() ? std::nullopt : std::optional(cohorts::cohort(tx, enrolment.cohort_id));
  if (!cohort || !*cohort) return {};
  std::vector<std::string> paths;
  for (const Occurrence& one : all) paths.push_back(*one.page);
  const auto versions = curriculum::versions(tx, (*cohort)->edition_id, paths);
  const std::vector<Reading> read = store::readings(tx, enrolment.person_id);
  std::vector<Unread> out;
  for (Occurrence& one : all) {
    const auto version = versions.find(*one.page);
    if (version == versions.end()) continue;
    std::optional<Moment> before;
    bool is_read = false;
    for (const Reading& reading : read) {
      if (reading.page != *one.page) continue;
      is_read = is_read || reading.digest == version->second;
      before = Moment::read(reading.made_at);
    }
    if (!is_read) out.push_back({std::move(one), before});
  }
  return out;
}

std::map<std::string, Reading, std::less<>> readers_of(db::Transaction& tx, std::string_view page,
                                                       std::string_view digest, std::span<const std::string> people) {
  std::map<std::string, Reading, std::less<>> out;
  for (auto& [person, reading] : store::readings_of_page(tx, page, people)) {
    const auto [there, is_new] = out.try_emplace(person, reading);
    if (!is_new && there->second.digest != digest) there->second = std::move(reading);
  }
  return out;
}

// AG5
Result<Step> add_step(db::Transaction& tx, std::string_view person_id, std::string_view run_id, int week,
                      const std::string& says, const Deed& deed) {
  const cohorts::Run run = TRY(cohorts::run(tx, run_id));
  if (week < 1 || week > run.weeks)
    return fail(FailureKind::invalid, "The module has the weeks 1 to " + std::to_string(run.weeks) + ".", "week");
  Step step{deed.new_id(), TRY(timetable::line(says, "says", 300)), deed.now.text(), {}};
  const std::vector<Step> there = store::steps(tx, person_id, run_id, week);
  for (const Step& one : there)
    if (one.says == step.says) return one;  // AG8
  if (there.size() >= most_steps)
    return fail(FailureKind::invalid,
                "There are " + std::to_string(most_steps) + " steps for this week already: that is plenty.", "says");
  store::add_step(tx, step, person_id, run_id, week, deed);
  return step;
}

Result<void> finish_step(db::Transaction& tx, std::string_view step_id, const Deed& deed) {
  TRY(is_mine(tx, step_id, deed));
  store::end_step(tx, step_id, store::StepEnd::done, deed);
  return {};
}

Result<void> drop_step(db::Transaction& tx, std::string_view step_id, const Deed& deed) {
  TRY(is_mine(tx, step_id, deed));
  store::end_step(tx, step_id, store::StepEnd::dropped, deed);
  return {};
}

std::vector<Step> steps(db::Transaction& tx, std::string_view person_id, std::string_view run_id, int week) {
  return store::steps(tx, person_id, run_id, week);
}

// AG6
std::string make_feed(db::Transaction& tx, const Deed& deed) {
  std::string secret = crypto::token(deed.random);
  store::revoke_feed(tx, deed);
  store::add_feed(tx, crypto::digest(secret), deed);
  cohorts::happened(tx, deed, "agenda.feed-made", deed.who.value(), *deed.who);
  return secret;
}

Result<void> revoke_feed(db::Transaction& tx, const Deed& deed) {
  if (store::revoke_feed(tx, deed)) cohorts::happened(tx, deed, "agenda.feed-revoked", deed.who.value(), *deed.who);
  return {};
}

std::optional<std::string> feed_made_at(db::Transaction& tx, std::string_view person_id) {
  return store::feed_made_at(tx, person_id);
}

Result<std::string> person_of_feed(db::Transaction& tx, std::string_view secret) {
  std::optional<std::string> person = store::person_of_feed(tx, crypto::digest(secret));
  if (!person) return fail(FailureKind::not_found, "There is no such calendar.");
  return *std::move(person);
}

calendar::Feed feed_of(db::Transaction& tx, std::string_view person_id, const std::string& name, const School& school,
                       const std::string& base, Moment now) {
  const Moment from = now.plus(-std::chrono::days(90)), until = now.plus(std::chrono::days(400));
  calendar::Feed out{name, school.zone, {}};
  for (const Mine& one : calendar_of_student(tx, person_id, from, until, school))
    out.events.push_back(event_of(one.what, one.required, school, base));
  const std::vector<Occurrence> of_staff = timetable::calendar_of_staff(tx, person_id, from, until, school);
  const CohortNames names = names_if_several(tx, of_staff);
  for (const Occurrence& one : of_staff)
    if (one.need != Need::own_pace) {
      const auto whose = names.find(one.cohort_id);
      out.events.push_back(
          event_of(one, one.need == Need::required, school, base, whose == names.end() ? "" : whose->second));
    }
  return out;
}

}  // namespace agenda
