#include "app/school_jobs.h"

#include "app/taken_forms.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/outbox/outbox.h"

using namespace std::chrono_literals;

namespace app {

namespace {

constexpr int days_of_sessions = 30;
constexpr auto life_of_letters = 90 * 24h, life_of_forms = 48h;

// What may no longer be kept, a little each hour.
Result<void> forget(db::Database& database, Moment now) {
  return database.write([&](db::Transaction& tx) -> Result<void> {
    accounts::forget(tx, days_of_sessions, now);
    outbox::forget_texts(tx, now.plus(-life_of_letters), now);
    forget_forms(tx, now.plus(-life_of_forms));
    return {};
  });
}

}  // namespace

JobLoopSettings school_jobs(db::Database& database, const clock_time::Clock& clock, const Random& random,
                            const std::optional<MailService>& mail, std::function<void(std::string_view)> tell) {
  return {.database = database,
          .clock = clock,
          .random = random,
          .node = crypto::token(random).substr(0, 12),
          .mail = mail,
          .jobs = {{"school.forget", [&database](const std::string&, Moment now) { return forget(database, now); }}},
          .every = {{"school.forget", 1h}},
          .tell = std::move(tell)};
}

}  // namespace app
