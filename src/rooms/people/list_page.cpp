// /people: everybody of the school, for staff.
#include "platform/html/parts.h"
#include "platform/html/table.h"
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

html::Table table_of_people() {
  html::Table table("/people", "People",
                    {{.key = "name", .label = "Name", .sortable = true},
                     {.key = "roles", .label = "Roles"},
                     {.key = "added", .label = "Added", .sortable = true, .on_phones = false},
                     {.key = "account", .label = "Account"}});
  table.sorted_by("name").findable("Find a name or an e-mail address");
  table.filter({"role", "Role", role_options()});
  table.filter({"account", "Account", {{"active", "Active"}, {"deactivated", "Deactivated"}}});
  return table;
}

Query query_of(const html::TableQuery& asked) {
  Query query{.find = asked.find,
              .order = asked.sort == "added" ? Order::added : Order::name,
              .descending = asked.order == html::Order::down,
              .page = asked.page,
              .page_size = asked.page_size};
  if (const auto role = asked.chosen.find("role"); role != asked.chosen.end()) query.role = role_named(role->second);
  if (const auto account = asked.chosen.find("account"); account != asked.chosen.end())
    query.active = account->second == "active";
  return query;
}

std::string roles_of(const Record& person) {
  std::string words;
  for (const HeldRole& held : person.held) words += (words.empty() ? "" : ", ") + words_of(held.grant);
  return words;
}

std::vector<html::Cell> cells_of(const Record& person, const web::Visit& visit) {
  const Visible sees = visible(person, visit.viewer());
  html::Cell account{.text = "Active"};
  if (!person.is_active()) account = {.text = "Deactivated", .badge = html::Tone::due};
  return {{.text = person.name,
           .href = path_of(person.id),
           .note = sees.email ? person.email : std::string(),
           .face_html = html::avatar(person.name, sees.photo ? photo_path(person.id, person.photo) : std::string())},
          {.text = sees.roles ? roles_of(person) : std::string()},
          {.text = day_of(person.created_at, visit)},
          account};
}

std::string actions_for(const Viewer& viewer) {
  if (!viewer.roles.has(Role::administrator)) return {};
  return html::button({"School settings", "/people/school"}) +
         html::button({"Add a person", "/people/new", "icon-user-plus"}, html::Look::primary);
}

}  // namespace

Result<web::Outcome> show_list(web::Visit& visit) {
  html::Table table = table_of_people();
  const html::TableQuery asked = table.read(visit.query.first_of_each());
  const Found found = list(visit.transaction, query_of(asked));
  for (const Record& person : found.page) table.row(cells_of(person, visit));
  table.total(static_cast<std::size_t>(found.total));
  return web::Page{.title = "People",
                   .main = html::page_head({.title = "People",
                                            .lead = "Everybody who belongs to the school.",
                                            .actions_html = actions_for(visit.viewer())}) +
                           table.html(asked),
                   .wide = true};
}

}  // namespace people::pages
