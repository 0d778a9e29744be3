#include "app/frame.h"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;

namespace {

void know_templates() {
  static const bool once = (app::add_frame_templates(), true);
  (void)once;
}

app::Frame today() {
  know_templates();
  return {
      .title = "Today",
      .school = "Waypoints",
      .viewer = {.name = "Ana Ortega", .roles = "Student"},
      .navigation = {{"", {{"Today", "icon-sun", "/", true}, {"Calendar", "icon-calendar", "/calendar", false, 120}}}},
      .main_html = "<h1>Today</h1>",
      .form_token = "t0ken"};
}

}  // namespace

TEST_CASE("A page stands in its frame, with the current page marked and the token in the frame's own form") {
  const std::string page = app::framed(today());
  CHECK_THAT(page, Contains("<title>Today · Waypoints</title>"));
  CHECK_THAT(page, Contains("<a href=\"/\" aria-current=\"page\">"));
  CHECK_THAT(page, Contains("99+<span class=\"visually-hidden\"> waiting</span>"));
  CHECK_THAT(
      page,
      Contains("<form method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"token\" value=\"t0ken\">"));
  CHECK_THAT(page, Contains("<h1>Today</h1></main>"));
  CHECK_THAT(page,
             !Contains("crumbs") && !Contains("demo-switcher") && !Contains("notice-bar") && !Contains("everywhere"));
}

TEST_CASE("The way to a page names each step once, and a way of one step is none") {
  app::Frame frame = today();
  frame.breadcrumbs = {{"People", "/people"}, {"Ana", "/people/1"}, {"Ana", ""}};
  const std::string page = app::framed(frame);
  CHECK_THAT(page, Contains("<a href=\"/people\">People</a>") && Contains("<span aria-current=\"page\">Ana</span>"));
  CHECK_THAT(page, !Contains("/people/1"));
  frame.breadcrumbs = {{"Programme", "/x"}, {"Programme", ""}};
  CHECK_THAT(app::framed(frame), !Contains("crumbs"));
}

TEST_CASE("A frame escapes what people wrote") {
  app::Frame frame = today();
  const std::string evil = "<b>\"'&";
  frame.title = frame.school = frame.viewer.name = frame.viewer.roles = frame.form_token = evil;
  frame.flashes = {{html::Tone::bad, evil}};
  frame.notice = {.text = evil, .deed = html::Link{evil, "javascript:x"}};
  frame.demo = {.action = "/demo", .people = {{evil, evil, evil}}};
  frame.navigation = {{evil, {{evil, "icon-x", "javascript:x"}}}};
  const std::string page = app::framed(frame);
  CHECK_THAT(page, !Contains("<b>") && !Contains("javascript:"));
}

TEST_CASE("The door has no navigation, and in the demo offers people to be") {
  know_templates();
  const std::string page =
      app::framed(app::SignedOutFrame{.title = "Sign in",
                                      .school = "",
                                      .main_html = "<form></form>",
                                      .demo = app::DemoSwitcher{"/demo", {{"1", "Ana", "Student"}}}});
  CHECK_THAT(page, Contains("<title>Sign in · Cairn</title>") && Contains("<h1>Sign in</h1>"));
  CHECK_THAT(page, Contains("name=\"person\" value=\"1\""));
  CHECK_THAT(page, !Contains("<nav"));
}

TEST_CASE("Trouble at the door has one heading") {
  know_templates();
  const std::string page = app::framed(app::SignedOutFrame{
      .title = app::trouble_title(404), .school = "", .main_html = app::trouble_html({.status = 404})});
  CHECK(page.find("<h1>") == page.rfind("<h1>"));
}

TEST_CASE("Trouble says what happened, and the number where there is one") {
  know_templates();
  CHECK_THAT(app::trouble_html({.status = 500, .number = "17"}),
             Contains("our fault") && Contains("<strong>17</strong>"));
  CHECK_THAT(app::trouble_html({.status = 404}), Contains("There is nothing here") && !Contains("number"));
  CHECK_THAT(app::trouble_html({.status = 422, .say = "The week <7> is over."}),
             Contains("The week &lt;7&gt; is over."));
}
