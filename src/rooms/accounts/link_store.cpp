#include "rooms/accounts/link_store.h"

namespace accounts {

namespace {

std::string_view name_of(LinkKind kind) { return kind == LinkKind::invitation ? "invitation" : "reset"; }

}  // namespace

void add_link(db::Transaction& tx, const Link& link, const std::optional<PersonId>& by, Moment now) {
  tx.tell(R"sql(
      INSERT INTO accounts_links (id, kind, person_id, email, created_by, created_at, expires_at)
      VALUES (:id, :kind, :person, '', :by, :now, :expires))sql",
          {{"id", link.id},
           {"kind", name_of(link.kind)},
           {"person", link.person.text()},
           {"by", by ? std::optional(by->text()) : std::nullopt},
           {"now", now.text()},
           {"expires", link.expires_at.text()}});
}

std::optional<Link> find_link(db::Transaction& tx, std::string_view id, Moment now) {
  const auto rows = tx.ask(R"sql(
      SELECT id, kind, person_id, expires_at
        FROM accounts_links
       WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > :now)sql",
                           {{"id", id}, {"now", now.text()}});
  if (rows.empty()) return {};
  return Link{rows[0].text("id"), rows[0].text("kind") == "invitation" ? LinkKind::invitation : LinkKind::reset,
              PersonId::read(rows[0].text("person_id")).value(), Moment::read(rows[0].text("expires_at")).value()};
}

bool was_made_since(db::Transaction& tx, const PersonId& person, LinkKind kind, Moment since) {
  return !tx.ask(R"sql(
      SELECT id FROM accounts_links
       WHERE person_id = :person AND kind = :kind AND created_at > :since
       LIMIT 1)sql",
                 {{"person", person.text()}, {"kind", name_of(kind)}, {"since", since.text()}})
              .empty();
}

std::vector<Unanswered> expired_invitations(db::Transaction& tx, Moment now, int most) {
  std::vector<Unanswered> out;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT person_id, expires_at
        FROM accounts_links AS link
       WHERE kind = 'invitation' AND used_at IS NULL AND revoked_at IS NULL AND expires_at <= :now
         AND NOT EXISTS (SELECT 1 FROM accounts_passwords AS own WHERE own.person_id = link.person_id)
         AND NOT EXISTS (SELECT 1 FROM accounts_sessions AS own WHERE own.person_id = link.person_id)
       ORDER BY expires_at DESC, id DESC
       LIMIT :most)sql",
                                   {{"now", now.text()}, {"most", most}}))
    out.push_back({PersonId::read(row.text("person_id")).value(), Moment::read(row.text("expires_at")).value()});
  return out;
}

bool has_others(db::Transaction& tx, const PersonId& person) {
  return tx.ask(R"sql(
      SELECT CASE WHEN EXISTS (SELECT 1 FROM accounts_passwords WHERE person_id <> :person)
                    OR EXISTS (SELECT 1 FROM accounts_links WHERE person_id <> :person)
                    OR EXISTS (SELECT 1 FROM accounts_sessions WHERE person_id <> :person)
             THEN 1 ELSE 0 END AS others)sql",
                {{"person", person.text()}})[0]
             .integer("others") == 1;
}

bool take_link(db::Transaction& tx, std::string_view id, Moment now) {
  return tx.tell("UPDATE accounts_links SET used_at = :now WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL",
                 {{"now", now.text()}, {"id", id}}) == 1;
}

void revoke_links(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell(R"sql(
      UPDATE accounts_links SET revoked_at = :now
       WHERE person_id = :person AND used_at IS NULL AND revoked_at IS NULL)sql",
          {{"now", now.text()}, {"person", person.text()}});
}

void revoke_links(db::Transaction& tx, const PersonId& person, LinkKind kind, Moment until, Moment now) {
  tx.tell(R"sql(
      UPDATE accounts_links SET revoked_at = :now
       WHERE person_id = :person AND kind = :kind AND created_at <= :until
         AND used_at IS NULL AND revoked_at IS NULL)sql",
          {{"now", now.text()}, {"person", person.text()}, {"kind", name_of(kind)}, {"until", until.text()}});
}

}  // namespace accounts
