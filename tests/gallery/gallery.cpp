// gallery FOLDER: writes pages with every part in every state, in their frames, and the files they load.
#include <fstream>
#include <iostream>
#include <string>

#include "app/frame.h"
#include "pages.h"
#include "ui_embedded.h"

namespace {

app::Frame frame_of(std::string title, std::string current, std::string main) {
  app::Frame frame{
      .title = title,
      .school = "Front Range School of Software and Design",
      .viewer = {.name = "Ana Lucía Ortega", .roles = "Career specialist, instructor", .email = "ana@example.org"},
      .navigation = {},
      .main_html = std::move(main),
      .form_token = "t0ken"};
  std::vector<app::NavigationLink> first{{"Today", "icon-sun", "/parts.html"},
                                         {"Calendar", "icon-calendar", "/month.html"},
                                         {"Students", "icon-users-group", "/table.html", false, 7},
                                         {"Deliverables", "icon-flag", "/forms.html", false, 120}};
  std::vector<app::NavigationLink> more{
      {"Curriculum", "icon-inbox", "/refused.html"},
      {"Reports for the whole school and its partners", "icon-presentation", "/empty.html"}};
  for (auto* links : {&first, &more})
    for (app::NavigationLink& link : *links) link.current = link.path == current;
  frame.navigation = {{"", first}, {"The school", more}};
  frame.breadcrumbs = {{"Today", "/parts.html"}, {"September 2026 A", "/table.html"}, {title, ""}};
  frame.search_path = "/find";
  frame.menu = {{"Sessions and devices", "/sessions", "icon-shield"}};
  frame.demo = app::DemoSwitcher{"/demo",
                                 {{"1", "Ana Lucía Ortega", "Career specialist", true},
                                  {"2", "Bo Li", "Student, module 2"},
                                  {"3", "Goran Ilić", "Administrator"}}};
  return frame;
}

void write(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return std::cerr << "gallery FOLDER\n", 2;
  const std::string folder = std::string(arguments[1]) + "/";
  app::add_frame_templates();
  for (const ui::File& file : ui::files()) write(folder + "assets/" + std::string(file.name), file.bytes);

  const auto page = [&](const std::string& name, const std::string& title, std::string main,
                        app::Width width = app::Width::normal) {
    app::Frame frame = frame_of(title, "/" + name + ".html", std::move(main));
    frame.width = width;
    if (name == "parts")
      frame.notice = app::Notice{html::Tone::due, "You see the demo: everything is invented, and forgotten at night.",
                                 html::Link{"Read more", "/"}};
    if (name == "table")
      frame.flashes = {{html::Tone::good, "60 people were imported."}, {html::Tone::bad, "Row 7 was refused."}};
    write(folder + name + ".html", app::framed(frame));
  };
  page("parts", "Today", gallery::parts());
  page("forms", "Invite a person", gallery::forms(false), app::Width::narrow);
  page("refused", "Invite a person again", gallery::forms(true), app::Width::narrow);
  page("table", "Students", gallery::table("/table.html", true), app::Width::wide);
  page("table-down", "Students", gallery::table("/table.html", false), app::Width::wide);
  page("empty", "Nothing there", gallery::empty_tables());
  page("month", "Calendar", gallery::month(), app::Width::wide);
  page("week", "Week", gallery::week(), app::Width::wide);
  page("list", "List", gallery::list());
  for (const int status : {403, 404, 500})
    page("trouble-" + std::to_string(status), app::trouble_title(status),
         app::trouble_html({.status = status, .number = status == 500 ? "17" : ""}));
  app::SignedOutFrame door{.title = "Sign in",
                           .school = "Front Range School",
                           .main_html = gallery::sign_in(),
                           .below_html = html::link({"Forgotten the password?", "/reset"})};
  door.demo =
      app::DemoSwitcher{"/demo", {{"1", "Ana Lucía Ortega", "Career specialist"}, {"2", "Bo Li", "Student, module 2"}}};
  write(folder + "sign-in.html", app::framed(door));
  write(folder + "set-up.html", app::framed(app::SignedOutFrame{.title = "Set up your school",
                                                                .school = "",
                                                                .lead = "This takes two minutes, and happens once.",
                                                                .main_html = gallery::set_up(),
                                                                .roomy = true}));
}
