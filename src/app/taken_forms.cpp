#include "app/taken_forms.h"

#include "platform/crypto/crypto.h"

namespace app {

namespace {

// A key is of a session: another's is no key here, and nobody learns whether there is one.
std::string key_of(const std::string& key, const std::string& session) { return crypto::digest(session + " " + key); }

}  // namespace

std::optional<FormAnswer> take_form(db::Transaction& tx, const std::string& key, const std::string& session,
                                    const std::string& sent, Moment now) {
  const std::string own = key_of(key, session);
  const auto taken = tx.ask(R"sql(
      INSERT INTO front_door_forms (key, path, said, sent, at)
      VALUES (:key, '/', '', :sent, :now)
      ON CONFLICT (key) DO NOTHING
      RETURNING key)sql",
                            {{"key", own}, {"sent", sent}, {"now", now.text()}});
  if (!taken.empty()) return {};
  const auto before = tx.ask("SELECT path, said, sent FROM front_door_forms WHERE key = :key", {{"key", own}});
  if (before.empty()) return FormAnswer{"/", ""};
  const std::string first = before[0].text("sent");
  return FormAnswer{before[0].text("path"), before[0].text("said"), first.empty() || first == sent};
}

void remember_answer(db::Transaction& tx, const std::string& key, const std::string& session,
                     const FormAnswer& answer) {
  tx.tell("UPDATE front_door_forms SET path = :path, said = :said WHERE key = :key",
          {{"path", answer.path}, {"said", answer.said}, {"key", key_of(key, session)}});
}

void forget_forms(db::Transaction& tx, Moment before) {
  tx.tell("DELETE FROM front_door_forms WHERE at < :before", {{"before", before.text()}});
}

void forget_what_was_said(db::Transaction& tx) {
  tx.tell("UPDATE front_door_forms SET said = '', sent = '' WHERE said <> '' OR sent <> ''");
}

}  // namespace app
