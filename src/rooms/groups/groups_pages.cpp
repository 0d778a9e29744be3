// /groups: a student's own project group. /groups/runs/:run: all groups of a module run, and who was in them when.
#include "rooms/groups/groups_pages.h"

#include <algorithm>
#include <map>

#include "platform/calendar/zone.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/groups/groups.h"
#include "rooms/people/people.h"

namespace groups {

namespace {

constexpr auto get = web::Method::get, post = web::Method::post;
const auto any_staff = web::Guard::only(staff);
const auto team = web::Guard::only(career_team);  // GR2
const auto students = web::Guard::only({Role::student});

using Names = std::map<std::string, std::string, std::less<>>;

// Which form was refused, and why.
struct Refused {
  std::string form = {};
  std::optional<Failure> failure = {};
};

Deed deed_of(const web::Visit& visit) { return {visit.viewer_id().text(), visit.now, visit.random}; }

Day today(const web::Visit& visit) { return calendar::local_of(visit.now, visit.school_zone).day; }

std::string part(const web::Visit& visit, std::string_view name) {
  const auto found = visit.path.find(name);
  return found == visit.path.end() ? "" : found->second;
}

Names names_of(web::Visit& visit, const std::vector<std::string>& ids) {
  std::vector<PersonId> people;
  for (const std::string& id : ids)
    if (const auto person = PersonId::read(id)) people.push_back(*person);
  Names out;
  for (auto& [id, name] : people::names_of(visit.transaction, people)) out.emplace(id.text(), std::move(name));
  return out;
}

std::string name_in(const Names& names, const std::string& id) {
  const auto found = names.find(id);
  return found == names.end() ? "Somebody" : found->second;
}

html::Form form_of(const web::Visit& visit, std::string action, std::string label) {
  html::Form form(std::move(action), std::move(label));
  form.hidden(visit.form_keys);
  return form;
}

std::string finished(html::Form& form, const web::Visit& visit, const std::string& name, const Refused& refused) {
  if (refused.failure && refused.form == name) form.typed(visit.form.first_of_each()).refused(*refused.failure);
  return form.html();
}

// Everything of a run that its page shows.
struct RunView {
  cohorts::Run run;
  cohorts::Cohort cohort;
  Day today;
  std::vector<cohorts::Group> all = {};
  std::vector<cohorts::Membership> memberships = {};
  std::vector<std::string> present = {};  // ids of those who are in the run now, by name
  Names names = {};
  bool cares = false;
  std::vector<ApartInGroup> apart = {};  // known to the career team alone
};

Result<RunView> view_of(web::Visit& visit, const cohorts::Run& run) {
  RunView out{run, TRY(cohorts::cohort(visit.transaction, run.cohort_id)), today(visit)};
  out.all = cohorts::groups_of_run(visit.transaction, run.id);
  out.memberships = cohorts::memberships_of_run(visit.transaction, run.id);
  std::vector<std::string> ids;
  for (const cohorts::Membership& one : out.memberships) ids.push_back(one.person_id);
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(visit.transaction, run.id)) {
    ids.push_back(one.person_id);
    if (one.goes_on(out.today)) out.present.push_back(one.person_id);
  }
  out.names = names_of(visit, ids);
  std::ranges::sort(out.present, {}, [&](const std::string& id) { return name_in(out.names, id); });
  out.cares = visit.viewer().roles.any_of(career_team);
  if (out.cares) out.apart = kept_apart_in(visit.transaction, out.all);
  return out;
}

// An administrator sees who they are, those who look after students how they do.
std::string page_of(const web::Visit& visit, const std::string& student) {
  return (visit.viewer().roles.any_of(carers) ? "/students/" : "/people/") + student;
}

std::string path_of(const RunView& view) { return "/groups/runs/" + view.run.id; }

std::string out_form(const web::Visit& visit, const RunView& view, const cohorts::Group& group,
                     const cohorts::Membership& one, const Refused& refused) {
  html::Form form = form_of(visit, "/groups/" + group.id + "/members/" + one.person_id + "/out", "Take out");
  form.id("out-" + group.id + one.person_id)
      .date({.name = "day",
             .label = "From",
             .hint = "The first day on which they are no longer in it.",
             .required = true});
  const std::string name = "out " + group.id + one.person_id;
  return html::disclosure("Take out", finished(form, visit, name, refused), refused.form == name,
                          " " + name_in(view.names, one.person_id));
}

std::string in_form(const web::Visit& visit, const RunView& view, const cohorts::Group& group, const Refused& refused) {
  std::map<std::string, std::string, std::less<>> where;
  for (const cohorts::Group& one : view.all)
    for (const std::string& member : one.members) where.emplace(member, one.name);
  std::vector<html::Option> options;
  for (const std::string& id : view.present) {
    if (std::ranges::find(group.members, id) != group.members.end()) continue;
    const auto in = where.find(id);
    options.push_back({.value = id,
                       .label = name_in(view.names, id),
                       .group = in == where.end() ? "In no group" : "In another group"});
  }
  std::ranges::stable_sort(options, std::greater<>(), [](const html::Option& one) { return one.group; });
  if (options.empty()) return "";
  html::Form form = form_of(visit, "/groups/" + group.id + "/members", "Put in");
  form.id("in-" + group.id)
      .select({.name = "person_id", .label = "Student", .required = true, .options = options})
      .date({.name = "day",
             .label = "From",
             .value = std::clamp(view.today, view.run.first_day, view.run.last_day()).text(),
             .required = true});
  const std::string name = "in " + group.id;
  return html::disclosure("Put a student in", finished(form, visit, name, refused), refused.form == name,
                          " " + group.name);
}

std::string group_card(const web::Visit& visit, const RunView& view, const cohorts::Group& group,
                       const Refused& refused) {
  std::vector<html::ListItem> items;
  for (const cohorts::Membership& one : view.memberships) {
    if (one.group_id != group.id) continue;
    const std::string name = name_in(view.names, one.person_id);
    if (!one.until_day)
      items.push_back({.title = name,
                       .href = page_of(visit, one.person_id),
                       .note = "since " + html::day_words(one.from_day),
                       .after_html = view.cares ? out_form(visit, view, group, one, refused) : ""});
  }
  for (const cohorts::Membership& one : view.memberships)
    if (one.group_id == group.id && one.until_day)
      items.push_back({.title = name_in(view.names, one.person_id),
                       .note = html::day_words(one.from_day) + " until " + html::day_words(*one.until_day),
                       .after_html = html::badge("Was in it")});
  std::string body;
  if (view.cares)
    for (const auto& [group_id, one, other] : view.apart)
      if (group_id == group.id)
        body +=
            html::alert({.tone = html::Tone::bad,
                         .title = name_in(view.names, one) + " and " + name_in(view.names, other) + " are kept apart",
                         .text = "They are in this group since before. Only the career team sees this."});
  body += items.empty() ? html::empty_state({.title = "Nobody is in it yet", .icon = "icon-users"}) : html::list(items);
  if (view.cares) body += in_form(visit, view, group, refused);
  return html::card(
      {.title = group.name,
       .body_html = body,
       .note = std::to_string(group.members.size()) + (group.members.size() == 1 ? " student" : " students")});
}

std::string alone_card(const web::Visit& visit, const RunView& view) {
  std::vector<html::ListItem> items;
  for (const std::string& id : view.present)
    if (std::ranges::none_of(view.all, [&](const cohorts::Group& one) {
          return std::ranges::find(one.members, id) != one.members.end();
        }))
      items.push_back({.title = name_in(view.names, id), .href = page_of(visit, id)});
  if (items.empty()) return "";
  return html::card({.title = "In no group",
                     .body_html = html::list(items),
                     .note = std::to_string(items.size()) + (items.size() == 1 ? " student" : " students"),
                     .flush = true});
}

Result<web::Outcome> run_page(web::Visit& visit, const cohorts::Run& run, const Refused& refused = {}) {
  const RunView view = TRY(view_of(visit, run));
  const std::string title = "Project groups";
  std::string main = html::page_head({.title = title,
                                      .lead = "A session can be marked as involving one of them: then repeaters of "
                                              "that group come to it again.",
                                      .place = view.cohort.name + ", module " + std::to_string(run.module)});
  if (view.all.empty())
    main += html::card({.body_html = html::empty_state(
                            {.title = "No project group yet",
                             .say = view.cares ? "Make the first one below." : "The career team makes them.",
                             .icon = "icon-users-group"})});
  std::vector<std::string> cards;
  for (const cohorts::Group& one : view.all) cards.push_back(group_card(visit, view, one, refused));
  if (!cards.empty()) main += html::cards(cards);
  main += alone_card(visit, view);
  if (view.cares) {
    html::Form form = form_of(visit, path_of(view), "Make the group");
    form.text({.name = "name", .label = "Name", .required = true, .max = 80});
    main += html::card({.title = "New group", .body_html = finished(form, visit, "new", refused)});
  }
  return web::Outcome(web::Page{
      .title = title,
      .main = std::move(main),
      .crumbs = {{"Cohorts", "/cohorts"}, {view.cohort.name, "/cohorts/" + run.cohort_id}, {title, path_of(view)}},
      .status = refused.failure ? 422 : 200});
}

Result<Day> day_in(const web::Fields& form) {
  const std::optional<Day> day = Day::read(form.text("day"));
  if (!day) return fail(FailureKind::invalid, "Please give a day.", "day");
  return *day;
}

Result<web::Outcome> next(web::Visit& visit, const cohorts::Run& run, const std::string& form, const Result<void>& done,
                          const std::string& said) {
  if (done) return web::Outcome(web::SeeOther{"/groups/runs/" + run.id, said});
  if (done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  return run_page(visit, run, {form, done.error()});
}

Result<web::Outcome> show_run(web::Visit& visit) {
  return run_page(visit, TRY(cohorts::run(visit.transaction, part(visit, "run"))));
}

Result<web::Outcome> new_group(web::Visit& visit) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, part(visit, "run")));
  const auto made = cohorts::add_group(visit.transaction, run.id, visit.form.text("name"), deed_of(visit));
  return next(visit, run, "new", made ? Result<void>() : std::unexpected(made.error()), "The group was made.");
}

Result<web::Outcome> new_member(web::Visit& visit) {
  const cohorts::Group group = TRY(cohorts::group(visit.transaction, part(visit, "group")));
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, group.run_id));
  const auto put = [&]() -> Result<void> {
    const Day day = TRY(day_in(visit.form));
    return put_in(visit.transaction, group.id, visit.form.text("person_id"), day, deed_of(visit));
  };
  return next(visit, run, "in " + group.id, put(), "Put into " + group.name + ".");
}

Result<web::Outcome> member_out(web::Visit& visit) {
  const cohorts::Group group = TRY(cohorts::group(visit.transaction, part(visit, "group")));
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, group.run_id));
  const std::string person = part(visit, "student");
  const auto taken = [&]() -> Result<void> {
    if (std::ranges::find(group.members, person) == group.members.end())
      return fail(FailureKind::not_found, "They are not in this group.");
    const Day day = TRY(day_in(visit.form));
    return take_out(visit.transaction, group.id, person, day, deed_of(visit));
  };
  return next(visit, run, "out " + group.id + person, taken(), "Taken out of " + group.name + ".");
}

// GR3
Result<web::Outcome> show_mine(web::Visit& visit) {
  const std::optional<Mine> mine = group_of(visit.transaction, visit.viewer_id().text(), today(visit));
  const std::string title = "Your project group";
  std::string main;
  if (!mine) {
    main =
        html::page_head({.title = title}) +
        html::card({.body_html = html::empty_state({.title = "You are in no project group now",
                                                    .say = "The career team puts you into one when a project begins.",
                                                    .href = "/timetable",
                                                    .label = "Your calendar",
                                                    .icon = "icon-users-group"})});
  } else {
    const Names names = names_of(visit, mine->group.members);
    std::vector<html::ListItem> items;
    for (const std::string& id : mine->group.members)
      items.push_back({.title = name_in(names, id) + (id == visit.viewer_id().text() ? " (you)" : "")});
    std::ranges::sort(items, {}, &html::ListItem::title);
    main = html::page_head({.title = title,
                            .lead = "Since " + html::day_words(mine->since) +
                                    ". A session that involves your group is required of you, also when you have been "
                                    "to it before.",
                            .place = mine->enrolment.cohort + ", module " + std::to_string(mine->enrolment.module)}) +
           html::card({.title = mine->group.name, .body_html = html::list(items), .flush = true});
  }
  return web::Outcome(web::Page{.title = title, .main = std::move(main)});
}

}  // namespace

web::Routes routes() {
  return {{get, "/groups", students, show_mine},
          {get, "/groups/runs/:run", any_staff, show_run},
          {post, "/groups/runs/:run", team, new_group},
          {post, "/groups/:group/members", team, new_member},
          {post, "/groups/:group/members/:student/out", team, member_out}};
}

}  // namespace groups
