#include "app/school_jobs.h"

#include "app/taken_forms.h"
#include "migrations_embedded.h"
#include "platform/crypto/crypto.h"
#include "rooms/privacy/records/retention.h"
#include "rooms/rosters/rosters.h"
#include "rooms/sign_on/sign_on.h"

using namespace std::chrono_literals;

namespace app {

namespace {

// What may no longer be kept, every hour.
Result<void> forget(db::Database& database, Moment now) {
  return database.write([&](db::Transaction& tx) -> Result<void> {
    privacy::let_go(tx, now);
    rosters::forget(tx, now);
    sign_on::forget_attempts(tx, now);
    forget_forms(tx, now.plus(-24h * privacy::days_of(tx, privacy::answers_of_forms)));
    return {};
  });
}

}  // namespace

JobLoopSettings school_jobs(db::Database& database, const clock_time::Clock& clock, const Random& random,
                            const std::optional<MailService>& mail, const std::optional<BackupPlan>& backups,
                            std::function<void(std::string_view)> tell) {
  JobLoopSettings settings{
      .database = database,
      .clock = clock,
      .random = random,
      .node = crypto::token(random).substr(0, 12),
      .mail = mail,
      .jobs = {{"school.forget", [&database](const std::string&, Moment now) { return forget(database, now); }}},
      .every = {{"school.forget", 1h}},
      .tell = std::move(tell)};
  if (backups) {
    settings.jobs[std::string(backup_job)] = [&database, plan = *backups](const std::string&, Moment now) {
      return back_up_into(plan, database, migrations::all(), now);
    };
    settings.every[std::string(backup_job)] = backups->every;
  }
  return settings;
}

}  // namespace app
