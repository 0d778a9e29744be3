#include "rooms/curriculum/content/content.h"

#include <array>
#include <utility>

namespace curriculum {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

constexpr std::array<std::pair<SessionKind, std::string_view>, 14> kinds{{
    {SessionKind::session, "session"},
    {SessionKind::lesson, "lesson"},
    {SessionKind::workshop, "workshop"},
    {SessionKind::practice, "practice"},
    {SessionKind::panel, "panel"},
    {SessionKind::event, "event"},
    {SessionKind::community_event, "community-event"},
    {SessionKind::mock_interviews, "mock-interviews"},
    {SessionKind::coaching, "coaching"},
    {SessionKind::group, "group"},
    {SessionKind::office_hours, "office-hours"},
    {SessionKind::work_time, "work-time"},
    {SessionKind::portfolio_review, "portfolio-review"},
    {SessionKind::reading, "reading"},
}};

}  // namespace

std::string_view name_of(Weekday day) { return weekdays.at(static_cast<std::size_t>(day) - 1); }

std::optional<Weekday> weekday_named(std::string_view name) {
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (weekdays[i] == name) return static_cast<Weekday>(i + 1);
  return std::nullopt;
}

std::string_view name_of(SessionKind kind) {
  for (const auto& [one, name] : kinds)
    if (one == kind) return name;
  return {};
}

std::optional<SessionKind> session_kind_named(std::string_view name) {
  for (const auto& [kind, one] : kinds)
    if (one == name) return kind;
  return std::nullopt;
}

}  // namespace curriculum
