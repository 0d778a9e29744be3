#include "visitors.h"

#include <fstream>

#include "kernel/person.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/cohorts/cohorts.h"

namespace bench {

namespace {

constexpr std::size_t most_students = 2000, most_notes = 12'000, most_desks = 64;

class Preparing {
 public:
  Preparing(db::Transaction& tx, Moment now) : tx_(tx), now_(now) {}

  Visitors all() {
    const Day today(std::chrono::floor<std::chrono::days>(now_.seconds()));
    const std::vector<cohorts::Running> running = cohorts::running_on(tx_, today);
    if (running.empty()) throw std::runtime_error("no cohort runs today: the demo is filled anew each term");
    students(running);
    staff(running);
    return std::move(out_);
  }

 private:
  std::string session_of(const PersonId& person) {
    return accounts::open_session(tx_, person, "demo", true, {"127.0.0.1", "bench"}, now_, random_);
  }

  // Evenly from all cohorts, so that they share as little as in a school.
  void students(const std::vector<cohorts::Running>& running) {
    const std::size_t each = most_students / running.size() + 1;
    for (const cohorts::Running& one : running) {
      const auto enrolled = cohorts::enrolments_of_run(tx_, one.run.id);
      for (std::size_t i = 0; i < std::min(each, enrolled.size()); ++i) {
        const std::string token = session_of(PersonId::read(enrolled[i].person_id).value());
        out_.today.push_back({token, "/"});
        out_.calendar.push_back({token, "/timetable?view=month"});
      }
    }
  }

  void staff(const std::vector<cohorts::Running>& running) {
    const std::string key = accounts::school_key(tx_, random_);
    std::vector<std::pair<std::string, std::string>> open;  // token, proof
    // Leads, whose role reaches every cohort; each at many desks.
    const db::Rows leads =
        tx_.ask("SELECT DISTINCT person_id FROM people_roles WHERE role = 'lead' AND ended_at IS NULL");
    for (std::size_t i = 0; i < most_desks && !leads.empty(); ++i) {
      const std::string token = session_of(PersonId::read(leads[i % leads.size()].text("person_id")).value());
      open.emplace_back(token, crypto::sign("form " + crypto::digest(token), key));
    }
    std::vector<std::pair<std::string, std::string>> notes;  // occurrence, student
    for (std::size_t i = 0; i < running.size(); ++i) {
      out_.cohort.push_back({open[i % open.size()].first, "/cohorts/" + running[i].cohort_id});
      add_notes(running[i].run.id, static_cast<int>(most_notes / running.size()) + 1, notes);
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const auto& [token, proof] = open[i % open.size()];
      const auto& [occurrence, student] = notes[i];
      std::string body = "state." + student + "=%s&why." + student + "=measured&form=" + proof + "&once=%s";
      out_.attendance.push_back({token, "/timetable/occurrences/" + occurrence + "/attendance", std::move(body)});
    }
  }

  void add_notes(const std::string& run, int most, std::vector<std::pair<std::string, std::string>>& notes) {
    for (const db::Row& row : tx_.ask(R"sql(
        SELECT o.id AS occurrence, e.person_id AS person
          FROM timetable_occurrences o JOIN cohorts_enrolments e ON e.run_id = o.run_id
         WHERE o.run_id = :run AND o.need = 'required' AND o.gone_at IS NULL AND o.cancelled IS NULL AND o.starts_at < :now
           AND e.from_day < o.starts_at AND e.voided_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM cohorts_outcomes ended WHERE ended.enrolment_id = e.id)
         ORDER BY e.person_id, o.id LIMIT :most)sql",
                                      {{"run", run}, {"now", now_.text()}, {"most", most}}))
      notes.emplace_back(row.text("occurrence"), row.text("person"));
  }

  db::Transaction& tx_;
  Moment now_;
  Random random_ = crypto::system_random();
  Visitors out_;
};

}  // namespace

Visitors prepare(db::Database& database, Moment now) {
  return database.write([&](db::Transaction& tx) -> Result<Visitors> { return Preparing(tx, now).all(); }).value();
}

void write_asks(const std::string& path, const std::vector<Ask>& asks) {
  std::ofstream file(path);
  for (const Ask& one : asks) file << one.token << '\t' << one.path << '\t' << one.body << '\n';
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

std::vector<Ask> read_asks(const std::string& path) {
  std::ifstream file(path);
  std::vector<Ask> out;
  for (std::string line; std::getline(file, line);) {
    const auto parts = text::split(line, '\t');
    out.push_back({std::string(parts.at(0)), std::string(parts.at(1)), std::string(parts.at(2))});
  }
  if (out.empty()) throw std::runtime_error(path + " names nobody");
  return out;
}

}  // namespace bench
