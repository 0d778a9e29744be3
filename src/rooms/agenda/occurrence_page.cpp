// /timetable/occurrences/:occurrence: what, when, where; what staff change of it; attendance; steps for work time.
#include <algorithm>
#include <array>

#include "rooms/agenda/occurrence_cards.h"
#include "rooms/agenda/pages.h"
#include "rooms/agenda/told.h"
#include "rooms/attendance/attendance_form.h"
#include "rooms/attendance/noted_card.h"

namespace agenda::pages {

namespace {

// Which form of the page was refused, and why.
struct Refused {
  std::string form;
  std::optional<Failure> failure = {};
};

html::Form deed_form(const web::Visit& visit, const Occurrence& it, const std::string& deed, const std::string& label) {
  html::Form form = form_of(visit, path_of(it) + "/" + deed, label);
  form.hidden("changes", std::to_string(it.changes));  // T13
  return form;
}

std::string finished(html::Form& form, const web::Visit& visit, const std::string& deed, const Refused& refused) {
  if (refused.form == deed) show_refused(form, visit, refused.failure);
  return form.html();
}

std::string why_field(html::Form& form, const web::Visit& visit, const std::string& deed, const Refused& refused) {
  form.text({.name = "why", .label = "Why", .hint = "Students see it.", .required = true, .max = 500});
  return finished(form, visit, deed, refused);
}

// T15
std::string by_hand_forms(const web::Visit& visit, const Occurrence& it, const Refused& refused) {
  html::Form title = deed_form(visit, it, "title", "Save");
  title.text({.name = "title", .label = "Title", .value = it.title, .required = true, .max = 200});
  html::Form out = deed_form(visit, it, "remove", "Take it out");
  out.danger();
  return html::disclosure("Title", finished(title, visit, "title", refused), refused.form == "title") +
         html::disclosure("Take it out", why_field(out, visit, "remove", refused), refused.form == "remove");
}

std::string change_card(web::Visit& visit, const Occurrence& it, const School& school, const Refused& refused) {
  html::Form moving = deed_form(visit, it, "move", "Move it");
  add_time_fields(moving, &it, school);
  if (refused.form == "move") add_anyway_field(moving, visit, refused.failure, "Move it all the same");
  std::string body = html::disclosure("Move", why_field(moving, visit, "move", refused), refused.form == "move");
  html::Form note = deed_form(visit, it, "annotate", "Save");
  note.text({.name = "place", .label = "Place", .value = it.place, .max = 200})
      .text({.name = "note", .label = "Note for everyone", .value = it.note, .max = 1000});
  body += html::disclosure("Place and note", finished(note, visit, "annotate", refused), refused.form == "annotate");
  if (!it.topics.empty() || !it.formats.empty()) {
    const auto options = [](const std::vector<std::string>& list) {
      std::vector<html::Option> out;
      for (const std::string& one : list) out.push_back({.value = one, .label = one});
      return out;
    };
    html::Form choice = deed_form(visit, it, "choose", "Choose");
    if (!it.topics.empty())
      choice.select({.name = "topic", .label = "Topic", .value = it.topic.value_or(""), .options = options(it.topics)});
    if (!it.formats.empty())
      choice.select(
          {.name = "format", .label = "Format", .value = it.format.value_or(""), .options = options(it.formats)});
    body += html::disclosure("Topic and format", finished(choice, visit, "choose", refused), refused.form == "choose");
  }
  if (const auto groups = cohorts::groups_of_run(visit.transaction, it.run_id); !groups.empty()) {
    html::Form form = deed_form(visit, it, "involve", "Save");
    std::vector<html::Option> options;
    for (const cohorts::Group& one : groups) options.push_back({.value = one.id, .label = one.name});
    form.select({.name = "group_id",
                 .label = "Project group",
                 .hint = "Empty: none in particular. Repeaters of this group come to it again.",
                 .value = it.group_id.value_or(""),
                 .options = options});
    body += html::disclosure("Which project group it involves", finished(form, visit, "involve", refused),
                             refused.form == "involve");
  }
  // T13: a refused form stays, though it is cancelled by now.
  const bool ends = !it.cancelled || refused.form == "cancel";
  const std::string end = ends ? "cancel" : "restore";
  html::Form ending = deed_form(visit, it, end, ends ? "Cancel it" : "Let it take place");
  if (ends) ending.danger();
  if (refused.form == "restore") add_anyway_field(ending, visit, refused.failure, "Let it take place all the same");
  body += html::disclosure(ends ? "Cancel" : "Restore", why_field(ending, visit, end, refused), refused.form == end);
  if (it.by_hand) body += by_hand_forms(visit, it, refused);
  return html::card({.title = "Change it for this cohort", .body_html = body});
}

int status_of(const Refused& refused) {
  if (!refused.failure) return 200;
  constexpr std::array<std::string_view, 9> of_dates{"move",    "cancel", "restore", "annotate",  "choose",
                                                     "involve", "title",  "remove",  "attendance"};
  const bool is_of_date = std::ranges::find(of_dates, refused.form) != of_dates.end();
  return is_of_date && refused.failure->kind == FailureKind::conflict ? 409 : 422;
}

Result<web::Outcome> page(web::Visit& visit, const Occurrence& it, const Refused& refused = {}) {
  const School school = school_of(visit);
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, it.cohort_id));
  std::string badges = html::badge(kind_words(it));
  if (it.gone) badges += html::badge(it.by_hand ? "Taken out" : "No longer planned", html::Tone::bad);
  if (it.cancelled && !it.gone) badges += html::badge("Cancelled", html::Tone::bad);
  if (it.need == Need::optional) badges += html::badge("Optional");
  std::string main = html::page_head(
      {.title = it.title,
       .lead = it.cancelled ? "Cancelled: " + *it.cancelled : "",
       .place = cohort.name + ", module " + std::to_string(it.module) + ", week " + std::to_string(it.week),
       .beside_html = badges});
  main += facts_card(visit, it, school);
  main += reading_card(visit, it, cohort);
  main += team_card(visit, it, cohort, refused.form == "team" ? refused.failure : std::nullopt);
  const bool student = visit.viewer().roles.has(Role::student);
  if (student && it.need == Need::work_time)
    main += steps_card(visit, it, cohort, refused.form == "steps" ? refused.failure : std::nullopt);
  if (student) main += attendance::pages::own_history(visit, it);
  if (is_staff(visit)) {
    const cohorts::Reach reach = reach_of(visit);
    const cohorts::Place place = cohorts::place_of(cohort, it.module);
    if (reach.looks_after(place) && it.need != Need::due && it.need != Need::own_pace)
      main +=
          attendance::pages::attendance_card(visit, it, refused.form == "attendance" ? refused.failure : std::nullopt);
    if (reach.sees(place)) main += readers_card(visit, it, cohort);
    if (reach.sees(place)) main += attendance::pages::everybodys_history(visit, it);  // CO17
    if (reach.changes_dates(place) && !it.gone) main += change_card(visit, it, school, refused);
    main += history_card(visit, it);
  }
  std::vector<web::Crumb> crumbs{{"Calendar", "/timetable"}};
  if (is_staff(visit)) crumbs = {{"Cohorts", "/cohorts"}, crumb_of(cohort)};
  crumbs.push_back({it.title, path_of(it)});
  return web::Outcome(
      web::Page{.title = it.title, .main = std::move(main), .crumbs = std::move(crumbs), .status = status_of(refused)});
}

// T10
Result<Occurrence> occurrence_to_change(web::Visit& visit) {
  Occurrence it = TRY(occurrence_in(visit));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, it.cohort_id));
  TRY(check_changes(visit, cohort, it.module));
  if (it.gone) return fail(FailureKind::conflict, "It is no longer planned: nothing of it can be changed.");
  return it;
}

// CO18
Result<Occurrence> occurrence_looked_after(web::Visit& visit) {
  Occurrence it = TRY(occurrence_in(visit));
  TRY(check_looks_after(visit, it));
  return it;
}

// "the place is Room 4 now", "there is no place now".
std::string is_now(const std::string& what, const std::string& value) {
  return value.empty() ? "there is no " + what + " now" : "the " + what + " is \"" + value + "\" now";
}
std::string is_cancelled_now(const Occurrence& it) { return "it is cancelled now (" + it.cancelled.value_or("") + ")"; }

Result<web::Outcome> done(web::Visit& visit, const std::string& form, const Result<void>& result,
                          const std::string& said) {
  const Occurrence it = TRY(occurrence_in(visit));
  return after(result, {path_of(it), said}, [&](const Failure& failure) { return page(visit, it, {form, failure}); });
}

std::string told_count(int count) {
  if (count == 0) return "";
  return " " + std::to_string(count) + (count == 1 ? " student is" : " students are") + " told by mail.";
}

// AG9: after a deed that may be told of.
Result<web::Outcome> told(web::Visit& visit, const std::string& form, const Occurrence& before,
                          const std::string& address, const Result<void>& result, const std::string& said) {
  if (!result) return done(visit, form, result, "");
  const int count = TRY(tell_students(visit.transaction, before, school_of(visit).zone, address, deed_of(visit)));
  return done(visit, form, result, said + told_count(count));
}

}  // namespace

Result<void> check_looks_after(web::Visit& visit, const Occurrence& it) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, it.cohort_id));
  return reach_of(visit).check_looks_after(cohorts::place_of(cohort, it.module), cohort.name);
}

Result<Occurrence> occurrence_in(web::Visit& visit) {
  Occurrence it = TRY(timetable::occurrence(visit.transaction, part(visit, "occurrence")));
  if (is_staff(visit)) {
    if (!it.for_staff) return it;
    const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, it.cohort_id));
    if (reach_of(visit).sees_notes(cohorts::place_of(cohort, it.module))) return it;  // CO17
    return fail(FailureKind::not_found, "There is no such date.");
  }
  // AG1, AG2
  const auto mine =
      calendar_of_student(visit.transaction, visit.viewer_id().text(), it.starts_at,
                          std::max(it.ends_at, it.starts_at.plus(std::chrono::seconds(1))), school_of(visit));
  if (std::ranges::none_of(mine, [&](const Mine& one) { return one.what.id == it.id; }))
    return fail(FailureKind::not_found, "There is no such date.");
  return it;
}

Result<web::Outcome> show_occurrence(web::Visit& visit) { return page(visit, TRY(occurrence_in(visit))); }

Result<web::Outcome> move_it(web::Visit& visit, const std::string& address) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  bool changes = false;
  const auto moved = [&]() -> Result<void> {
    const Times times = TRY(read_times(visit.form, it, school_of(visit)));
    Occurrence wanted = it;
    wanted.starts_at = times.starts_at;
    wanted.ends_at = times.ends_at;
    changes = wanted.starts_at != it.starts_at || wanted.ends_at != it.ends_at;
    if (changes) {
      TRY(is_as_seen(visit, it, "day", "it is on " + when_words(it, school_of(visit).zone) + " now"));
      TRY(check_time(visit, wanted));
    }
    return timetable::move(visit.transaction, it.id, times.starts_at, times.ends_at, visit.form.text("why"),
                           deed_of(visit));
  };
  const Result<void> moved_it = moved();
  if (moved_it && !changes)  // T6
    return done(visit, "move", {},
                "Nothing has changed: it was " + when_words(it, school_of(visit).zone) + " already.");
  const Result<Occurrence> now = timetable::occurrence(visit.transaction, it.id);
  const bool cancelled = now && now->cancelled;
  if (now && lies_behind(*now, visit.now))
    return done(visit, "move", moved_it, "It was moved. It lies behind us: nobody is told.");
  return told(visit, "move", it, address, moved_it,
              cancelled ? "It was moved, and is cancelled still: " + *now->cancelled
                        : "It was moved. Students see it in their calendars.");
}

Result<web::Outcome> cancel_it(web::Visit& visit, const std::string& address) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string why = visit.form.text("why");
  const auto cancelled = [&]() -> Result<void> {
    if (!why.empty() && it.cancelled != why)
      TRY(is_as_seen(
          visit, it, "why",
          it.cancelled ? is_cancelled_now(it) : "it is on " + when_words(it, school_of(visit).zone) + " now"));
    return timetable::cancel(visit.transaction, it.id, why, deed_of(visit));
  };
  return told(visit, "cancel", it, address, cancelled(), "It was cancelled. It stays in calendars, marked so.");
}

Result<web::Outcome> restore_it(web::Visit& visit, const std::string& address) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string why = visit.form.text("why");
  const auto restored = [&]() -> Result<void> {
    if (!why.empty() && it.cancelled) {
      TRY(is_as_seen(visit, it, "why", is_cancelled_now(it)));
      Occurrence wanted = it;
      wanted.cancelled.reset();
      TRY(check_free(visit, wanted));
    }
    return timetable::restore(visit.transaction, it.id, why, deed_of(visit));
  };
  return told(visit, "restore", it, address, restored(), "It takes place.");
}

Result<web::Outcome> annotate_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string place = visit.form.text("place"), note = visit.form.text("note");
  const auto annotated = [&]() -> Result<void> {
    if (place != it.place || note != it.note)
      TRY(is_as_seen(visit, it, "place", is_now("place", it.place) + ", " + is_now("note", it.note)));
    return timetable::annotate(visit.transaction, it.id, place, note, deed_of(visit));
  };
  return done(visit, "annotate", annotated(), "Saved.");
}

Result<web::Outcome> title_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string title = visit.form.text("title");
  const auto titled = [&]() -> Result<void> {
    if (!title.empty() && title != it.title) TRY(is_as_seen(visit, it, "title", is_now("title", it.title)));
    return timetable::retitle(visit.transaction, it.id, title, deed_of(visit));
  };
  return done(visit, "title", titled(), "Saved.");
}

// T15, AG9
Result<web::Outcome> remove_it(web::Visit& visit, const std::string& address) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string why = visit.form.text("why");
  const auto removed = [&]() -> Result<void> {
    if (!why.empty())
      TRY(is_as_seen(visit, it, "why", it.cancelled ? is_cancelled_now(it) : "the page shows what holds now"));
    if (!attendance::attendance_of(visit.transaction, it.id).empty())
      return fail(FailureKind::invalid, "Attendance was noted for it: please cancel it instead.", "why");
    return timetable::take_out(visit.transaction, it.id, why, deed_of(visit));
  }();
  if (!removed) return done(visit, "remove", removed, "");
  timetable::EditionMove move;
  if (!it.cancelled && !lies_behind(it, visit.now))
    move.differences.push_back({.what = timetable::What::removed,
                                .run_id = it.run_id,
                                .key = it.key,
                                .title = it.title,
                                .before = it.starts_at,
                                .need = it.need});
  const int count = TRY(tell_of_shift(visit.transaction, move, why, school_of(visit).zone, address, deed_of(visit)));
  return web::Outcome(web::SeeOther{"/timetable/cohorts/" + it.cohort_id, "It was taken out." + told_count(count)});
}

Result<web::Outcome> choose_for_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string topic = visit.form.text("topic"), format = visit.form.text("format");
  const auto chosen = [&]() -> Result<void> {
    const std::string was = it.topic.value_or(""), was_format = it.format.value_or("");
    if (topic != was || format != was_format)
      TRY(is_as_seen(visit, it, it.topics.empty() ? "format" : "topic",
                     is_now("topic", was) + ", " + is_now("format", was_format)));
    return timetable::choose(visit.transaction, it.id, topic, format, deed_of(visit));
  };
  return done(visit, "choose", chosen(), "Saved.");
}

Result<web::Outcome> involve_in_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_to_change(visit));
  const std::string group = visit.form.text("group_id");
  const auto involved = [&]() -> Result<void> {
    if (group != it.group_id.value_or("")) TRY(is_as_seen(visit, it, "group_id", "the page shows what holds now"));
    auto made = timetable::involve(visit.transaction, it.id, group.empty() ? std::nullopt : std::optional(group),
                                   deed_of(visit));
    if (!made) made.error().kind = FailureKind::invalid;  // a choice that is none, not a page that is none
    return made;
  };
  return done(visit, "involve", involved(), group.empty() ? "It involves no project group." : "It involves the group.");
}

Result<web::Outcome> join_the_team(web::Visit& visit, const decltype(PageSettings::may_join_team)& may_join) {
  const std::string id = TRY(occurrence_looked_after(visit)).id, person = visit.form.text("person_id");
  const auto joined = [&]() -> Result<void> {
    std::vector<std::string> team;
    for (const timetable::TeamMember& one : timetable::team(visit.transaction, id)) team.push_back(one.person_id);
    if (may_join) TRY(may_join(visit, team, person));
    return timetable::join_team(visit.transaction, id, visit.form.text("role"), person, deed_of(visit));
  };
  return done(visit, "team", joined(), "Added to the team.");
}

Result<web::Outcome> hand_it_in(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_in(visit));
  const std::vector<timetable::TeamMember> all = timetable::team(visit.transaction, it.id);
  if (std::ranges::none_of(all,
                           [&](const timetable::TeamMember& one) { return one.person_id == visit.viewer_id().text(); }))
    return fail(FailureKind::not_allowed, "Only the team hands it in.");
  return done(visit, "team",
              timetable::hand_in_artefact(visit.transaction, it.id, visit.form.text("address"), deed_of(visit)),
              "Handed in.");
}

Result<web::Outcome> note_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_looked_after(visit));
  const auto note = [&]() -> Result<int> {
    const std::vector<attendance::NewNote> notes = TRY(attendance::pages::read_notes(visit, it));
    return attendance::note_attendance(visit.transaction, it.id, notes, school_of(visit), deed_of(visit));
  };
  const Result<int> noted = note();
  return done(visit, "attendance", noted ? Result<void>() : std::unexpected(noted.error()),
              noted ? std::to_string(*noted) + " noted." : "");
}

Result<web::Outcome> new_step(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_in(visit));
  const auto made = add_step(visit.transaction, visit.viewer_id().text(), it.run_id, it.week, visit.form.text("says"),
                             deed_of(visit));
  return done(visit, "steps", made ? Result<void>() : std::unexpected(made.error()), "Added.");
}

Result<web::Outcome> step_done(web::Visit& visit) {
  TRY(finish_step(visit.transaction, part(visit, "step"), deed_of(visit)));
  return web::Outcome(web::SeeOther{web::local_path(visit.form.text("back")), "Well done."});
}

Result<web::Outcome> step_dropped(web::Visit& visit) {
  TRY(drop_step(visit.transaction, part(visit, "step"), deed_of(visit)));
  return web::Outcome(web::SeeOther{web::local_path(visit.form.text("back")), "Dropped."});
}

}  // namespace agenda::pages
