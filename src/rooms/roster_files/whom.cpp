#include "rooms/roster_files/whom.h"

#include "kernel/text.h"
#include "rooms/roster_files/words.h"

namespace roster_files {

Column external_id_column() {
  return {"external id", {"externalid", "id", "studentid", "personid", "sisid", "sourcedid", "identifier"}};
}
Column email_column() { return {"e-mail address", {"email", "emailaddress", "mail", "schoolemail", "student"}}; }

Result<> check_whom(const Sheet& sheet) {
  if (sheet.has(whom_external_id) || sheet.has(whom_email)) return {};
  return fail(FailureKind::invalid,
              sheet.file() + " has no column that says whom a row means: an e-mail address or an external id.");
}

std::expected<Whom, Trouble> whom_of(const Sheet& sheet, const csv::Row& row) {
  Whom whom{std::string(sheet.cell(row, whom_external_id)), std::string(sheet.cell(row, whom_email))};
  if (!is_line(whom.external_id, 100)) {
    return std::unexpected(sheet.trouble(row, whom_external_id, "one line of at most 100 characters"));
  }
  if (whom.email.empty() ? whom.external_id.empty() : !is_email(whom.email)) {
    const std::size_t column = sheet.has(whom_email) ? whom_email : whom_external_id;
    return std::unexpected(sheet.trouble(row, column, column == whom_email ? std::string(an_email) : "an external id"));
  }
  return whom;
}

void say_whom(std::vector<Trouble>& troubles, const Sheet& sheet) {
  say_who(troubles, sheet, [&](const csv::Row& row) {
    return named("", sheet.cell(row, whom_email), sheet.cell(row, whom_external_id));
  });
}

std::string key_of(const Whom& whom) {
  return whom.external_id.empty() ? "@" + text::lower(whom.email) : "#" + whom.external_id;
}

std::expected<std::optional<Day>, Trouble> day_of(const Sheet& sheet, const csv::Row& row, std::size_t column,
                                                  bool needed) {
  const std::string_view cell = sheet.cell(row, column);
  const std::optional<Day> day = Day::read(cell);
  if (!day && (needed || !cell.empty())) return std::unexpected(sheet.trouble(row, column, std::string(a_day)));
  return day;
}

}  // namespace roster_files
