#include <array>
#include <map>
#include <tuple>

#include "kernel/text.h"
#include "rooms/roster_files/history.h"
#include "rooms/roster_files/whom.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

enum : std::size_t { date = first_history_column, session, status_column, note };

std::array<Column, 6> columns() {
  return {{external_id_column(),
           email_column(),
           {"date", {"date", "day", "on"}, true},
           {"session", {"session", "sessiontitle", "title", "event"}},
           {"status", {"status", "attendance", "presence"}, true},
           {"note", {"note", "notes", "comment", "reason"}}}};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> words{{{"present", "present"},
                                                                               {"p", "present"},
                                                                               {"attended", "present"},
                                                                               {"late", "late"},
                                                                               {"l", "late"},
                                                                               {"tardy", "late"},
                                                                               {"left early", "left-early"},
                                                                               {"left-early", "left-early"},
                                                                               {"absent", "absent"},
                                                                               {"a", "absent"},
                                                                               {"unexcused", "absent"},
                                                                               {"excused", "excused"},
                                                                               {"excused absence", "excused"},
                                                                               {"e", "excused"},
                                                                               {"voluntary", "voluntary"},
                                                                               {"v", "voluntary"}}};

// Empty for a word that is none of them.
std::string_view status_called(std::string_view word) {
  const std::string small = text::lower(text::collapse_spaces(word));
  for (const auto& [called, status] : words) {
    if (called == small) return status;
  }
  return {};
}

std::expected<Attendance, Trouble> read(const Sheet& sheet, const csv::Row& row) {
  auto whom = whom_of(sheet, row);
  if (!whom) return std::unexpected(whom.error());
  const auto day = day_of(sheet, row, date, true);
  if (!day) return std::unexpected(day.error());
  Attendance attendance{
      sheet.place(row), *std::move(whom), **day, text::collapse_spaces(sheet.cell(row, session)), {}, {}};
  if (!is_line(attendance.session, 200))
    return std::unexpected(sheet.trouble(row, session, "a title of at most 200 characters"));
  if (text::equal_ignoring_case(attendance.session, "day")) attendance.session.clear();
  attendance.status = status_called(sheet.cell(row, status_column));
  if (attendance.status.empty()) {
    return std::unexpected(
        sheet.trouble(row, status_column, "present, late, left early, absent, excused or voluntary"));
  }
  attendance.note = text::collapse_spaces(sheet.cell(row, note));
  if (!is_line(attendance.note, 500))
    return std::unexpected(sheet.trouble(row, note, "a note of at most 500 characters"));
  return attendance;
}

}  // namespace

Result<AttendanceTable> read_attendance(std::string_view bytes, const std::string& file) {
  const auto known = columns();
  const Sheet sheet = TRY(Sheet::open(file, bytes, known));
  TRY(check_whom(sheet));
  AttendanceTable table{{}, sheet.row_troubles(), sheet.unused_columns()};
  std::map<std::tuple<std::string, Day, std::string>, int> rows;
  for (const csv::Row& row : sheet.rows()) {
    auto attendance = read(sheet, row);
    if (!attendance) {
      table.troubles.push_back(attendance.error());
      continue;
    }
    const auto [first, is_new] =
        rows.emplace(std::tuple(key_of(attendance->whom), attendance->day, attendance->session), row.number);
    if (is_new) {
      table.rows.push_back(*std::move(attendance));
    } else {
      table.troubles.push_back(
          sheet.trouble(row, date, "another day or session than in row " + std::to_string(first->second)));
    }
  }
  say_whom(table.troubles, sheet);
  sort_by_row(table.troubles);
  return table;
}

}  // namespace roster_files
