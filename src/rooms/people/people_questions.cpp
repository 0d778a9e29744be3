// The part of the store that reads people.
#include <algorithm>

#include "kernel/folded.h"
#include "kernel/text.h"
#include "platform/db/text_index.h"
#include "rooms/people/people_store.h"

namespace people {

namespace {

std::optional<Moment> moment_if_any(const db::Row& row, std::string_view column) {
  const auto text = row.text_if_any(column);
  return text ? Moment::read(*text) : std::nullopt;
}

std::optional<PersonId> id_if_any(const db::Row& row, std::string_view column) {
  const auto text = row.text_if_any(column);
  return text ? PersonId::read(*text) : std::nullopt;
}

std::vector<std::string> links_of(const std::string& lines) {
  if (lines.empty()) return {};
  const auto links = text::split(lines, '\n');
  return {links.begin(), links.end()};
}

HeldRole held_role(const db::Row& row) {
  return {GrantId::read(row.text("role_id")).value(),
          {role_named(row.text("role")).value(), row.text("track"), row.integer("module")},
          Moment::read(row.text("granted_at")).value(),
          id_if_any(row, "granted_by"),
          moment_if_any(row, "ended_at")};
}

Record person_of(const db::Row& row) {
  return {PersonId::read(row.text("id")).value(),
          row.text("name"),
          row.text_if_any("email").value_or(""),
          row.text_if_any("external_id").value_or(""),
          row.text("pronouns"),
          row.integer("pronouns_shown") == 1,
          row.text("zone"),
          links_of(row.text("links")),
          row.text_if_any("photo").value_or(""),
          Moment::read(row.text("created_at")).value(),
          moment_if_any(row, "deactivated_at"),
          moment_if_any(row, "erased_at"),
          {}};
}

void add_in_order(std::vector<HeldRole>& held, HeldRole role) {
  const auto place = std::ranges::find_if(held, [&](const HeldRole& one) { return one.grant.role > role.grant.role; });
  held.insert(place, std::move(role));
}

// A row for each role that a person holds, one with nulls for who holds none; the rows of a person stand together.
std::vector<Record> read(const db::Rows& rows) {
  std::vector<Record> people;
  for (const db::Row& row : rows) {
    if (people.empty() || people.back().id.text() != row.text("id")) people.push_back(person_of(row));
    if (!row.is_null("role_id")) add_in_order(people.back().held, held_role(row));
  }
  return people;
}

// The persons that `chosen` gives, with their roles.
std::string with_roles(std::string_view chosen) {
  return R"sql(
      SELECT person.id, person.name, person.email, person.external_id, person.pronouns, person.pronouns_shown,
             person.zone, person.links, person.photo, person.created_at, person.deactivated_at, person.erased_at,
             held.id AS role_id, held.role, held.track, held.module, held.granted_at, held.granted_by, held.ended_at
        FROM (SELECT id, name, name_key, email, external_id, pronouns, pronouns_shown, zone, links, photo, created_at,
                     deactivated_at, erased_at
                FROM people_persons
                )sql" +
         std::string(chosen) + R"sql() person
        LEFT JOIN people_roles held ON held.person_id = person.id AND held.ended_at IS NULL)sql";
}

std::optional<Record> one(db::Transaction& tx, std::string_view condition, std::string_view value) {
  auto people = read(tx.ask(with_roles(condition) + " ORDER BY held.id", {{"value", value}}));
  if (people.empty()) return {};
  return std::move(people.front());
}

// ---- the list ----

std::string pattern_of(std::string_view find) {
  const std::string part = text::folded(text::trim(find));
  if (part.empty()) return {};
  std::string pattern = "%";
  for (const char c : part) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + "%";
}

// Only the conditions that are asked for stand in the statement: there are few such statements, and each is planned for
// what it asks.
std::string asked_for(const Query& query) {
  std::string where = "WHERE erased_at IS NULL";
  if (!pattern_of(query.find).empty())
    where += " AND (name_key LIKE :pattern ESCAPE '!' OR email_key LIKE :pattern ESCAPE '!')";
  if (query.active) where += *query.active ? " AND deactivated_at IS NULL" : " AND deactivated_at IS NOT NULL";
  if (query.role) where += " AND id IN (SELECT person_id FROM people_roles WHERE role = :role AND ended_at IS NULL)";
  return where;
}

std::vector<db::Parameter> parameters_of(const Query& query) {
  std::vector<db::Parameter> parameters;
  if (const std::string pattern = pattern_of(query.find); !pattern.empty()) parameters.emplace_back("pattern", pattern);
  if (query.role) parameters.emplace_back("role", name_of(*query.role));
  return parameters;
}

std::string order_of(const Query& query, std::string_view table) {
  const std::string down = query.descending ? " DESC" : "", of(table);
  // Ids are in the order in which people were added.
  if (query.order == Order::added) return " ORDER BY " + of + "id" + down;
  return " ORDER BY " + of + "name_key" + down + ", " + of + "id" + down;
}

}  // namespace

std::optional<Known> read_viewer(db::Transaction& tx, const PersonId& person) {
  const auto rows = tx.ask(R"sql(
      SELECT person.name, person.zone, person.photo, held.role, school.name AS school_name, school.zone AS school_zone,
             school.staff_need_second_factor
        FROM people_persons person
        JOIN people_school school ON school.id = 1
        LEFT JOIN people_roles held ON held.person_id = person.id AND held.ended_at IS NULL
       WHERE person.id = :person AND person.deactivated_at IS NULL AND person.erased_at IS NULL)sql",
                           {{"person", person.text()}});
  if (rows.empty()) return {};
  const db::Row& first = rows.front();
  Known known{{person, first.text("name"), {}, first.text("zone"), first.text_if_any("photo").value_or("")},
              {first.text("school_name"), first.text("school_zone"), first.integer("staff_need_second_factor") == 1}};
  for (const db::Row& row : rows)
    if (!row.is_null("role")) known.viewer.roles.add(role_named(row.text("role")).value());
  return known;
}

std::optional<Record> person_by_id(db::Transaction& tx, const PersonId& id) {
  return one(tx, "WHERE id = :value", id.text());
}

std::optional<Record> person_by_email(db::Transaction& tx, std::string_view key) {
  return one(tx, "WHERE email_key = :value", key);
}

std::optional<Record> person_by_external_id(db::Transaction& tx, std::string_view external_id) {
  return one(tx, "WHERE external_id = :value", external_id);
}

namespace {

std::map<PersonId, std::string> names_in(const db::Rows& rows) {
  std::map<PersonId, std::string> names;
  for (const db::Row& row : rows) names.emplace(PersonId::read(row.text("id")).value(), row.text("name"));
  return names;
}

// "'lead', 'specialist'"
std::string listed(Roles roles) {
  std::string list;
  for (const Role role : all_roles)
    if (roles.has(role)) list += (list.empty() ? "'" : ", '") + std::string(name_of(role)) + "'";
  return list;
}

}  // namespace

std::string listed(std::span<const PersonId> ids, std::vector<db::Parameter>& parameters) {
  std::size_t places = 1;
  while (places < ids.size()) places *= 2;
  std::string list;
  for (std::size_t i = 0; i < places; ++i) {
    const std::string name = "id" + std::to_string(i);
    list += (i == 0 ? ":" : ", :") + name;
    parameters.emplace_back(name, ids[std::min(i, ids.size() - 1)].text());
  }
  return list;
}

std::map<PersonId, Face> read_faces(db::Transaction& tx, std::span<const PersonId> ids) {
  if (ids.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string list = listed(ids, parameters);
  std::map<PersonId, Face> faces;
  for (const db::Row& row :
       tx.ask("SELECT person.id AS id, person.name AS name, person.photo AS photo, "
              "person.deactivated_at AS deactivated_at, person.erased_at AS erased_at, "
              "CASE WHEN EXISTS (SELECT 1 FROM people_roles held WHERE held.person_id = person.id "
              "AND held.ended_at IS NULL AND held.role IN (" +
                  listed(staff) + ")) THEN 1 ELSE 0 END AS is_staff FROM people_persons person WHERE person.id IN (" +
                  list + ")",
              parameters)) {
    const bool is_active = !row.text_if_any("deactivated_at") && !row.text_if_any("erased_at");
    faces.emplace(PersonId::read(row.text("id")).value(), Face{row.text("name"), row.text_if_any("photo").value_or(""),
                                                               is_active, is_active && row.integer("is_staff") == 1});
  }
  return faces;
}

bool read_is_limit(db::Transaction& tx, std::string_view track) {
  return !tx.ask("SELECT id FROM people_roles WHERE track = :track AND ended_at IS NULL LIMIT 1", {{"track", track}})
              .empty();
}

std::vector<Holder> read_active_with(db::Transaction& tx, Role role, int most) {
  std::vector<Holder> all;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT person.id AS id, person.name AS name, person.email AS email
        FROM (SELECT person_id FROM people_roles WHERE role = :role AND ended_at IS NULL LIMIT :enough) held
        JOIN people_persons person ON person.id = held.person_id
       WHERE (SELECT count(*)
                FROM (SELECT person_id FROM people_roles WHERE role = :role2 AND ended_at IS NULL LIMIT :enough2) first)
             <= :most
         AND person.deactivated_at IS NULL AND person.erased_at IS NULL)sql",
                                   {{"role", name_of(role)},
                                    {"enough", most + 1},
                                    {"role2", name_of(role)},
                                    {"enough2", most + 1},
                                    {"most", most}}))
    all.push_back({PersonId::read(row.text("id")).value(), row.text("name"), row.text_if_any("email").value_or("")});
  return all;
}

std::map<PersonId, std::string> read_active_names(db::Transaction& tx, std::span<const PersonId> ids) {
  if (ids.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string list = listed(ids, parameters);
  return names_in(
      tx.ask("SELECT id, name FROM people_persons WHERE deactivated_at IS NULL AND erased_at IS NULL "
             "AND id IN (" +
                 list + ")",
             parameters));
}

std::map<PersonId, std::string> read_holders(db::Transaction& tx, Roles roles, int most) {
  return names_in(
      tx.ask("SELECT id, name FROM people_persons WHERE deactivated_at IS NULL AND erased_at IS NULL "
             "AND id IN (SELECT person_id FROM people_roles WHERE ended_at IS NULL AND role IN (" +
                 listed(roles) + ")) ORDER BY id LIMIT :most",
             {{"most", most}}));
}

int count_persons(db::Transaction& tx, const Query& query) {
  const auto rows = tx.ask("SELECT count(*) AS n FROM people_persons " + asked_for(query), parameters_of(query));
  return rows[0].integer("n");
}

std::vector<Record> page_of_persons(db::Transaction& tx, const Query& query, int first) {
  auto parameters = parameters_of(query);
  parameters.emplace_back("count", query.page_size);
  parameters.emplace_back("first", first);
  return read(tx.ask(
      with_roles(asked_for(query) + order_of(query, "") + " LIMIT :count OFFSET :first") + order_of(query, "person."),
      parameters));
}

std::vector<Record> persons_with(db::Transaction& tx, const std::vector<std::string>& words, std::string_view address,
                                 const Scope& scope, int most) {
  constexpr db::TextIndex index{"people_words_text", "people_words", "person_id", "words"};
  constexpr std::string_view last_letter = "\xF4\x8F\xBF\xBF";  // behind all others
  std::vector<db::Parameter> parameters{{"asked", db::asked_words(tx.engine(), words)}, {"most", most}};
  const std::string named = db::keys_with(tx.engine(), index, "asked");
  std::string where = "WHERE erased_at IS NULL AND id IN (";
  if (scope.everybody) {
    // Of a very common name the latest, or all of them would be read to be put in order.
    where += "SELECT latest.key FROM (" + named + " ORDER BY 1 DESC LIMIT 500) latest";
    if (!address.empty()) {
      where += " UNION SELECT id FROM people_persons WHERE email_key >= :from AND email_key < :until";
      parameters.emplace_back("from", address);
      parameters.emplace_back("until", std::string(address) + std::string(last_letter));
    }
    where += ")";
  } else {
    // They are few: of them, those who are named so.
    where +=
        "SELECT seen.id FROM (SELECT person_id AS id FROM people_roles WHERE ended_at IS NULL "
        "AND role IN ('administrator', 'lead', 'specialist', 'instructor')";
    if (!scope.companions.empty())
      where += " UNION SELECT id FROM people_persons WHERE id IN (" + listed(scope.companions, parameters) + ")";
    where += ") seen WHERE seen.id IN (" + named + ")) AND deactivated_at IS NULL";
  }
  return read(tx.ask(with_roles(where + " ORDER BY name_key, id LIMIT :most") + " ORDER BY person.name_key, person.id",
                     parameters));
}

std::vector<Record> persons_of(db::Transaction& tx, std::span<const PersonId> ids) {
  if (ids.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string list = listed(ids, parameters);
  return read(tx.ask(with_roles("WHERE id IN (" + list + ")") + " ORDER BY person.id", parameters));
}

std::vector<Record> all_persons(db::Transaction& tx) {
  return read(tx.ask(with_roles("WHERE erased_at IS NULL") + " ORDER BY person.id"));
}

std::vector<HeldRole> roles_ever_held(db::Transaction& tx, const PersonId& person) {
  std::vector<HeldRole> held;
  for (const db::Row& row : tx.ask(R"sql(
      SELECT id AS role_id, role, track, module, granted_at, granted_by, ended_at
        FROM people_roles
       WHERE person_id = :person
       ORDER BY id DESC)sql",
                                   {{"person", person.text()}}))
    held.push_back(held_role(row));
  return held;
}

}  // namespace people
