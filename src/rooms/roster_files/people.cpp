#include <array>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/roster_files/roster_files.h"
#include "rooms/roster_files/sheet.h"
#include "rooms/roster_files/whom.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

enum : std::size_t { external_id, name, first_name, last_name, email, roles, track, cohort, pronouns, zone, starts_on };

std::array<Column, 11> columns() {
  return {{external_id_column(),
           {"name", {"name", "fullname", "student", "studentname"}},
           {"first name", {"firstname", "givenname", "preferredname", "forename"}},
           {"last name", {"lastname", "familyname", "surname"}},
           {"e-mail address", {"email", "emailaddress", "mail", "schoolemail"}, true},
           {"roles", {"role", "roles"}},
           {"track", {"track", "program", "programme"}},
           {"cohort", {"cohort", "class", "classname"}},
           {"pronouns", {"pronouns", "pronoun"}},
           {"time zone", {"timezone", "zone", "tz"}},
           {"day they start on", {"startson", "starts", "start", "startdate", "startday"}}}};
}

// Reads row after row; a row that got a trouble gives no person.
class Reader {
 public:
  explicit Reader(const Sheet& sheet) : sheet_(sheet) {}
  Roster read();

 private:
  Listed read(const csv::Row& row);
  std::string line(const csv::Row& row, std::size_t column, std::size_t most);
  std::string full_name(const csv::Row& row);
  std::string name_in(const csv::Row& row) const;
  Roles roles_in(const csv::Row& row);
  void refuse(const csv::Row& row, std::size_t column, std::string expected) {
    roster_.troubles.push_back(sheet_.trouble(row, column, std::move(expected)));
  }

  const Sheet& sheet_;
  Roster roster_;
};

Roster Reader::read() {
  for (const csv::Row& row : sheet_.rows()) {
    const std::size_t troubles = roster_.troubles.size();
    Listed person = read(row);
    if (roster_.troubles.size() == troubles) roster_.people.push_back(std::move(person));
  }
  for (Trouble& trouble : sheet_.row_troubles()) roster_.troubles.push_back(std::move(trouble));
  say_who(roster_.troubles, sheet_, [&](const csv::Row& row) {
    return named(name_in(row), sheet_.cell(row, email), sheet_.cell(row, external_id));
  });
  sort_by_row(roster_.troubles);
  roster_.notes = sheet_.unused_columns();
  return std::move(roster_);
}

Listed Reader::read(const csv::Row& row) {
  Listed person;
  person.place = sheet_.place(row);
  person.external_id = line(row, external_id, 100);
  person.name = full_name(row);
  person.email = sheet_.cell(row, email);
  if (!is_email(person.email)) refuse(row, email, std::string(an_email));
  person.roles = roles_in(row);
  person.track = line(row, track, 80);
  person.cohort = line(row, cohort, 80);
  person.pronouns = line(row, pronouns, 40);
  person.zone = sheet_.cell(row, zone);
  if (!person.zone.empty() && !calendar::is_zone(person.zone)) refuse(row, zone, "a time zone such as America/Denver");
  const std::string_view day = sheet_.cell(row, starts_on);
  person.starts_on = Day::read(day);
  if (!day.empty() && !person.starts_on) refuse(row, starts_on, std::string(a_day));
  return person;
}

std::string Reader::line(const csv::Row& row, std::size_t column, std::size_t most) {
  const std::string_view cell = sheet_.cell(row, column);
  if (!is_line(cell, most)) refuse(row, column, "one line of at most " + std::to_string(most) + " characters");
  return text::collapse_spaces(cell);
}

std::string Reader::name_in(const csv::Row& row) const {
  std::string full = text::collapse_spaces(sheet_.cell(row, name));
  if (!full.empty()) return full;
  full = std::string(sheet_.cell(row, first_name)) + " " + std::string(sheet_.cell(row, last_name));
  return text::collapse_spaces(text::trim(full));
}

std::string Reader::full_name(const csv::Row& row) {
  std::string full = name_in(row);
  const bool parted = sheet_.cell(row, name).empty() && (sheet_.has(first_name) || sheet_.has(last_name));
  if (full.empty() || !is_line(full, 100)) {
    refuse(row, parted ? (sheet_.has(first_name) ? first_name : last_name) : name, "a name of 1 to 100 characters");
  }
  return full;
}

Roles Reader::roles_in(const csv::Row& row) {
  std::string words(sheet_.cell(row, roles));
  for (char& c : words) c = c == ';' || c == '/' || c == '|' ? ',' : c;
  Roles found;
  for (const std::string_view word : text::split(words, ',')) {
    if (text::trim(word).empty()) continue;
    if (const std::optional<Role> role = role_called(word)) {
      found.add(*role);
    } else {
      refuse(row, roles, "roles: administrator, lead, specialist, instructor, student, alum, mentor or volunteer");
      return {};
    }
  }
  return found;
}

}  // namespace

Result<Roster> read_people(std::string_view bytes, const std::string& file) {
  const auto known = columns();
  const Sheet sheet = TRY(Sheet::open(file, bytes, known));
  if (!sheet.has(name) && !sheet.has(first_name) && !sheet.has(last_name)) {
    return fail(FailureKind::invalid, file + " has no column for the name, nor for first and last name.");
  }
  return Reader(sheet).read();
}

}  // namespace roster_files
