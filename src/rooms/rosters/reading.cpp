// From bytes to rows that can be kept: RO1 and RO2.
#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/text.h"
#include "platform/sniff/sniff.h"
#include "rooms/roster_files/history.h"
#include "rooms/rosters/packed.h"

namespace rosters {

namespace {

using roster_files::Note;
using roster_files::Place;
using roster_files::Trouble;

constexpr std::size_t longest_name = 100;

std::unexpected<Failure> refuse(std::string say) { return fail(FailureKind::invalid, std::move(say), "file"); }

// The last step of a path, as browsers of old sent it, short and harmless.
std::string shown_name(std::string_view name) {
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  name = name.substr(0, std::min(longest_name, text::first_invalid_utf8(name)));
  name = name.substr(0, text::first_invalid_utf8(name));  // a letter may have been cut
  std::string out(text::trim(name));
  std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return out.empty() ? "roster" : out;
}

// Whether the file is a zip. What is no text at all is refused by what it looks like; of text in another encoding the
// reader of tables knows more to say.
Result<bool> is_zip(std::string_view bytes) {
  if (bytes.empty()) return refuse("The file is empty.");
  if (bytes.size() > largest_file) return refuse("The file has more than 10 MiB.");
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
    return false;  // UTF-16, as Excel's "Unicode text"
  const Result<sniff::Kind> kind = sniff::kind_of(bytes);
  if (!kind) {
    const bool binary = bytes.starts_with("PK") || bytes.substr(0, 4096).find('\0') != std::string_view::npos;
    if (binary) return refuse("A roster is a table (CSV) or a OneRoster zip. " + kind.error().say);
    return false;
  }
  if (*kind == sniff::Kind::zip) return true;
  if (*kind == sniff::Kind::text) return false;
  return refuse("A roster is a table (CSV) or a OneRoster zip; this is a " + std::string(sniff::name_of(*kind)) + ".");
}

// The troubles of one row are one line.
void add_troubles(std::vector<Line>& lines, const std::vector<Trouble>& troubles) {
  std::map<std::pair<std::string, int>, Fate> by_row;
  for (const Trouble& trouble : troubles) {
    Fate& fate = by_row[{trouble.place.file, trouble.place.row}];
    fate.say += (fate.say.empty() ? "" : " ") + trouble.sentence();
    if (fate.who.empty()) fate.who = trouble.who;
  }
  for (auto& [place, fate] : by_row)
    lines.push_back({place.first, place.second, {Verdict::refused, std::move(fate.who), std::move(fate.say)}});
}

void add_notes(std::vector<Line>& lines, const std::vector<Note>& notes) {
  for (const Note& note : notes) lines.push_back({note.place.file, note.place.row, {Verdict::note, "", note.say}});
}

template <class Table, class Rows>
std::vector<Line> lines_of(const Table& table, const Rows& rows) {
  std::vector<Line> lines;
  lines.reserve(rows.size() + table.troubles.size() + table.notes.size());
  add_notes(lines, table.notes);
  add_troubles(lines, table.troubles);
  for (const auto& row : rows) lines.push_back({row.place.file, row.place.row, {}, pack(cells_of(row))});
  std::ranges::stable_sort(
      lines, [](const Line& a, const Line& b) { return std::tie(a.file, a.row) < std::tie(b.file, b.row); });
  return lines;
}

Result<std::vector<Line>> lines_in(Kind kind, std::string_view bytes, const std::string& name, Day today) {
  const bool zip = TRY(is_zip(bytes));
  if (kind == Kind::people) {
    const roster_files::Roster roster =
        zip ? TRY(roster_files::read_oneroster(bytes, today)) : TRY(roster_files::read_people(bytes, name));
    return lines_of(roster, roster.people);
  }
  if (zip) return refuse("Only people come as a OneRoster zip; attendance and enrolments come as a table (CSV).");
  if (kind == Kind::attendance) {
    const auto table = TRY(roster_files::read_attendance(bytes, name));
    return lines_of(table, table.rows);
  }
  const auto table = TRY(roster_files::read_enrolments(bytes, name));
  return lines_of(table, table.rows);
}

}  // namespace

Result<std::string> read(Kind kind, std::string_view bytes, std::string_view file_name, Day today) {
  const std::string name = shown_name(file_name);
  auto lines = lines_in(kind, bytes, name, today);
  if (!lines) return refuse(lines.error().say);
  if (lines->empty()) return refuse("There is no row in " + name + " but the one that names the columns.");
  return pack(ReadFile{kind, name, *std::move(lines)});
}

}  // namespace rosters
