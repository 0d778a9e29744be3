// For tests: a small programme, as compile() would give it.
#pragma once

#include <string>
#include <vector>

#include "rooms/curriculum/content/content.h"

namespace curriculum {

inline Session made_session(std::string title, int module, std::vector<int> weeks) {
  Session session;
  session.title = std::move(title);
  session.module = module;
  session.weeks = std::move(weeks);
  return session;
}

inline Deliverable made_deliverable(std::string title, int module, std::vector<Due> dues) {
  Deliverable one;
  one.title = std::move(title);
  one.module = module;
  one.dues = std::move(dues);
  one.requirement = "file";
  one.page = "module-1/index.md";
  return one;
}

inline Outcome made_outcome(std::string key, int level, std::optional<int> module, std::string text) {
  Outcome one;
  one.key = std::move(key);
  one.competency = "networking";
  one.level = level;
  one.module = module;
  one.text = std::move(text);
  one.page = "standards.md";
  return one;
}

inline Page made_page(std::string path, std::string title, std::string html, Audience audience = Audience::everyone) {
  Page page;
  page.path = std::move(path);
  page.address = page.path.substr(0, page.path.rfind('.')) + ".html";
  page.title = std::move(title);
  page.digest = html;
  page.html = std::move(html);
  page.audience = audience;
  return page;
}

inline Content made_content(std::string digest = "first") {
  Content content;
  content.title = "Lanterns";
  content.digest = std::move(digest);
  content.modules = {{1, "Setting out", 6, {"Know the way", "Know the weather"}}, {2, "Under way", std::nullopt, {}}};
  content.competencies = {{"networking", "Networking", "Knowing people."}, {"materials", "Materials", std::nullopt}};
  content.outcomes = {
      made_outcome("networking-i-short-story-listener", 1, {}, "tell a short story to one listener"),
      made_outcome("m1-networking-i-short-story-listener", 1, 1, "tell a short story to one listener"),
      made_outcome("networking-ii-three-companies", 2, {}, "research three companies with a method of their own"),
  };
  content.outcomes[1].standard = content.outcomes[0].key;
  content.outcomes[2].thresholds = {{"companies", 3}};
  content.targets = {{1, "networking", 1}, {2, "networking", 2}};
  content.rubric = {{"readiness", "networking", 1, "meets", "Tells the story"}};
  content.sessions = {made_session("Kickoff", 1, {1}), made_session("Homeroom", 1, {1, 2, 3}),
                      made_session("Panel", 2, {3})};
  content.sessions[0].weekday = Weekday::tuesday;
  content.sessions[0].time = "13:00";
  content.sessions[0].minutes = 60;
  content.sessions[1].kind = SessionKind::group;
  content.sessions[1].every = "week";
  content.sessions[1].part_of_day = "afternoon";
  content.sessions[2].kind = SessionKind::panel;
  content.sessions[2].topics = {"Small companies", "The first year"};
  content.sessions[2].formats = {"panel", "guest speaker"};
  content.sessions[2].roles = {"host", "timekeeper"};
  content.sessions[2].artefact = "a poster";
  content.sessions[2].optional = true;
  content.sessions[2].tracks = {"design"};
  content.sessions[2].page = "module-2/panel.md";
  content.deliverables = {
      made_deliverable("Coffee chat", 1,
                       {{"draft", 2, Weekday::wednesday, "17:00", {}, "Wednesday of week 2, 5 pm"},
                        {"final", 3, Weekday::friday, {}, {}, "Friday of Week 3"}}),
      made_deliverable("Letter", 2, {{{}, {}, {}, {}, "before-module", "before the module"}}),
      made_deliverable("Poster", 2, {}),
  };
  content.deliverables[0].parts = {"Notes", "A thank-you message"};
  content.deliverables[0].count = 2;
  content.deliverables[0].number = 1;
  content.guides = {{"",
                     "Talking about energy",
                     "homeroom",
                     1,
                     {1, 2},
                     30,
                     {{"Arrive", 2, 5, {"How are you?", "  Why?"}}, {"Close", {}, {}, {}}},
                     "groups/energy.md",
                     Audience::staff}};
  content.lessons = {{"module-1/week-1.md", 1, 1, "First steps", {"Name a strength"}, 45, "on this page"}};
  content.pages = {made_page("module-1/week-1.md", "First steps", "<p>Walk.</p>"),
                   made_page("index.md", "Start", "<p>Here.</p>"),
                   made_page("staff/plan.md", "Plan", "<p>Keys are in the drawer.</p>", Audience::staff)};
  content.pages[0].staff_html = "<p>Walk.</p><p>Facilitator: wait.</p>";
  content.pages[0].module = content.pages[0].week = 1;
  content.diagnostics = {{"week-missing", "warning", "week 2 is missing", "module-1/index.md", 12, 5},
                         {"stub-page", "note", "the page is short", "index.md", 1, 1}};
  return content;
}

}  // namespace curriculum
