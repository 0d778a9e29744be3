#include "pages.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"

namespace gallery {

using html::Tone;

std::string parts() {
  const Day today = *Day::read("2026-09-08");
  const Moment moment = *Moment::read("2026-09-08T16:00:00Z");
  std::string out = html::page_head(
      {.title = "Good morning, Ana",
       .lead = "Week 3 of module 2. Two things are due before Friday.",
       .beside_html = html::badge("Module 2") + html::badge("Repeating", Tone::info),
       .actions_html =
           html::button({"Book office hours", "/", "icon-messages"}) +
           html::button({"Hand in", "/", "icon-circle-check"}, html::Look::primary) +
           html::menu("More", {html::link({"Print this week", "/"}),
                               html::Form("/leave", "Leave the group").small().danger("Leave the group?").html()})});
  out += html::tabs("Student", {{"Today", "/", true},
                                {"Goals", "/goals", false, 12},
                                {"Deliverables", "/deliverables"},
                                {"Interviews", "/interviews"},
                                {"What is stored about you", "/privacy"}});
  out += html::stats({{"Students", "60", "in 3 cohorts", "/students"},
                      {"Waiting for you", "7", "the oldest for 4 days", "/waiting", Tone::due},
                      {"Behind", "3", "two or more overdue", "/behind", Tone::bad},
                      {"Ready", "92 %", "of this module’s outcomes"}});
  out += html::alert({.tone = Tone::good, .text = "Saved. Ana sees it on her Today."});
  out +=
      html::alert({.tone = Tone::info, .title = "The calendar moved", .text = "Clocks change on Sunday 1 November."});
  out += html::alert(
      {.tone = Tone::due, .text = "Your mentor has not confirmed yet.", .deed = html::Link{"Write again", "/"}});
  out += html::alert({.tone = Tone::bad, .title = "Two rows were refused", .text = "Row 7: the e-mail is missing."});

  const std::string due = html::list({{.title = "Company list and tracker",
                                       .href = "/d/1",
                                       .note = "Friday, end of day",
                                       .after_html = html::badge("Due in 2 days", Tone::due, "icon-clock"),
                                       .tone = Tone::due},
                                      {.title = "Documentation of three warm outreach messages",
                                       .href = "/d/2",
                                       .note = "Wednesday",
                                       .after_html = html::badge("Overdue", Tone::bad, "icon-alert-triangle"),
                                       .tone = Tone::bad},
                                      {.title = "Career vision",
                                       .href = "/d/3",
                                       .note = "Handed in on Thursday",
                                       .after_html = html::badge("Accepted", Tone::good, "icon-circle-check")}});
  const std::string next =
      html::list({{.title = "Stories that hold up",
                   .href = "/s/1",
                   .note = "Live session · online",
                   .before_html = "13:00",
                   .after_html = html::badge("Optional")},
                  {.title = "Dr. Maximiliane-Alexandra Fürstenberg-Wittgenstein von Hohenlohe-Schillingsfürst",
                   .href = "/s/2",
                   .note = "Averyveryverylongwordwithoutanyspaceinitthatmustbreaksomewhere@example-university.edu",
                   .before_html = html::avatar("Maximiliane Hohenlohe")},
                  {.title = "ليلى بنت عبد الرحمن الحداد",
                   .href = "/s/3",
                   .note = "مجموعة النقاش (Group 4)",
                   .before_html = html::avatar("ليلى الحداد")}});
  out += html::cards(
      {html::card({.title = "Due",
                   .body_html = due,
                   .more = html::Link{"All deliverables", "/"},
                   .note = "this week",
                   .flush = true}),
       html::card({.title = "Next", .body_html = next, .flush = true}),
       html::card({.title = "Waiting for whom",
                   .body_html = html::empty_state({.title = "Nothing waits",
                                                   .say = "Nobody has asked you for anything, and you wait for nobody.",
                                                   .href = "/",
                                                   .label = "Look at next week",
                                                   .icon = "icon-circle-check"}),
                   .flush = true})});
  out += html::card({.title = "Progress",
                     .body_html = html::progress(3, 5, "handed in") + html::progress(0, 12, "outcomes met", Tone::due) +
                                  html::progress(12, 12, "sessions attended") +
                                  html::progress(1, 4, "reviews late", Tone::bad)});
  out += html::card({.title = "About",
                     .body_html = html::facts(
                         {{.name = "Name", .html = html::person("Ana Lucía Ortega", "she/her", "/people/1")},
                          {.name = "Time zone", .text = "America/Denver"},
                          {.name = "Photo"},
                          {.name = "Next meeting", .html = html::time_element(moment, "Tue 8 Sep, 10:00")},
                          {.name = "Web page",
                           .html = html::link({"https://example.org/a/very/long/address/that/goes/on/and/on/index.html",
                                               "https://example.org"})}})});
  std::string badges;
  for (const Tone tone : {Tone::plain, Tone::info, Tone::good, Tone::due, Tone::bad})
    badges += html::badge("A badge", tone) + " ";
  for (const char* name : {"Ana Ortega", "Bo Li", "Chidi Okafor", "Dana Weiss", "Eun-ji Kim", "Fatima Zahra",
                           "Goran Ilić", "Hana Sato", "Ivo Lang"})
    badges += html::avatar(name) + " ";
  out += html::card({.title = "Badges and faces", .body_html = badges});
  out += html::card(
      {.title = "What happened",
       .body_html = html::timeline(
           {{html::time_element(moment, "Today, 10:00"), "Goran Ilić looked at the career vision", "", Tone::info},
            {html::time_element(today, "Yesterday"), "Handed in the company list", "", Tone::good},
            {html::time_element(today, "Mon 31 Aug"), "Absent from Warm outreach", html::badge("Disputed", Tone::due),
             Tone::bad}})});
  out +=
      html::disclosure("How readiness is counted", "<p>Every outcome counts once, at the level that was reached.</p>");
  return out + html::pagination("/parts?page=", 5, 12);
}

}  // namespace gallery
