#include <algorithm>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/timetable/clashes.h"
#include "rooms/timetable/effective.h"
#include "rooms/timetable/timetable_store.h"
#include "rooms/timetable/words.h"

namespace timetable {

namespace {

constexpr std::chrono::hours longest{24 * 14};

// Writes the change down and lets it take effect (T2).
void make(db::Transaction& tx, Occurrence it, Change change, const Deed& deed) {
  std::vector<Change> all = store::changes(tx, it.id);
  store::add_change(tx, it.id, static_cast<int>(all.size()) + 1, change, deed);
  const std::string detail = change.kind == "move" && change.starts_at
                                 ? "from " + it.starts_at.text() + " to " + change.starts_at->text()
                                 : it.key.substr(0, 150);
  cohorts::happened(tx, deed, "timetable." + change.kind, it.id, {}, detail);
  all.push_back(std::move(change));
  take_effect(it, all);
  it.changed_at = deed.now;
  store::save(tx, it, it.gone ? std::optional(deed.now) : std::nullopt);
}

Result<void> is_span(Moment starts_at, Moment ends_at, Need need) {
  if (ends_at < starts_at) return fail(FailureKind::invalid, "It would end before it begins.", "ends_at");
  // What is open has a deadline, which may be put off; it lies in its module run (T12).
  if (need != Need::own_pace && ends_at.seconds() - starts_at.seconds() > longest)
    return fail(FailureKind::invalid, "Nothing lasts longer than two weeks.", "ends_at");
  return {};
}

Result<void> is_of(const std::vector<std::string>& list, const std::string& choice, const char* field) {
  if (choice.empty() || std::ranges::find(list, choice) != list.end()) return {};
  return fail(FailureKind::invalid, "Please choose one of the list.", field);
}

// Work time is protected, whatever it is called.
Result<void> is_need_of(const NewOccurrence& given) {
  if ((given.kind == SessionKind::work_time) != (given.need == Need::work_time) && given.need != Need::due)
    return fail(FailureKind::invalid, "Work time is protected work time for students: please choose both, or neither.",
                "need");
  return {};
}

}  // namespace

std::vector<Occurrence> in_the_way(db::Transaction& tx, const Occurrence& it) {
  if (!takes_time(it)) return {};
  const std::vector<std::string> run{it.run_id};
  std::vector<Occurrence> out = calendar_of_runs(tx, run, it.starts_at, it.ends_at);
  std::erase_if(out, [&](const Occurrence& one) {
    return one.id == it.id || !takes_time(one) || !is_for_the_same(it, one) || one.ends_at <= it.starts_at;
  });
  return out;
}

Result<void> move(db::Transaction& tx, std::string_view id, Moment starts_at, Moment ends_at, const std::string& why,
                  const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  TRY(is_span(starts_at, ends_at, it.need));
  Change change{.kind = "move"};
  change.why = TRY(line(why, "why", 500));
  if (it.starts_at == starts_at && it.ends_at == ends_at) return {};  // T6
  change.starts_at = starts_at;
  change.ends_at = ends_at;
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<void> cancel(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  Change change{.kind = "cancel"};
  change.why = TRY(line(why, "why", 500));
  if (it.cancelled == change.why) return {};
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<void> restore(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  Change change{.kind = "restore"};
  change.why = TRY(line(why, "why", 500));
  if (!it.cancelled) return {};
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<void> annotate(db::Transaction& tx, std::string_view id, const std::string& place, const std::string& note,
                      const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  Change change{.kind = "annotate"};
  change.place = TRY(line_or_none(place, "place", 200));
  change.note = TRY(line_or_none(note, "note", 1000));
  if (it.place == change.place && it.note == change.note) return {};
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

// T3
Result<void> choose(db::Transaction& tx, std::string_view id, const std::string& topic, const std::string& format,
                    const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  TRY(is_of(it.topics, topic, "topic"));
  TRY(is_of(it.formats, format, "format"));
  Change change{.kind = "choose"};
  if (!topic.empty()) change.topic = topic;
  if (!format.empty()) change.format = format;
  if (it.topic == change.topic && it.format == change.format) return {};
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<void> involve(db::Transaction& tx, std::string_view id, const std::optional<std::string>& group_id,
                     const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  if (it.group_id == group_id) return {};
  if (group_id && std::ranges::none_of(cohorts::groups_of_run(tx, it.run_id),
                                       [&](const cohorts::Group& group) { return group.id == *group_id; }))
    return fail(FailureKind::not_found, "There is no such project group in this module run.", "group_id");
  Change change{.kind = "involve"};
  change.group_id = group_id;
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<Occurrence> add(db::Transaction& tx, std::string_view run_id, const NewOccurrence& given, const School& school,
                       const Deed& deed) {
  const cohorts::Run run = TRY(cohorts::run(tx, run_id));
  TRY(is_span(given.starts_at, given.ends_at, given.need));
  TRY(is_need_of(given));
  Occurrence made{.planned_starts = given.starts_at,
                  .planned_ends = given.ends_at,
                  .starts_at = given.starts_at,
                  .ends_at = given.ends_at,
                  .changed_at = deed.now};
  made.id = deed.new_id();
  made.run_id = run.id;
  made.cohort_id = run.cohort_id;
  made.module = run.module;
  made.key = "added:" + made.id;
  made.item = made.key;
  made.title = TRY(line(given.title, "title", 200));
  made.kind = given.kind;
  made.need = given.need;
  made.by_hand = true;
  made.week = run.week_of(calendar::local_of(given.starts_at, school.zone).day);
  Change change{.kind = "add"};
  change.starts_at = given.starts_at;
  change.ends_at = given.ends_at;
  change.place = TRY(line_or_none(given.place, "place", 200));
  change.note = TRY(line_or_none(given.note, "note", 1000));
  store::add(tx, made);
  make(tx, made, std::move(change), deed);
  return occurrence(tx, made.id);
}

// T15
Result<void> retitle(db::Transaction& tx, std::string_view id, const std::string& title, const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  if (!it.by_hand) return fail(FailureKind::invalid, "Its title is the programme's.", "title");
  Change change{.kind = "retitle"};
  change.title = TRY(line(title, "title", 200));
  if (it.title == change.title) return {};
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

Result<void> take_out(db::Transaction& tx, std::string_view id, const std::string& why, const Deed& deed) {
  Occurrence it = TRY(occurrence(tx, id));
  if (!it.by_hand) return fail(FailureKind::invalid, "The programme plans it: please cancel it instead.", "why");
  Change change{.kind = "remove"};
  change.why = TRY(line(why, "why", 500));
  if (it.gone) return {};
  it.gone = true;
  make(tx, std::move(it), std::move(change), deed);
  return {};
}

std::vector<Change> changes(db::Transaction& tx, std::string_view id) { return store::changes(tx, id); }

// T5
Result<void> join_team(db::Transaction& tx, std::string_view id, const std::string& role, std::string_view person_id,
                       const Deed& deed) {
  const Occurrence it = TRY(occurrence(tx, id));
  if (it.roles.empty() && it.kind != SessionKind::community_event)
    return fail(FailureKind::invalid, "This is not led by a team.");
  const std::string named = TRY(line(role, "role", 80));
  TRY(is_of(it.roles.empty() ? std::vector{named} : it.roles, named, "role"));
  if (std::ranges::none_of(cohorts::enrolments_of_run(tx, it.run_id),
                           [&](const cohorts::Enrolment& one) { return one.person_id == person_id; }))
    return fail(FailureKind::invalid, "They are not in this module run.", "person_id");
  if (store::add_member(tx, id, {deed.new_id(), named, std::string(person_id)}, deed))
    cohorts::happened(tx, deed, "timetable.team-joined", id, person_id);
  return {};
}

Result<void> leave_team(db::Transaction& tx, std::string_view member_id, const Deed& deed) {
  if (!store::end_member(tx, member_id, deed))
    return fail(FailureKind::not_found, "There is nobody in the team by that name now.");
  cohorts::happened(tx, deed, "timetable.team-left", member_id);
  return {};
}

Result<Occurrence> occurrence_of_member(db::Transaction& tx, std::string_view member_id) {
  const std::string id = store::occurrence_of_member(tx, member_id);
  if (id.empty()) return fail(FailureKind::not_found, "There is nobody to remove.");
  return occurrence(tx, id);
}

std::vector<TeamMember> team(db::Transaction& tx, std::string_view id) { return store::team(tx, id); }

Result<void> hand_in_artefact(db::Transaction& tx, std::string_view id, const std::string& address, const Deed& deed) {
  const Occurrence it = TRY(occurrence(tx, id));
  if (it.kind != SessionKind::community_event && !it.artefact)
    return fail(FailureKind::invalid, "Nothing is handed in for this.");
  const std::string where = TRY(line(address, "address", 500));
  if (!where.starts_with("https://") || where.find(' ') != std::string::npos)
    return fail(FailureKind::invalid, "Please give an address that begins with https://.", "address");
  if (store::artefact(tx, id) == where) return {};
  store::add_artefact(tx, id, where, deed);
  cohorts::happened(tx, deed, "timetable.artefact-handed-in", it.id);
  return {};
}
std::optional<std::string> artefact(db::Transaction& tx, std::string_view id) { return store::artefact(tx, id); }

}  // namespace timetable
