#include "rooms/privacy/apart/keep_apart_store.h"

#include <set>

namespace privacy::store {

namespace {

PersonId person(const db::Row& row, std::string_view column) { return PersonId::read(row.text(column)).value(); }

}  // namespace

bool add(db::Transaction& tx, const Apart& apart) {
  return !tx.ask(R"sql(
      INSERT INTO privacy_apart (id, first_id, second_id, reason, made_at, made_by)
      VALUES (:id, :first, :second, :reason, :now, :by)
      ON CONFLICT (first_id, second_id) WHERE ended_at IS NULL DO NOTHING
      RETURNING id)sql",
                 {{"id", apart.id.text()},
                  {"first", apart.first.text()},
                  {"second", apart.second.text()},
                  {"reason", apart.reason},
                  {"now", apart.made_at.text()},
                  {"by", apart.made_by.text()}})
              .empty();
}

bool set_ended(db::Transaction& tx, const ApartId& apart, const PersonId& by, Moment now) {
  return tx.tell(R"sql(
      UPDATE privacy_apart SET ended_at = :now, ended_by = :by
       WHERE id = :id AND ended_at IS NULL AND first_id <> :by AND second_id <> :by)sql",
                 {{"now", now.text()}, {"by", by.text()}, {"id", apart.text()}}) == 1;
}

bool are_apart(db::Transaction& tx, const PersonId& first, const PersonId& second) {
  return !tx.ask("SELECT id FROM privacy_apart WHERE first_id = :first AND second_id = :second AND ended_at IS NULL",
                 {{"first", first.text()}, {"second", second.text()}})
              .empty();
}

// The list is short and the people may be many, so the list is read and compared here: no statement has as many
// parameters as a cohort has people.
std::vector<std::pair<PersonId, PersonId>> pairs_among(db::Transaction& tx, std::span<const PersonId> people) {
  const std::set<PersonId> asked(people.begin(), people.end());
  std::vector<std::pair<PersonId, PersonId>> pairs;
  for (const db::Row& row :
       tx.ask("SELECT first_id, second_id FROM privacy_apart WHERE ended_at IS NULL ORDER BY first_id, second_id"))
    if (asked.contains(person(row, "first_id")) && asked.contains(person(row, "second_id")))
      pairs.emplace_back(person(row, "first_id"), person(row, "second_id"));
  return pairs;
}

std::vector<Apart> pairs_without(db::Transaction& tx, const PersonId& viewer, int count) {
  std::vector<Apart> pairs;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT id, first_id, second_id, reason, made_at, made_by
        FROM privacy_apart
       WHERE ended_at IS NULL AND first_id <> :viewer AND second_id <> :viewer
       ORDER BY id DESC
       LIMIT :count)sql",
                                   {{"viewer", viewer.text()}, {"count", count}}))
    pairs.push_back({ApartId::read(row.text("id")).value(), person(row, "first_id"), person(row, "second_id"),
                     row.text("reason"), Moment::read(row.text("made_at")).value(), person(row, "made_by")});
  return pairs;
}

void clear_reasons(db::Transaction& tx, Moment ended_before) {
  tx.tell("UPDATE privacy_apart SET reason = '' WHERE ended_at < :before AND reason <> ''",
          {{"before", ended_before.text()}});
}

void end_pairs_of(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell(R"sql(
      UPDATE privacy_apart SET reason = '', ended_at = COALESCE(ended_at, :now)
       WHERE first_id = :person OR second_id = :person)sql",
          {{"now", now.text()}, {"person", person.text()}});
}

}  // namespace privacy::store
