// Whom a row of attendance or of earlier enrolments means.
#pragma once

#include <expected>

#include "rooms/roster_files/history.h"
#include "rooms/roster_files/sheet.h"

namespace roster_files {

// The columns that every such table begins with.
enum : std::size_t { whom_external_id, whom_email, first_history_column };
Column external_id_column();
Column email_column();

// A Failure when the table has neither column.
Result<> check_whom(const Sheet& sheet);
// The Trouble when the row has neither, or no e-mail address.
std::expected<Whom, Trouble> whom_of(const Sheet& sheet, const csv::Row& row);
// Names whom the row means in the troubles of its table.
void say_whom(std::vector<Trouble>& troubles, const Sheet& sheet);
// What two rows about the same person have in common: the external id when there is one, else the address.
std::string key_of(const Whom& whom);

// A cell that is a day; the Trouble when it is none, or is empty and must not be.
std::expected<std::optional<Day>, Trouble> day_of(const Sheet& sheet, const csv::Row& row, std::size_t column,
                                                  bool needed);

}  // namespace roster_files
