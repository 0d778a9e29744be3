#include "platform/calendar/icalendar.h"

#include <catch2/catch.hpp>
#include <string_view>

#include "kernel/text.h"

using calendar::Event;

namespace {
const Moment changed = *Moment::read("2026-08-01T09:00:00Z");

Event workshop() {
  return {.uid = "workshop@cairn",
          .when = calendar::Span{*Moment::read("2026-09-02T19:00:00Z"), *Moment::read("2026-09-02T20:00:00Z")},
          .summary = "Workshop",
          .changed = changed};
}
std::string written(const Event& event) {
  return calendar::write_icalendar({.name = "Cairn", .zone = "America/Denver", .events = {event}});
}
bool has_line(const std::string& feed, std::string_view line) {
  return feed.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}
std::vector<std::string_view> lines_of(std::string_view feed) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < feed.size();) {
    const std::size_t end = feed.find("\r\n", at);
    REQUIRE(end != std::string_view::npos);
    lines.push_back(feed.substr(at, end - at));
    at = end + 2;
  }
  return lines;
}
}  // namespace

TEST_CASE("icalendar: an event has its moments in UTC, and what RFC 5545 wants of it") {
  const std::string feed = written(workshop());
  CHECK(feed.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  CHECK(feed.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const char* line : {"UID:workshop@cairn", "DTSTAMP:20260801T090000Z", "DTSTART:20260902T190000Z",
                           "DTEND:20260902T200000Z", "SUMMARY:Workshop", "SEQUENCE:0", "STATUS:CONFIRMED"})
    CHECK(has_line(feed, line));
  CHECK(feed.find("DESCRIPTION") == std::string::npos);
  CHECK(feed == written(workshop()));
}

TEST_CASE("icalendar: a due date is an instant, and whole days end behind their last one") {
  Event due = workshop();
  due.when = calendar::Span{*Moment::read("2026-09-05T05:59:00Z"), *Moment::read("2026-09-05T05:59:00Z")};
  CHECK(written(due).find("DTEND") == std::string::npos);
  due.when = calendar::Days{*Day::read("2026-12-30"), *Day::read("2026-12-31")};
  CHECK(has_line(written(due), "DTSTART;VALUE=DATE:20261230"));
  CHECK(has_line(written(due), "DTEND;VALUE=DATE:20270101"));
}

TEST_CASE("icalendar: a cancelled event says so and takes nobody's time") {
  Event event = workshop();
  event.cancelled = true;
  event.sequence = 3;
  CHECK(has_line(written(event), "STATUS:CANCELLED"));
  CHECK(has_line(written(event), "TRANSP:TRANSPARENT"));
  CHECK(has_line(written(event), "SEQUENCE:3"));
}

TEST_CASE("icalendar: no text ends a line, begins a property or cuts a letter") {
  Event event = workshop();
  event.summary = "One\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT";
  event.description = "First; second, \\third\nnext line\x01\x7f";
  for (int i = 0; i < 60; ++i) event.location += "Zürich 🏔 東京";
  const std::string feed = written(event);
  CHECK(has_line(feed, "SUMMARY:One ATTENDEE:mailto:x@example.org END:VEVENT"));
  CHECK(has_line(feed, "DESCRIPTION:First\\; second\\, \\\\third\\nnext line"));
  for (const std::string_view line : lines_of(feed)) {
    CHECK(line.size() <= 75);
    CHECK(line.find_first_of("\r\n") == std::string_view::npos);
    CHECK(text::first_invalid_utf8(line) == std::string_view::npos);
  }
}

TEST_CASE("icalendar: folding keeps every letter, whatever the length") {
  for (int length = 60; length < 320; ++length) {
    Event event = workshop();
    event.summary.clear();
    for (int i = 0; static_cast<int>(event.summary.size()) < length; ++i) event.summary += i % 3 == 0 ? "é" : "🏔x";
    const std::string feed = written(event);
    for (const std::string_view line : lines_of(feed)) {
      CHECK(line.size() <= 75);
      CHECK(text::first_invalid_utf8(line) == std::string_view::npos);
    }
    CHECK(text::replace_all(feed, "\r\n ", "").find("SUMMARY:" + event.summary + "\r\n") != std::string::npos);
  }
}
