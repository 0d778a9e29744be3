#include "rooms/privacy/privacy_store.h"

#include <array>
#include <stdexcept>

namespace privacy::store {

namespace {

constexpr std::array<std::string_view, 5> names{"person", "role", "cohort", "group", "everyone"};

std::string_view name_of(To to) { return names.at(static_cast<std::size_t>(to)); }

To to_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names.at(i) == name) return static_cast<To>(i);
  throw std::logic_error("no such audience");
}

std::optional<Moment> moment_if_any(const db::Row& row, std::string_view column) {
  const auto text = row.text_if_any(column);
  return text ? Moment::read(*text) : std::nullopt;
}

std::optional<std::string> text_of(const std::optional<Moment>& moment) {
  return moment ? std::optional(moment->text()) : std::nullopt;
}

std::vector<Grant> read_grants(const db::Rows& rows) {
  std::vector<Grant> grants;
  for (const db::Row& row : rows)
    grants.push_back({GrantId::read(row.text("id")).value(),
                      PersonId::read(row.text("owner_id")).value(),
                      {row.text("item_kind"), row.text("item_id")},
                      row.text("label"),
                      {to_named(row.text("audience")), row.text("whom")},
                      Moment::read(row.text("granted_at")).value(),
                      moment_if_any(row, "until"),
                      moment_if_any(row, "revoked_at")});
  return grants;
}

std::vector<Look> read_looks(const db::Rows& rows) {
  std::vector<Look> looks;
  for (const db::Row& row : rows) {
    const auto grant = row.text_if_any("grant_id");
    looks.push_back({row.text("id"),
                     Moment::read(row.text("at")).value(),
                     PersonId::read(row.text("viewer_id")).value(),
                     PersonId::read(row.text("owner_id")).value(),
                     {row.text("item_kind"), row.text("item_id")},
                     grant ? GrantId::read(*grant) : std::nullopt});
  }
  return looks;
}

// A condition of several whoms, whose parameters are added.
void add_audience(std::string& sql, std::vector<db::Parameter>& parameters, To to,
                  const std::vector<std::string>& whoms) {
  if (whoms.empty()) return;
  sql += " OR (audience = '" + std::string(name_of(to)) + "' AND whom IN (";
  for (std::size_t i = 0; i < whoms.size(); ++i) {
    const std::string name = std::string(name_of(to)) + std::to_string(i);
    sql += (i == 0 ? ":" : ", :") + name;
    parameters.emplace_back(name, whoms[i]);
  }
  sql += "))";
}

}  // namespace

bool add(db::Transaction& tx, const Grant& grant) {
  return !tx.ask(R"sql(
      INSERT INTO privacy_grants (id, owner_id, item_kind, item_id, label, audience, whom, granted_at, until)
      VALUES (:id, :owner, :kind, :item, :label, :audience, :whom, :now, :until)
      ON CONFLICT (owner_id, item_kind, item_id, audience, whom) WHERE revoked_at IS NULL DO NOTHING
      RETURNING id)sql",
                 {{"id", grant.id.text()},
                  {"owner", grant.owner.text()},
                  {"kind", grant.item.kind},
                  {"item", grant.item.id},
                  {"label", grant.label},
                  {"audience", name_of(grant.audience.to)},
                  {"whom", grant.audience.whom},
                  {"now", grant.granted_at.text()},
                  {"until", text_of(grant.until)}})
              .empty();
}

std::optional<Grant> open_grant(db::Transaction& tx, const PersonId& owner, const Item& item,
                                const Audience& audience) {
  const auto found = read_grants(tx.ask(R"sql(
      SELECT id, owner_id, item_kind, item_id, label, audience, whom, granted_at, until, revoked_at
        FROM privacy_grants
       WHERE owner_id = :owner AND item_kind = :kind AND item_id = :item AND audience = :audience AND whom = :whom
         AND revoked_at IS NULL)sql",
                                        {{"owner", owner.text()},
                                         {"kind", item.kind},
                                         {"item", item.id},
                                         {"audience", name_of(audience.to)},
                                         {"whom", audience.whom}}));
  return found.empty() ? std::nullopt : std::optional(found[0]);
}

bool set_revoked(db::Transaction& tx, const PersonId& owner, const GrantId& grant, Moment now) {
  return tx.tell(R"sql(
      UPDATE privacy_grants SET revoked_at = :now WHERE id = :id AND owner_id = :owner AND revoked_at IS NULL)sql",
                 {{"now", now.text()}, {"id", grant.text()}, {"owner", owner.text()}}) == 1;
}

std::vector<Grant> grants_of(db::Transaction& tx, const PersonId& owner) {
  return read_grants(tx.ask(R"sql(
      SELECT id, owner_id, item_kind, item_id, label, audience, whom, granted_at, until, revoked_at
        FROM privacy_grants
       WHERE owner_id = :owner
       ORDER BY id DESC)sql",
                            {{"owner", owner.text()}}));
}

std::vector<Grant> grants_for(db::Transaction& tx, const Asked& asked) {
  std::string sql = R"sql(
      SELECT id, owner_id, item_kind, item_id, label, audience, whom, granted_at, until, revoked_at
        FROM privacy_grants
       WHERE item_kind = :kind AND owner_id <> :viewer AND revoked_at IS NULL AND (until IS NULL OR until > :now))sql";
  std::vector<db::Parameter> parameters{
      {"kind", asked.kind}, {"viewer", asked.viewer.id.text()}, {"now", asked.now.text()}, {"count", asked.count}};
  if (asked.id) {
    sql += " AND item_id = :item";
    parameters.emplace_back("item", *asked.id);
  }
  if (asked.owner) {
    sql += " AND owner_id = :owner";
    parameters.emplace_back("owner", *asked.owner);
  }
  sql += " AND (audience = 'everyone' OR (audience = 'person' AND whom = :viewer)";
  std::vector<std::string> roles;
  for (const Role role : all_roles)
    if (asked.viewer.roles.has(role)) roles.emplace_back(::name_of(role));
  add_audience(sql, parameters, To::role, roles);
  add_audience(sql, parameters, To::cohort, asked.memberships.cohorts);
  add_audience(sql, parameters, To::group, asked.memberships.groups);
  return read_grants(tx.ask(sql + ") ORDER BY id DESC LIMIT :count", parameters));
}

void add(db::Transaction& tx, const Look& look) {
  tx.tell(R"sql(
      INSERT INTO privacy_looks (id, at, viewer_id, owner_id, item_kind, item_id, grant_id)
      VALUES (:id, :at, :viewer, :owner, :kind, :item, :grant))sql",
          {{"id", look.id},
           {"at", look.at.text()},
           {"viewer", look.viewer.text()},
           {"owner", look.owner.text()},
           {"kind", look.item.kind},
           {"item", look.item.id},
           {"grant", look.grant ? std::optional(look.grant->text()) : std::nullopt}});
}

std::vector<Look> looks_of_owner(db::Transaction& tx, const PersonId& owner, std::string_view before, int count) {
  return read_looks(tx.ask(R"sql(
      SELECT id, at, viewer_id, owner_id, item_kind, item_id, grant_id
        FROM privacy_looks
       WHERE owner_id = :owner AND id < :before
       ORDER BY id DESC
       LIMIT :count)sql",
                           {{"owner", owner.text()}, {"before", before}, {"count", count}}));
}

std::vector<Look> looks_of_viewer(db::Transaction& tx, const PersonId& viewer, std::string_view before, int count) {
  return read_looks(tx.ask(R"sql(
      SELECT id, at, viewer_id, owner_id, item_kind, item_id, grant_id
        FROM privacy_looks
       WHERE viewer_id = :viewer AND id < :before
       ORDER BY id DESC
       LIMIT :count)sql",
                           {{"viewer", viewer.text()}, {"before", before}, {"count", count}}));
}

void delete_looks(db::Transaction& tx, Moment before) {
  tx.tell("DELETE FROM privacy_looks WHERE at < :before", {{"before", before.text()}});
}

void delete_grants_over(db::Transaction& tx, Moment before) {
  tx.tell(R"sql(
      DELETE FROM privacy_grants
       WHERE (revoked_at < :before OR until < :before)
         AND NOT EXISTS (SELECT 1 FROM privacy_looks look WHERE look.grant_id = privacy_grants.id))sql",
          {{"before", before.text()}});
}

void clear_grants_of(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell("UPDATE privacy_grants SET label = '', revoked_at = COALESCE(revoked_at, :now) WHERE owner_id = :person",
          {{"now", now.text()}, {"person", person.text()}});
}

void revoke_grants_to(db::Transaction& tx, const PersonId& person, Moment now) {
  tx.tell(R"sql(
      UPDATE privacy_grants SET revoked_at = :now
       WHERE audience = 'person' AND whom = :person AND revoked_at IS NULL)sql",
          {{"now", now.text()}, {"person", person.text()}});
}

}  // namespace privacy::store
