#include "rooms/jobs/jobs_store.h"

namespace jobs {

void add(db::Transaction& tx, const std::string& id, const Wanted& wanted) {
  tx.tell(R"sql(
      INSERT INTO jobs_jobs (id, kind, about, due_at, attempts, problem)
      VALUES (:id, :kind, :about, :due, 0, '')
      ON CONFLICT (kind, about) WHERE done_at IS NULL AND failed_at IS NULL DO NOTHING)sql",
          {{"id", id}, {"kind", wanted.kind}, {"about", wanted.about}, {"due", wanted.due.text()}});
}

std::optional<Job> claim_first_due(db::Transaction& tx, const std::string& node, Moment now, Moment until) {
  // The condition stands in the UPDATE, so that of two nodes that chose the same job only one changes it.
  const auto rows = tx.ask(R"sql(
      UPDATE jobs_jobs
         SET claimed_by = :node, claimed_until = :until, attempts = attempts + 1
       WHERE id = (SELECT id
                     FROM jobs_jobs
                    WHERE done_at IS NULL AND failed_at IS NULL AND due_at <= :now
                      AND (claimed_until IS NULL OR claimed_until <= :now)
                    ORDER BY due_at, id
                    LIMIT 1)
         AND (claimed_until IS NULL OR claimed_until <= :now)
      RETURNING id, kind, about, attempts)sql",
                           {{"node", node}, {"until", until.text()}, {"now", now.text()}});
  if (rows.empty()) return {};
  return Job{rows[0].text("id"), rows[0].text("kind"), rows[0].text("about"), rows[0].integer("attempts")};
}

void set_done(db::Transaction& tx, const std::string& id, Moment now) { set_done_with(tx, id, "", now); }

void set_done_with(db::Transaction& tx, const std::string& id, const std::string& problem, Moment now) {
  tx.tell("UPDATE jobs_jobs SET done_at = :now, claimed_until = NULL, problem = :problem WHERE id = :id",
          {{"now", now.text()}, {"problem", problem}, {"id", id}});
}

std::optional<Done> last(db::Transaction& tx, const std::string& kind, bool only_well) {
  // Ids are in the order of time.
  const auto rows = tx.ask("SELECT done_at, problem FROM jobs_jobs WHERE kind = :kind AND done_at IS NOT NULL" +
                               std::string(only_well ? " AND problem = ''" : "") + " ORDER BY id DESC LIMIT 1",
                           {{"kind", kind}});
  if (rows.empty()) return {};
  return Done{Moment::read(rows[0].text("done_at")).value(), rows[0].text("problem")};
}

void set_due(db::Transaction& tx, const std::string& id, const std::string& problem, Moment due) {
  tx.tell("UPDATE jobs_jobs SET due_at = :due, claimed_until = NULL, problem = :problem WHERE id = :id",
          {{"due", due.text()}, {"problem", problem}, {"id", id}});
}

void set_failed(db::Transaction& tx, const std::string& id, const std::string& problem, Moment now) {
  tx.tell("UPDATE jobs_jobs SET failed_at = :now, claimed_until = NULL, problem = :problem WHERE id = :id",
          {{"now", now.text()}, {"problem", problem}, {"id", id}});
}

std::vector<Failed> failed_jobs(db::Transaction& tx, int count) {
  const auto rows = tx.ask(R"sql(
      SELECT id, kind, about, problem, failed_at
        FROM jobs_jobs
       WHERE failed_at IS NOT NULL
       ORDER BY failed_at DESC, id
       LIMIT :count)sql",
                           {{"count", count}});
  std::vector<Failed> jobs;
  for (const db::Row& row : rows)
    jobs.push_back({row.text("id"), row.text("kind"), row.text("about"), row.text("problem"),
                    Moment::read(row.text("failed_at")).value()});
  return jobs;
}

}  // namespace jobs
