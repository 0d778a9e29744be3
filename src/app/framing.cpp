#include "app/framing.h"

#include "app/frame.h"
#include "app/kept_form.h"
#include "app/navigation.h"
#include "rooms/people/photo.h"

namespace app {

namespace {

std::string role_words(Roles roles) {
  std::string words;
  for (const Role role : all_roles)
    if (roles.has(role)) words += (words.empty() ? "" : ", ") + std::string(title_of(role));
  return words;
}

std::string value_of(const web::FormKeys& keys, std::string_view name) {
  for (const auto& [its, value] : keys)
    if (its == name) return value;
  return {};
}

std::vector<Flash> flashes(const Framing& framing) {
  if (framing.said.empty()) return {};
  return {{.tone = html::Tone::good, .text = framing.said}};
}

std::string title_of(const Framing& framing) {
  if (framing.page == nullptr && framing.refusal->kept) return std::string(kept_title);
  return framing.page != nullptr ? framing.page->title : trouble_title(framing.refusal->status);
}

std::string main_of(const Framing& framing) {
  if (framing.page != nullptr) return framing.page->main;
  if (framing.refusal->kept) return kept_html(*framing.refusal->kept, framing.refusal->say);
  Trouble trouble{framing.refusal->status, framing.refusal->say, framing.refusal->number};
  if (!framing.who) trouble.way_on = {"Sign in", "/sign-in"};
  if (framing.path.starts_with("/links/")) trouble.way_on = {"Have a new link sent", "/forgotten"};
  return trouble_html(trouble);
}

std::vector<html::Link> way_to(const Framing& framing) {
  if (framing.page == nullptr || framing.page->crumbs.empty()) return {};
  std::vector<html::Link> way;
  for (const web::Crumb& crumb : framing.page->crumbs) way.push_back({crumb.label, crumb.path});
  // A page may name itself as the last step, more shortly than by its title.
  if (framing.page->crumbs.back().path != framing.path) way.push_back({framing.page->title, {}});
  return way;
}

std::optional<DemoSwitcher> switcher(const Framing& framing, const std::vector<DemoPart>& parts) {
  if (parts.empty()) return {};
  DemoSwitcher all{"/demo/become", {}};
  for (const DemoPart& part : parts)
    all.people.push_back(
        {part.person.text(), part.name, part.role, framing.who && framing.who->viewer.id == part.person});
  return all;
}

std::string signed_out_page(const Framing& framing, const FramingSurroundings& around) {
  return framed(SignedOutFrame{.title = title_of(framing),
                               .school = around.school,
                               .main_html = main_of(framing),
                               .flashes = flashes(framing),
                               .demo = switcher(framing, around.demo),
                               .form_token = value_of(framing.form_keys, "form"),
                               .token_name = "form",
                               .roomy = framing.page != nullptr && framing.page->wide,
                               .assets = around.assets});
}

}  // namespace

std::string whole_page(const Framing& framing, const FramingSurroundings& around) {
  if (!framing.who) return signed_out_page(framing, around);
  const ::Viewer& viewer = framing.who->viewer;
  const std::vector<html::Link> way = way_to(framing);
  Frame frame{.title = title_of(framing),
              .school = framing.who->school,
              .viewer = {viewer.name, role_words(viewer.roles), {}, people::photo_path(viewer.id, viewer.photo)},
              .navigation = navigation(around.router, viewer.roles, framing.path, way.empty() ? "" : way.front().href),
              .breadcrumbs = way,
              .flashes = flashes(framing),
              .main_html = main_of(framing),
              .form_token = value_of(framing.form_keys, "form"),
              .token_name = "form",
              .menu = {{"Your account", "/account", "icon-key"}},
              .demo = switcher(framing, around.demo),
              .width = framing.page != nullptr && framing.page->wide ? Width::wide : Width::normal,
              .assets = around.assets};
  const bool is_search = framing.path == "/find";  // which has a box of its own
  if (!is_search && around.router.find(web::Method::get, "/find").route != nullptr) frame.search_path = "/find";
  return framed(frame);
}

}  // namespace app
