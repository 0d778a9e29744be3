#include "rooms/curriculum/content/columns.h"
#include "rooms/curriculum/curriculum_store.h"

namespace curriculum {

namespace {

void add_outcome(db::Transaction& tx, std::string_view edition, int place, const Outcome& outcome) {
  tx.tell(R"sql(
      INSERT INTO curriculum_outcomes
        (edition_id, place, key, standard, competency, level, module, text, thresholds, checklist, identity, tracks,
         page)
      VALUES
        (:edition, :place, :key, :standard, :competency, :level, :module, :text, :thresholds, :checklist, :identity,
         :tracks, :page))sql",
          {{"edition", edition},
           {"place", place},
           {"key", outcome.key},
           {"standard", outcome.standard},
           {"competency", outcome.competency},
           {"level", outcome.level},
           {"module", outcome.module},
           {"text", outcome.text},
           {"thresholds", json_of(outcome.thresholds)},
           {"checklist", lines_of(outcome.checklist)},
           {"identity", outcome.identity ? 1 : 0},
           {"tracks", lines_of(outcome.tracks)},
           {"page", outcome.page}});
}

Outcome outcome_in(const db::Row& row) {
  Outcome outcome;
  outcome.key = row.text("key");
  outcome.standard = row.text_if_any("standard");
  outcome.competency = row.text("competency");
  outcome.competency_name = row.text_if_any("competency_name").value_or(outcome.competency);
  outcome.level = row.integer("level");
  outcome.module = row.integer_if_any("module");
  outcome.text = row.text("text");
  outcome.thresholds = thresholds_in(row.text("thresholds"));
  outcome.checklist = texts_in(row.text("checklist"));
  outcome.identity = row.integer("identity") == 1;
  outcome.tracks = texts_in(row.text("tracks"));
  outcome.page = row.text("page");
  return outcome;
}

void add_rubric_entry(db::Transaction& tx, std::string_view edition, int place, const RubricEntry& entry) {
  tx.tell(R"sql(
      INSERT INTO curriculum_rubric (edition_id, place, judged, competency, level, performance, text)
      VALUES (:edition, :place, :judged, :competency, :level, :performance, :text))sql",
          {{"edition", edition},
           {"place", place},
           {"judged", entry.of},
           {"competency", entry.competency},
           {"level", entry.level},
           {"performance", entry.performance},
           {"text", entry.text}});
}

}  // namespace

void add_standards(db::Transaction& tx, std::string_view edition, const Content& content) {
  int place = 0;
  for (const Competency& one : content.competencies)
    tx.tell(R"sql(
      INSERT INTO curriculum_competencies (edition_id, place, key, name, definition)
      VALUES (:edition, :place, :key, :name, :definition))sql",
            {{"edition", edition},
             {"place", place++},
             {"key", one.key},
             {"name", one.name},
             {"definition", one.definition}});
  place = 0;
  for (const Outcome& one : content.outcomes) add_outcome(tx, edition, place++, one);
  place = 0;
  for (const Target& one : content.targets)
    tx.tell(R"sql(
      INSERT INTO curriculum_targets (edition_id, place, module, competency, level)
      VALUES (:edition, :place, :module, :competency, :level))sql",
            {{"edition", edition},
             {"place", place++},
             {"module", one.module},
             {"competency", one.competency},
             {"level", one.level}});
  place = 0;
  for (const RubricEntry& one : content.rubric) add_rubric_entry(tx, edition, place++, one);
}

std::vector<Competency> competencies_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Competency> competencies;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT key, name, definition
        FROM curriculum_competencies
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    competencies.push_back({row.text("key"), row.text("name"), row.text_if_any("definition")});
  return competencies;
}

std::vector<Outcome> outcomes_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Outcome> outcomes;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT o.key, o.standard, o.competency, c.name AS competency_name, o.level, o.module, o.text, o.thresholds,
             o.checklist, o.identity, o.tracks, o.page
        FROM curriculum_outcomes o
        LEFT JOIN curriculum_competencies c ON c.edition_id = o.edition_id AND c.key = o.competency
       WHERE o.edition_id = :edition
       ORDER BY o.place)sql",
                                   {{"edition", edition}}))
    outcomes.push_back(outcome_in(row));
  return outcomes;
}

std::vector<Target> targets_of(db::Transaction& tx, std::string_view edition) {
  std::vector<Target> targets;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT module, competency, level
        FROM curriculum_targets
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    targets.push_back({row.integer("module"), row.text("competency"), row.integer("level")});
  return targets;
}

std::vector<RubricEntry> rubric_of(db::Transaction& tx, std::string_view edition) {
  std::vector<RubricEntry> rubric;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT judged, competency, level, performance, text
        FROM curriculum_rubric
       WHERE edition_id = :edition
       ORDER BY place)sql",
                                   {{"edition", edition}}))
    rubric.push_back({row.text("judged"), row.text_if_any("competency"), row.integer_if_any("level"),
                      row.text("performance"), row.text("text")});
  return rubric;
}

}  // namespace curriculum
