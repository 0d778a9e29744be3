// The frame around every page of the school: header, navigation by role, breadcrumbs, messages, and the pages that say
// what went wrong. Filled by the front door; a room's page gives only its main part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/html/parts.h"

namespace app {

// Makes the templates known; once at the start of a program, before the first framed().
void add_frame_templates();

struct NavigationLink {
  std::string label;
  std::string icon;  // "icon-calendar", written out
  std::string path;
  bool current = false;
  int waiting = 0;  // how many things wait there; 0: no number
};

struct NavigationGroup {
  std::string label;  // empty for the first, which needs none
  std::vector<NavigationLink> links;
};

struct Viewer {
  std::string name;
  std::string roles;  // in words: "Career specialist, instructor"
  std::string email = {};
  std::string photo_path = {};  // empty: initials stand in its place
};

// Somebody to become in the demo.
struct DemoPerson {
  std::string id;
  std::string name;
  std::string role;
  bool current = false;
};

struct DemoSwitcher {
  std::string action;  // where `person` is posted
  std::vector<DemoPerson> people;
};

struct Flash {
  html::Tone tone = html::Tone::good;
  std::string text;
};

struct Notice {  // a bar above the header: maintenance, "you see what Ana sees"
  html::Tone tone = html::Tone::info;
  std::string text;
  std::optional<html::Link> deed = {};
};

enum class Width : std::uint8_t {
  narrow,
  normal,
  wide
};  // of the text: reading and forms, pages, tables and calendars

struct Frame {
  std::string title;  // of the page; the browser shows "title · school"
  std::string school;
  Viewer viewer;
  std::vector<NavigationGroup> navigation;   // the first four links are the bar at the bottom of a phone
  std::vector<html::Link> breadcrumbs = {};  // the last is the page itself; fewer than two: none are shown
  std::vector<Flash> flashes = {};
  std::string main_html;
  std::string form_token;                   // goes with the forms of the frame itself: signing out, the switcher
  std::string token_name = "token";         // the name of that field
  std::string search_path = {};             // a search field in the header, which asks "?q="; empty: none
  std::string profile_path = "/people/me";  // of the viewer's menu
  std::vector<html::Link> menu = {};        // more links in the viewer's menu
  std::string sign_out_path = "/sign-out";
  std::optional<DemoSwitcher> demo = {};
  std::optional<Notice> notice = {};
  Width width = Width::normal;
  std::string assets = "/assets/";  // where style sheet, scripts and fonts are served
};

std::string framed(const Frame& frame);

// For whoever is not signed in: sign-in, set-up, an invitation. A card in the middle of the page.
struct SignedOutFrame {
  std::string title;   // of the page, and its <h1> unless main_html brings one
  std::string school;  // empty before set-up: "Cairn"
  std::string lead = {};
  std::string main_html;
  std::string below_html = {};  // under the card: "Forgotten the password?"
  std::vector<Flash> flashes = {};
  std::optional<DemoSwitcher> demo = {};  // shown as a list of people to sign in as
  std::string form_token = {}, token_name = "token";
  bool roomy = false;  // twice as wide: for set-up
  std::string assets = "/assets/";
};
std::string framed(const SignedOutFrame& frame);

// What went wrong, as the main part of a page of either frame.
struct Trouble {
  int status;               // 403, 404, 409, 422, 429, 500, 503; others read like 500
  std::string say = {};     // what the room said; empty: the sentence of the status
  std::string number = {};  // of the line in the log
  html::Link way_on = {"Go to Today", "/"};
};
std::string trouble_title(int status);  // "Not found"
std::string trouble_html(const Trouble& trouble);

}  // namespace app
