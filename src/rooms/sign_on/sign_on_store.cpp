#include "rooms/sign_on/sign_on_store.h"

namespace sign_on {

namespace {

Link link_of(const db::Row& row) {
  const auto ended = row.text_if_any("ended_at");
  return {
      row.text("id"),      PersonId::read(row.text("person_id")).value(), row.text("issuer"),
      row.text("subject"), Moment::read(row.text("linked_at")).value(),   ended ? Moment::read(*ended) : std::nullopt};
}

}  // namespace

bool has_attempt(db::Transaction& tx, std::string_view digest) {
  return !tx.ask("SELECT digest FROM sign_on_attempts WHERE digest = :digest", {{"digest", digest}}).empty();
}

bool add_attempt(db::Transaction& tx, std::string_view digest, Moment until) {
  return !tx.ask(R"sql(
      INSERT INTO sign_on_attempts (digest, expires_at) VALUES (:digest, :until)
      ON CONFLICT (digest) DO NOTHING RETURNING digest)sql",
                 {{"digest", digest}, {"until", until.text()}})
              .empty();
}

void delete_attempts(db::Transaction& tx, Moment before) {
  tx.tell("DELETE FROM sign_on_attempts WHERE expires_at < :before", {{"before", before.text()}});
}

std::optional<Link> open_link(db::Transaction& tx, std::string_view issuer, std::string_view subject) {
  const auto rows = tx.ask(R"sql(
      SELECT id, person_id, issuer, subject, linked_at, ended_at
        FROM sign_on_links
       WHERE issuer = :issuer AND subject = :subject AND ended_at IS NULL)sql",
                           {{"issuer", issuer}, {"subject", subject}});
  return rows.empty() ? std::nullopt : std::optional(link_of(rows[0]));
}

bool was_linked(db::Transaction& tx, std::string_view issuer, std::string_view subject) {
  return !tx.ask(R"sql(
      SELECT id FROM sign_on_links WHERE issuer = :issuer AND subject = :subject AND ended_at IS NOT NULL LIMIT 1)sql",
                 {{"issuer", issuer}, {"subject", subject}})
              .empty();
}

std::vector<Link> links_ever(db::Transaction& tx, const PersonId& person) {
  std::vector<Link> links;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT id, person_id, issuer, subject, linked_at, ended_at
        FROM sign_on_links
       WHERE person_id = :person
       ORDER BY linked_at DESC, id DESC)sql",
                                   {{"person", person.text()}}))
    links.push_back(link_of(row));
  return links;
}

bool add_link(db::Transaction& tx, const Link& link) {
  return !tx.ask(R"sql(
      INSERT INTO sign_on_links (id, person_id, issuer, subject, linked_at)
      VALUES (:id, :person, :issuer, :subject, :at)
      ON CONFLICT DO NOTHING RETURNING id)sql",
                 {{"id", link.id},
                  {"person", link.person.text()},
                  {"issuer", link.issuer},
                  {"subject", link.subject},
                  {"at", link.linked_at.text()}})
              .empty();
}

bool end_link(db::Transaction& tx, const PersonId& person, std::string_view id, Moment now) {
  return tx.tell(R"sql(
      UPDATE sign_on_links SET ended_at = :now WHERE id = :id AND person_id = :person AND ended_at IS NULL)sql",
                 {{"now", now.text()}, {"id", id}, {"person", person.text()}}) > 0;
}

void delete_links(db::Transaction& tx, const PersonId& person) {
  tx.tell("DELETE FROM sign_on_links WHERE person_id = :person", {{"person", person.text()}});
}

}  // namespace sign_on
