#include "app/frame.h"

#include <string_view>

#include "platform/html/template.h"
#include "school_frame.html.h"
#include "signed_out_frame.html.h"
#include "trouble.html.h"

void add_app_frame_templates();  // made by embed_templates

namespace app {
namespace {

constexpr std::size_t links_of_the_bar = 4;

std::string_view width_class(Width width) {
  switch (width) {
    case Width::narrow:
      return "is-narrow";
    case Width::normal:
      return "is-normal";
    case Width::wide:
      return "is-wide";
  }
  return "is-normal";
}

std::string_view notice_class(html::Tone tone) {
  if (tone == html::Tone::bad) return "is-bad";
  return tone == html::Tone::due ? "is-due" : "is-info";
}

std::string alerts(const std::vector<Flash>& flashes) {
  std::string out;
  for (const Flash& flash : flashes) out += html::alert({.tone = flash.tone, .text = flash.text});
  return out;
}

// A way whose last step but one is the page itself says it once.
std::string way(std::vector<html::Link> steps) {
  if (steps.size() > 1 && steps[steps.size() - 2].label == steps.back().label) steps.pop_back();
  return steps.size() < 2 ? std::string() : html::breadcrumbs(steps);
}

namespace t = templates::school_frame;

void add_link(html::Template link, const NavigationLink& to) {
  link.set(t::PATH, to.path).set(t::ICON, to.icon).set(t::LABEL, to.label);
  if (to.current) link.section(t::CURRENT);
  if (to.waiting > 0) link.section(t::WAITING).set(t::COUNT, to.waiting > 99 ? "99+" : std::to_string(to.waiting));
}

void add_navigation(html::Template& page, const std::vector<NavigationGroup>& groups) {
  if (groups.empty()) return;
  html::Template nav = page.section(t::NAV);
  html::Template bar = page.section(t::BAR);
  std::size_t in_bar = 0;
  for (const NavigationGroup& group : groups) {
    html::Template list = nav.section(t::GROUP);
    if (!group.label.empty()) list.section(t::HEADING).set(t::LABEL, group.label);
    for (const NavigationLink& link : group.links) {
      add_link(list.section(t::LINK), link);
      if (in_bar++ < links_of_the_bar) add_link(bar.section(t::LINK), link);
    }
  }
}

void add_notice(html::Template& page, const Notice& notice) {
  html::Template bar = page.section(t::NOTICE);
  bar.set(t::TONE, notice_class(notice.tone)).set(t::TEXT, notice.text);
  bar.set(t::ICON, notice.tone == html::Tone::info ? "icon-info-circle" : "icon-alert-triangle");
  if (notice.deed) bar.section(t::DEED).set(t::HREF, notice.deed->href).set(t::LABEL, notice.deed->label);
}

// Markers have the same names in both frames.
void add_demo(html::Template& page, const DemoSwitcher& demo, std::string_view token_name, std::string_view token) {
  html::Template switcher = page.section(t::DEMO);
  switcher.set(t::ACTION, demo.action).set(t::TOKEN_NAME, token_name).set(t::TOKEN, token);
  for (const DemoPerson& person : demo.people) {
    html::Template row = switcher.section(t::PERSON);
    row.set(t::ID, person.id).set(t::NAME, person.name).set(t::ROLE, person.role);
    row.set_html(t::AVATAR, html::avatar(person.name));
    if (person.current) row.section(t::CURRENT);
  }
}

}  // namespace

void add_frame_templates() { add_app_frame_templates(); }

std::string framed(const Frame& frame) {
  html::Template page(t::self);
  page.set(t::TITLE, frame.title).set(t::SCHOOL, frame.school).set(t::ASSETS, frame.assets);
  page.set(t::WIDTH, width_class(frame.width));
  page.set(t::NAME, frame.viewer.name).set(t::ROLES, frame.viewer.roles);
  page.set_html(t::AVATAR, html::avatar(frame.viewer.name, frame.viewer.photo_path));
  if (!frame.viewer.email.empty()) page.section(t::EMAIL).set(t::TEXT, frame.viewer.email);
  page.set(t::PROFILE, frame.profile_path).set(t::SIGN_OUT, frame.sign_out_path);
  page.set(t::TOKEN_NAME, frame.token_name).set(t::TOKEN, frame.form_token);
  for (const html::Link& link : frame.menu)
    page.section(t::MENU_LINK).set(t::HREF, link.href).set(t::ICON, link.icon).set(t::LABEL, link.label);
  if (frame.notice) add_notice(page, *frame.notice);
  if (!frame.search_path.empty()) page.section(t::SEARCH).set(t::PATH, frame.search_path);
  if (frame.demo) add_demo(page, *frame.demo, frame.token_name, frame.form_token);
  add_navigation(page, frame.navigation);
  page.set_html(t::CRUMBS, way(frame.breadcrumbs));
  page.set_html(t::FLASHES, alerts(frame.flashes));
  page.set_html(t::MAIN, frame.main_html);
  return page.fill();
}

std::string framed(const SignedOutFrame& frame) {
  namespace door = templates::signed_out_frame;
  html::Template page(door::self);
  page.set(door::TITLE, frame.title).set(door::SCHOOL, frame.school.empty() ? "Cairn" : frame.school);
  page.set(door::ASSETS, frame.assets).set(door::ROOMY, frame.roomy ? "is-roomy" : "is-slim");
  const bool has_heading = frame.main_html.find("<h1>") != std::string::npos;  // as the pages of trouble have
  if (!has_heading) page.section(door::HEADING);
  if (!frame.lead.empty()) page.section(door::LEAD).set(door::TEXT, frame.lead);
  page.set_html(door::FLASHES, alerts(frame.flashes)).set_html(door::MAIN, frame.main_html);
  if (!frame.below_html.empty()) page.section(door::BELOW).set_html(door::HTML, frame.below_html);
  if (frame.demo) add_demo(page, *frame.demo, frame.token_name, frame.form_token);
  return page.fill();
}

std::string trouble_title(int status) {
  switch (status) {
    case 403:
      return "Not for you to do";
    case 404:
      return "There is nothing here";
    case 409:
      return "Somebody was quicker";
    case 413:
      return "That is too large";
    case 422:
      return "That did not work yet";
    case 429:
      return "One moment, please";
    case 503:
      return "Back in a moment";
    default:
      return "Something is broken here";
  }
}

namespace {

std::string_view trouble_sentence(int status) {
  switch (status) {
    case 403:
      return "This is for somebody else to do. If you think it should be you, ask whoever runs your programme.";
    case 404:
      return "The address is mistyped, the page has moved, or it is not shown to you.";
    case 409:
      return "What you wanted to change has changed meanwhile. Look at it again, then decide.";
    case 422:
      return "What was sent cannot be used as it is. Go back, look at it again, and send it once more.";
    case 429:
      return "That was a lot in a short time. Wait a minute, then try again.";
    case 503:
      return "The school’s server is busy or being looked after. Nothing you saved is lost; try again in a minute.";
    default:
      return "It is our fault, not yours. Nothing was half-saved: what you sent is either kept whole or not at all.";
  }
}

}  // namespace

std::string trouble_html(const Trouble& trouble) {
  namespace page = templates::trouble;
  html::Template out(page::self);
  out.set(page::STATUS, std::to_string(trouble.status)).set(page::TITLE, trouble_title(trouble.status));
  out.set(page::SAY, trouble.say.empty() ? trouble_sentence(trouble.status) : std::string_view(trouble.say));
  if (!trouble.number.empty()) out.section(page::NUMBER).set(page::TEXT, trouble.number);
  out.set(page::HREF, trouble.way_on.href).set(page::LABEL, trouble.way_on.label);
  return out.fill();
}

}  // namespace app
