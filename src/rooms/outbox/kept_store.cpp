// The SQL of what the outbox keeps of a person.
#include "kernel/text.h"
#include "platform/db/database.h"
#include "rooms/outbox/kept.h"

namespace outbox {

std::vector<PersonalLetter> letters_to(db::Transaction& tx, const std::string& address) {
  std::vector<PersonalLetter> letters;
  if (address.empty()) return letters;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT to_name, to_address, subject, text, posted_at, sent_at
        FROM outbox_letters
       WHERE to_key = :key
       ORDER BY id DESC)sql",
                                   {{"key", text::lower(address)}})) {
    const auto sent = row.text_if_any("sent_at");
    letters.push_back({row.text("to_name"), row.text("to_address"), row.text_if_any("subject"), row.text_if_any("text"),
                       Moment::read(row.text("posted_at")).value(), sent ? Moment::read(*sent) : std::nullopt});
  }
  return letters;
}

std::vector<std::string> addresses_of(db::Transaction& tx, const std::string& name) {
  std::vector<std::string> addresses;
  for (const db::Row& row :
       tx.ask("SELECT DISTINCT to_key FROM outbox_letters WHERE to_name = :name AND to_key <> ''", {{"name", name}}))
    addresses.push_back(row.text("to_key"));
  return addresses;
}

void forget_addressees(db::Transaction& tx, Moment before) {
  tx.tell(R"sql(
      UPDATE outbox_letters
         SET to_name = '', to_address = '', to_key = '', reply_name = '', reply_address = '', words = ''
       WHERE posted_at < :before AND forgotten_at IS NOT NULL AND to_key <> '')sql",
          {{"before", before.text()}});
  tx.tell(R"sql(
      UPDATE outbox_attempts
         SET words = ''
       WHERE words <> '' AND letter_id IN (SELECT id FROM outbox_letters WHERE to_key = ''))sql");
}

}  // namespace outbox
