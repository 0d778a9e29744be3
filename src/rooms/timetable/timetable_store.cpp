#include "rooms/timetable/timetable_store.h"

#include "kernel/text.h"
#include "platform/db/listed.h"
#include "platform/db/text_index.h"

namespace timetable::store {

namespace {

Moment moment(const db::Row& row, std::string_view column) { return *Moment::read(row.text(column)); }
std::optional<Moment> moment_if_any(const db::Row& row, std::string_view column) {
  const std::optional<std::string> text = row.text_if_any(column);
  return text ? Moment::read(*text) : std::nullopt;
}

// One text a line; the texts themselves have one line each.
std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "\n") + text;
  return out;
}
std::vector<std::string> lines_of(const std::string& column) {
  std::vector<std::string> out;
  if (column.empty()) return out;
  for (const std::string_view line : text::split(column, '\n')) out.emplace_back(line);
  return out;
}

std::string words_of(const Assumed& assumed) {
  std::string out;
  if (assumed.weekday) out += "weekday ";
  if (assumed.time) out += "time ";
  if (assumed.length) out += "length ";
  return out;
}
Assumed assumed_of(std::string_view words) {
  const auto has = [&](std::string_view word) { return words.find(word) != std::string_view::npos; };
  return {has("weekday"), has("time"), has("length")};
}

template <class Value>
std::optional<std::string> text_of(const std::optional<Value>& value) {
  return value ? std::optional(value->text()) : std::nullopt;
}

constexpr std::string_view columns =
    "id, run_id, cohort_id, module, key, item, title, kind, need, week, assumed, closed, moved_from, page, guide, "
    "topics, formats, roles, artefact, for_staff, by_hand, planned_starts, planned_ends, gone_at, starts_at, ends_at, "
    "cancelled, place, note, topic, format, group_id, changes, changed_at";

Occurrence occurrence_of(const db::Row& row) {
  const std::optional<std::string> moved_from = row.text_if_any("moved_from");
  return {.id = row.text("id"),
          .run_id = row.text("run_id"),
          .cohort_id = row.text("cohort_id"),
          .module = row.integer("module"),
          .key = row.text("key"),
          .item = row.text("item"),
          .title = row.text("title"),
          .kind = curriculum::session_kind_named(row.text("kind")).value(),
          .need = schedule::need_named(row.text("need")).value(),
          .week = row.integer("week"),
          .assumed = assumed_of(row.text("assumed")),
          .closed = row.text_if_any("closed"),
          .moved_from = moved_from ? Day::read(*moved_from) : std::nullopt,
          .page = row.text_if_any("page"),
          .guide = row.text_if_any("guide"),
          .topics = lines_of(row.text("topics")),
          .formats = lines_of(row.text("formats")),
          .roles = lines_of(row.text("roles")),
          .artefact = row.text_if_any("artefact"),
          .for_staff = row.integer("for_staff") == 1,
          .by_hand = row.integer("by_hand") == 1,
          .planned_starts = moment(row, "planned_starts"),
          .planned_ends = moment(row, "planned_ends"),
          .gone = !row.is_null("gone_at"),
          .starts_at = moment(row, "starts_at"),
          .ends_at = moment(row, "ends_at"),
          .cancelled = row.text_if_any("cancelled"),
          .place = row.text("place"),
          .note = row.text("note"),
          .topic = row.text_if_any("topic"),
          .format = row.text_if_any("format"),
          .group_id = row.text_if_any("group_id"),
          .changes = row.integer("changes"),
          .changed_at = moment(row, "changed_at")};
}

std::vector<Occurrence> all_of(const db::Rows& rows) {
  std::vector<Occurrence> out;
  out.reserve(rows.size());
  for (const db::Row& row : rows) out.push_back(occurrence_of(row));
  return out;
}

// What may differ from one saving to the next.
std::vector<db::Parameter> varying(const Occurrence& it) {
  return {{"title", it.title},
          {"kind", curriculum::name_of(it.kind)},
          {"need", name_of(it.need)},
          {"week", it.week},
          {"assumed", words_of(it.assumed)},
          {"closed", it.closed},
          {"moved_from", text_of(it.moved_from)},
          {"page", it.page},
          {"guide", it.guide},
          {"topics", joined(it.topics)},
          {"formats", joined(it.formats)},
          {"roles", joined(it.roles)},
          {"artefact", it.artefact},
          {"for_staff", it.for_staff ? 1 : 0},
          {"planned_starts", it.planned_starts.text()},
          {"planned_ends", it.planned_ends.text()},
          {"starts_at", it.starts_at.text()},
          {"ends_at", it.ends_at.text()},
          {"cancelled", it.cancelled},
          {"place", it.place},
          {"note", it.note},
          {"topic", it.topic},
          {"format", it.format},
          {"group_id", it.group_id},
          {"changes", it.changes},
          {"changed_at", it.changed_at.text()}};
}

}  // namespace

void add(db::Transaction& tx, const Occurrence& it) {
  std::vector<db::Parameter> parameters = varying(it);
  parameters.insert(parameters.end(), {{"id", it.id},
                                       {"run_id", it.run_id},
                                       {"cohort_id", it.cohort_id},
                                       {"module", it.module},
                                       {"key", it.key},
                                       {"item", it.item},
                                       {"by_hand", it.by_hand ? 1 : 0}});
  tx.tell("INSERT INTO timetable_occurrences (" + std::string(columns) +
              ") VALUES (:id, :run_id, :cohort_id, :module, :key, :item, :title, :kind, :need, :week, :assumed, "
              ":closed, :moved_from, :page, :guide, :topics, :formats, :roles, :artefact, :for_staff, :by_hand, "
              ":planned_starts, :planned_ends, NULL, :starts_at, :ends_at, :cancelled, :place, :note, :topic, "
              ":format, :group_id, :changes, :changed_at)",
          parameters);
  put_words(tx, it);
}

void save(db::Transaction& tx, const Occurrence& it, const std::optional<Moment>& gone_at) {
  std::vector<db::Parameter> parameters = varying(it);
  parameters.emplace_back("gone_at", text_of(gone_at));
  parameters.emplace_back("id", it.id);
  tx.tell(
      "UPDATE timetable_occurrences SET title = :title, kind = :kind, need = :need, week = :week, "
      "assumed = :assumed, closed = :closed, moved_from = :moved_from, page = :page, guide = :guide, "
      "topics = :topics, formats = :formats, roles = :roles, artefact = :artefact, for_staff = :for_staff, "
      "planned_starts = :planned_starts, planned_ends = :planned_ends, starts_at = :starts_at, ends_at = :ends_at, "
      "cancelled = :cancelled, place = :place, note = :note, topic = :topic, format = :format, "
      "group_id = :group_id, changes = :changes, changed_at = :changed_at, gone_at = :gone_at WHERE id = :id",
      parameters);
  if (gone_at)
    take_words(tx, it.id);
  else
    put_words(tx, it);
}

std::vector<Occurrence> occurrences_of_run(db::Transaction& tx, std::string_view run) {
  return all_of(tx.ask(
      "SELECT " + std::string(columns) + " FROM timetable_occurrences WHERE run_id = :run ORDER BY starts_at, id",
      {{"run", run}}));
}

std::vector<Occurrence> occurrences_of_runs(db::Transaction& tx, std::span<const std::string> runs) {
  if (runs.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string in = listed("run", runs, parameters);
  return all_of(tx.ask("SELECT " + std::string(columns) + " FROM timetable_occurrences WHERE run_id IN (" + in +
                           ") ORDER BY starts_at, id",
                       parameters));
}

std::vector<Occurrence> readings_of_run(db::Transaction& tx, std::string_view run, Moment begun_by) {
  return all_of(
      tx.ask("SELECT " + std::string(columns) +
                 " FROM timetable_occurrences WHERE run_id = :run AND kind = :kind AND page IS NOT NULL "
                 "AND starts_at <= :begun_by AND for_staff = 0 AND cancelled IS NULL AND gone_at IS NULL "
                 "ORDER BY starts_at, id",
             {{"run", run}, {"kind", curriculum::name_of(SessionKind::reading)}, {"begun_by", begun_by.text()}}));
}

std::optional<Occurrence> occurrence(db::Transaction& tx, std::string_view id) {
  std::vector<Occurrence> found =
      all_of(tx.ask("SELECT " + std::string(columns) + " FROM timetable_occurrences WHERE id = :id", {{"id", id}}));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Occurrence> occurrences(db::Transaction& tx, std::span<const std::string> runs, Moment from, Moment until) {
  if (runs.empty()) return {};
  std::vector<db::Parameter> parameters{{"until", until.text()}, {"from", from.text()}};
  const std::string in = db::listed("run", runs, parameters);
  return all_of(tx.ask("SELECT " + std::string(columns) + " FROM timetable_occurrences WHERE run_id IN (" + in +
                           ") AND starts_at < :until AND ends_at >= :from AND gone_at IS NULL ORDER BY starts_at, id",
                       parameters));
}

namespace {

std::vector<Occurrence> with_words(db::Transaction& tx, const std::vector<std::string>& words, const std::string& which,
                                   std::vector<db::Parameter> parameters, Moment now, int most) {
  constexpr db::TextIndex index{"timetable_words_text", "timetable_words", "occurrence_id", "words"};
  parameters.emplace_back("asked", db::asked_words(tx.engine(), words));
  parameters.emplace_back("now", now.text());
  parameters.emplace_back("most", most);
  return all_of(tx.ask("SELECT " + std::string(columns) +
                           " FROM timetable_occurrences WHERE gone_at IS NULL AND id IN (" +
                           db::keys_with(tx.engine(), index, "asked") + ")" + which +
                           " ORDER BY CASE WHEN ends_at >= :now THEN 0 ELSE 1 END, "
                           "CASE WHEN ends_at >= :now THEN starts_at ELSE '' END, starts_at DESC, id LIMIT :most",
                       parameters));
}

}  // namespace

std::vector<Occurrence> with_words_for_student(db::Transaction& tx, const std::vector<std::string>& words,
                                               const std::vector<Stay>& stays, Moment now, int most) {
  std::vector<db::Parameter> parameters;
  std::string any;
  for (std::size_t i = 0; i < stays.size(); ++i) {
    const Stay& one = stays[i];
    const std::string n = std::to_string(i);
    any += (i == 0 ? "(run_id = :run" : " OR (run_id = :run") + n + " AND (starts_at < :until" + n +
           (one.owes_later ? " OR need = 'due'))" : "))");
    parameters.emplace_back("run" + n, one.run_id);
    parameters.emplace_back("until" + n, one.until ? one.until->text() : std::string("9999"));
  }
  return with_words(tx, words, " AND for_staff = 0 AND (" + any + ")", std::move(parameters), now, most);
}

std::vector<Occurrence> with_words_for_staff(db::Transaction& tx, const std::vector<std::string>& words,
                                             std::span<const std::string> without_notes, Moment now, int most) {
  std::vector<db::Parameter> parameters;
  std::string which;
  if (!without_notes.empty())
    which = " AND (for_staff = 0 OR run_id NOT IN (" + db::listed("run", without_notes, parameters) + "))";
  return with_words(tx, words, which, std::move(parameters), now, most);
}

void add_change(db::Transaction& tx, std::string_view occurrence, int sequence, const Change& change,
                const Deed& deed) {
  tx.tell(
      "INSERT INTO timetable_changes (id, occurrence_id, sequence, kind, starts_at, ends_at, place, note, topic, "
      "format, group_id, closed, title, why, made_at, made_by) VALUES (:id, :occurrence_id, :sequence, :kind, "
      ":starts_at, :ends_at, :place, :note, :topic, :format, :group_id, :closed, :title, :why, :made_at, :made_by)",
      {{"id", deed.new_id()},
       {"occurrence_id", occurrence},
       {"sequence", sequence},
       {"kind", change.kind},
       {"starts_at", text_of(change.starts_at)},
       {"ends_at", text_of(change.ends_at)},
       {"place", change.place},
       {"note", change.note},
       {"topic", change.topic},
       {"format", change.format},
       {"group_id", change.group_id},
       {"closed", change.closed},
       {"title", change.title},
       {"why", change.why},
       {"made_at", deed.now.text()},
       {"made_by", deed.who}});
}

std::vector<Change> changes(db::Transaction& tx, std::string_view occurrence) {
  std::vector<Change> out;
  for (const db::Row& row :
       tx.ask("SELECT kind, starts_at, ends_at, place, note, topic, format, group_id, closed, title, why, "
              "made_at, made_by FROM timetable_changes WHERE occurrence_id = :occurrence ORDER BY sequence",
              {{"occurrence", occurrence}}))
    out.push_back({row.text("kind"), moment_if_any(row, "starts_at"), moment_if_any(row, "ends_at"),
                   row.text_if_any("place"), row.text_if_any("note"), row.text_if_any("topic"),
                   row.text_if_any("format"), row.text_if_any("group_id"), row.text_if_any("closed"),
                   row.text_if_any("title"), row.text("why"), row.text("made_at"), row.text_if_any("made_by")});
  return out;
}

}  // namespace timetable::store
