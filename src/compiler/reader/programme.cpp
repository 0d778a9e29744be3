#include "compiler/reader/programme.h"

namespace compiler {

std::string_view name_of(Weekday day) {
  switch (day) {
    case Weekday::monday:
      return "monday";
    case Weekday::tuesday:
      return "tuesday";
    case Weekday::wednesday:
      return "wednesday";
    case Weekday::thursday:
      return "thursday";
    case Weekday::friday:
      return "friday";
    case Weekday::saturday:
      return "saturday";
    case Weekday::sunday:
      return "sunday";
  }
  return "";
}

std::string_view name_of(Performance performance) {
  switch (performance) {
    case Performance::exceptional:
      return "exceptional";
    case Performance::meets:
      return "meets";
    case Performance::below:
      return "below";
    case Performance::well_below:
      return "well-below";
    case Performance::no_submission:
      return "no-submission";
  }
  return "";
}

std::string_view name_of(SessionKind kind) {
  switch (kind) {
    case SessionKind::session:
      return "session";
    case SessionKind::lesson:
      return "lesson";
    case SessionKind::workshop:
      return "workshop";
    case SessionKind::panel:
      return "panel";
    case SessionKind::event:
      return "event";
    case SessionKind::practice:
      return "practice";
    case SessionKind::coaching:
      return "coaching";
    case SessionKind::group:
      return "group";
    case SessionKind::office_hours:
      return "office-hours";
    case SessionKind::work_time:
      return "work-time";
    case SessionKind::mock_interviews:
      return "mock-interviews";
    case SessionKind::community_event:
      return "community-event";
    case SessionKind::portfolio_review:
      return "portfolio-review";
    case SessionKind::reading:
      return "reading";
  }
  return "";
}

std::string_view name_of(RequirementKind kind) {
  switch (kind) {
    case RequirementKind::file:
      return "file";
    case RequirementKind::link:
      return "link";
    case RequirementKind::text:
      return "text";
    case RequirementKind::checklist:
      return "checklist";
    case RequirementKind::form:
      return "form";
    case RequirementKind::count:
      return "count";
    case RequirementKind::approval:
      return "approval";
    case RequirementKind::publication:
      return "publication";
  }
  return "";
}

}  // namespace compiler
