#include "rooms/notifications/notifications_store.h"

#include "platform/db/listed.h"

namespace notifications::store {

bool decline(db::Transaction& tx, const PersonId& person, std::string_view kind, Moment now, const Random& random) {
  return !tx.ask(R"sql(
      INSERT INTO notifications_declined (id, person_id, kind, declined_at)
      VALUES (:id, :person, :kind, :now)
      ON CONFLICT (person_id, kind) WHERE ended_at IS NULL DO NOTHING
      RETURNING id)sql",
                 {{"id", new_id<Declined>(now, random).text()},
                  {"person", person.text()},
                  {"kind", kind},
                  {"now", now.text()}})
              .empty();
}

bool end(db::Transaction& tx, const PersonId& person, std::string_view kind, Moment now) {
  return tx.tell(R"sql(
      UPDATE notifications_declined SET ended_at = :now
       WHERE person_id = :person AND kind = :kind AND ended_at IS NULL)sql",
                 {{"now", now.text()}, {"person", person.text()}, {"kind", kind}}) == 1;
}

std::vector<Declined> declined_by(db::Transaction& tx, const PersonId& person) {
  std::vector<Declined> all;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT kind, declined_at, ended_at
        FROM notifications_declined
       WHERE person_id = :person
       ORDER BY id)sql",
                                   {{"person", person.text()}})) {
    const auto ended = row.text_if_any("ended_at");
    all.push_back(
        {row.text("kind"), Moment::read(row.text("declined_at")).value(), ended ? Moment::read(*ended) : std::nullopt});
  }
  return all;
}

std::set<PersonId> who_declined(db::Transaction& tx, std::span<const PersonId> people, std::string_view kind) {
  std::vector<std::string> ids;
  for (const PersonId& one : people) ids.push_back(one.text());
  std::vector<db::Parameter> parameters{{"kind", kind}};
  const std::string in = db::listed("person", ids, parameters);
  std::set<PersonId> out;
  for (const db::Row& row : tx.ask(
           "SELECT person_id FROM notifications_declined WHERE kind = :kind AND ended_at IS NULL AND person_id IN (" +
               in + ")",
           parameters))
    out.insert(PersonId::read(row.text("person_id")).value());
  return out;
}

void forget(db::Transaction& tx, const PersonId& person) {
  tx.tell("DELETE FROM notifications_declined WHERE person_id = :person", {{"person", person.text()}});
}

}  // namespace notifications::store
