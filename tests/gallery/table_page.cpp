#include <array>

#include "pages.h"
#include "platform/html/form.h"
#include "platform/html/table.h"

namespace gallery {
namespace {

using html::Tone;
constexpr std::array<std::string_view, 12> names{
    "Ana Lucía Ortega", "Bo Li",      "Chidi Okafor",
    "Dana Weiss",       "Eun-ji Kim", "ليلى بنت عبد الرحمن الحداد",
    "Goran Ilić",       "Hana Sato",  "Maximiliane-Alexandra Fürstenberg-Wittgenstein",
    "Ivo Lang",         "Jamal Reed", "Kateryna Shevchenko"};

html::Table students(std::string_view path) {
  html::Table table(std::string(path), "Students",
                    {{.key = "name", .label = "Name", .sortable = true},
                     {.key = "cohort", .label = "Cohort", .sortable = true},
                     {.key = "handed", .label = "Handed in"},
                     {.key = "open", .label = "Open", .sortable = true, .numeric = true},
                     {.key = "seen", .label = "Last seen", .sortable = true, .on_phones = false},
                     {.key = "state", .label = "State"},
                     {.key = "deeds", .label = "Deeds", .label_hidden = true}});
  table.sorted_by("name").findable("Find a name or an e-mail");
  table.filter({"cohort", "Cohort", {{"a", "September 2026 A"}, {"b", "September 2026 B"}}})
      .filter({"state", "State", {{"behind", "Behind"}, {"fine", "On the way"}}});
  return table;
}

}  // namespace

std::string table(std::string_view path, bool first_order) {
  html::Table table = students(path);
  table.total(143);
  for (int i = 0; i < 60; ++i) {
    const auto name = std::string(names[static_cast<std::size_t>(first_order ? i : 59 - i) % names.size()]);
    const Tone tone = i % 12 == 4 ? Tone::bad : i % 7 == 2 ? Tone::due : Tone::plain;
    table.row(
        {{.html =
              html::person(name, i % 3 == 0 ? "she/her" : "student" + std::to_string(i) + "@example.org", "/people/1")},
         {.text = i % 2 == 0 ? "September 2026 A" : "September 2026 B", .href = "/cohorts/1"},
         {.html = html::progress(i % 6, 5, "", tone == Tone::plain ? Tone::good : tone)},
         {.text = std::to_string(i * 7 % 13)},
         {.text = "2 days ago", .note = "Mon 7 Sep"},
         {.text = tone == Tone::bad   ? "Behind"
                  : tone == Tone::due ? "Due soon"
                                      : "On the way",
          .badge = tone == Tone::plain ? Tone::good : tone},
         {.html =
              html::Form("/remind/" + std::to_string(i), "Remind").small().label_for_readers("Remind " + name).html()}},
        tone);
  }
  return html::page_head({.title = "Students",
                          .lead = "Everyone in your cohorts.",
                          .actions_html = html::button({"Import a roster", "/import"})}) +
         table.page_size(60).html(
             table.read({{"page", "2"}, {"sort", "name"}, {"order", first_order ? "up" : "down"}, {"cohort", "a"}}));
}

std::string empty_tables() {
  html::Table table = students("/students");
  table.empty({.title = "No students yet",
               .say = "Import a roster, or invite them one by one.",
               .href = "/import",
               .label = "Import a roster"});
  html::Table plain("/x", "Terms",
                    {{.key = "name", .label = "Name"}, {.key = "weeks", .label = "Weeks", .numeric = true}});
  plain.row({{.text = "Autumn 2026", .note = "1 Sep – 18 Dec"}, {.text = "16"}})
      .row({{.text = "Spring 2027"}, {.text = "18"}});
  html::Table found("/people", "People", {{.key = "name", .label = "Name", .sortable = true}});
  found.findable("Find a person");
  return html::page_head({.title = "Nothing there"}) + table.html(table.read({})) +
         found.html(found.read({{"find", "Zoë"}})) + plain.html();
}

}  // namespace gallery
