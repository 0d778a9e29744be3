#include "rooms/roster_files/classes.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

namespace sessions {
enum : std::size_t { title = first_own_column, type, start, end };
const std::vector<std::string_view> columns = {"title", "type", "startDate", "endDate"};
}  // namespace sessions

namespace courses {
enum : std::size_t { title = first_own_column };
const std::vector<std::string_view> columns = {"title"};
}  // namespace courses

namespace classes {
enum : std::size_t { title = first_own_column, course, terms };
const std::vector<std::string_view> columns = {"title", "courseSourcedId", "?termSourcedIds"};
}  // namespace classes

namespace enrollments {
enum : std::size_t { class_id = first_own_column, user, role, begin, end };
const std::vector<std::string_view> columns = {"classSourcedId", "userSourcedId", "role", "?beginDate", "?endDate"};
}  // namespace enrollments

class Reader {
 public:
  Reader(const DataFile& users, Day today, Roster& roster) : users_(users), today_(today), roster_(roster) {}
  Result<Classes> read(const Bundle& bundle);

 private:
  void read_sessions(const DataFile& file);
  void read_classes(const DataFile& file, const std::optional<DataFile>& courses);
  void read_enrollments(const DataFile& file);
  std::string title(const DataFile& file, const csv::Row& row, std::size_t column);
  std::optional<Day> first_day(const DataFile& file, const csv::Row& row);
  void refuse(const DataFile& file, const csv::Row& row, std::size_t column, std::string expected) {
    roster_.troubles.push_back(file.sheet.trouble(row, column, std::move(expected)));
  }

  const DataFile& users_;
  Day today_;
  Roster& roster_;
  bool has_sessions_ = false;
  std::unordered_map<std::string, Span> terms_;
  std::unordered_map<std::string, Placement> by_class_;
  Classes classes_;
};

Result<Classes> Reader::read(const Bundle& bundle) {
  const auto sessions = TRY(bundle.read("academicSessions", sessions::columns, roster_));
  const auto courses = TRY(bundle.read("courses", courses::columns, roster_));
  const auto classes = TRY(bundle.read("classes", classes::columns, roster_));
  const auto enrollments = TRY(bundle.read("enrollments", enrollments::columns, roster_));
  if (enrollments && !classes) {
    return fail(FailureKind::invalid,
                "manifest.csv has enrollments.csv in bulk and classes.csv absent; please export both.");
  }
  if (sessions) read_sessions(*sessions);
  if (classes) read_classes(*classes, courses);
  if (enrollments) read_enrollments(*enrollments);
  return std::move(classes_);
}

void Reader::read_sessions(const DataFile& file) {
  has_sessions_ = true;
  for (const csv::Row* row : file.rows) {
    const auto span = span_of(file.sheet, *row, sessions::start, sessions::end);
    if (!span) {
      roster_.troubles.push_back(span.error());
    } else if (!span->begin) {
      refuse(file, *row, sessions::start, std::string(a_day));
    } else {
      terms_.emplace(file.sheet.cell(*row, sourced_id), *span);
    }
  }
}

std::string Reader::title(const DataFile& file, const csv::Row& row, std::size_t column) {
  std::string title = text::collapse_spaces(file.sheet.cell(row, column));
  if (title.empty() || !is_line(title, 80)) {
    refuse(file, row, column, "a title of 1 to 80 characters");
    title.clear();
  }
  return title;
}

void Reader::read_classes(const DataFile& file, const std::optional<DataFile>& courses) {
  for (const csv::Row* row : file.rows) {
    Placement placement;
    placement.cohort = title(file, *row, classes::title);
    if (placement.cohort.empty()) continue;
    if (courses) {
      const auto course = courses->by_id.find(file.sheet.cell(*row, classes::course));
      if (course == courses->by_id.end()) {
        refuse(file, *row, classes::course, "the sourcedId of a sound row of courses.csv");
        continue;
      }
      placement.track = text::collapse_spaces(courses->sheet.cell(*course->second, courses::title));
      if (!is_line(placement.track, 80))
        refuse(*courses, *course->second, courses::title, "a title of at most 80 characters");
    }
    const std::size_t troubles = roster_.troubles.size();
    placement.starts_on = first_day(file, *row);
    if (roster_.troubles.size() == troubles) by_class_.emplace(file.sheet.cell(*row, sourced_id), std::move(placement));
  }
}

// Of the class's terms, which are parted by commas.
std::optional<Day> Reader::first_day(const DataFile& file, const csv::Row& row) {
  std::optional<Day> first;
  for (const std::string_view id : text::split(file.sheet.cell(row, classes::terms), ',')) {
    if (!has_sessions_ || text::trim(id).empty()) continue;
    const auto term = terms_.find(std::string(text::trim(id)));
    if (term == terms_.end()) {
      refuse(file, row, classes::terms, "sourcedIds of sound rows of academicSessions.csv");
      return {};
    }
    if (!first || *term->second.begin < *first) first = term->second.begin;
  }
  return first;
}

void Reader::read_enrollments(const DataFile& file) {
  const Sheet& sheet = file.sheet;
  for (const csv::Row* row : file.rows) {
    const std::string user(sheet.cell(*row, enrollments::user));
    const std::string_view role = sheet.cell(*row, enrollments::role);
    const auto its_class = by_class_.find(std::string(sheet.cell(*row, enrollments::class_id)));
    const auto span = span_of(sheet, *row, enrollments::begin, enrollments::end);
    if (!users_.by_id.contains(user)) {
      refuse(file, *row, enrollments::user, "the sourcedId of a sound row of users.csv");
    } else if (its_class == by_class_.end()) {
      refuse(file, *row, enrollments::class_id, "the sourcedId of a sound row of classes.csv");
    } else if (role != "student" && role != "teacher" && role != "proctor" && role != "administrator") {
      refuse(file, *row, enrollments::role, "\"student\", \"teacher\", \"proctor\" or \"administrator\"");
    } else if (!span) {
      roster_.troubles.push_back(span.error());
    } else if (role == "student" && span->covers(today_)) {
      if (const Placement* first = classes_.of(user)) {
        if (first->cohort == its_class->second.cohort) continue;
        roster_.notes.push_back({sheet.place(*row), "The class " + quoted(its_class->second.cohort) +
                                                        " is left out: " + quoted(first->cohort) +
                                                        " stands before it for the same student."});
      } else {
        classes_.place(user, its_class->second);
      }
    }
  }
  say_who(roster_.troubles, sheet, [&](const csv::Row& row) { return shortened(sheet.cell(row, enrollments::user)); });
}

}  // namespace

std::expected<Span, Trouble> span_of(const Sheet& sheet, const csv::Row& row, std::size_t begin, std::size_t end) {
  Span span;
  for (const auto& [column, day] : {std::pair{begin, &span.begin}, std::pair{end, &span.end}}) {
    const std::string_view cell = sheet.cell(row, column);
    *day = Day::read(cell);
    if (!cell.empty() && !*day) return std::unexpected(sheet.trouble(row, column, std::string(a_day)));
  }
  if (span.begin && span.end && *span.end < *span.begin) {
    return std::unexpected(sheet.trouble(row, end, "a day from " + span.begin->text() + " on"));
  }
  return span;
}

const Placement* Classes::of(std::string_view user_sourced_id) const {
  const auto placement = placements_.find(std::string(user_sourced_id));
  return placement == placements_.end() ? nullptr : &placement->second;
}

void Classes::place(std::string_view user_sourced_id, Placement placement) {
  placements_.emplace(user_sourced_id, std::move(placement));
}

Result<Classes> read_classes(const Bundle& bundle, const DataFile& users, Day today, Roster& roster) {
  return Reader(users, today, roster).read(bundle);
}

}  // namespace roster_files
