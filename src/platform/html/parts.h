// Small parts of pages, each a function that gives safe HTML: what a caller passes is escaped, but for parameters that
// are called html. Icons are named by their whole class ("icon-calendar"), because the bundler copies
// those whose names it finds written in our sources.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/day.h"
#include "kernel/time_words.h"
#include "platform/html/markup.h"

namespace html {

// What a colour says; each tone also has words or a sign, so that nothing is told by colour alone.
enum class Tone : std::uint8_t {
  plain,  // a fact
  info,   // worth knowing
  good,   // done, met, on the way
  due,    // needs attention soon
  bad,    // overdue, refused, broken
};

struct Link {
  std::string label;
  std::string href;
  std::string icon = {};
  std::string for_readers = {};  // behind the label, read out alone: what sight tells by the place: " of Kim Lee"
};

std::string icon(std::string_view icon_class);  // decoration: not read out
std::string link(const Link& link);
std::string badge(std::string_view text, Tone tone = Tone::plain, std::string_view icon_class = {});

enum class Look : std::uint8_t { primary, secondary, quiet };
// A link that looks like a button: one primary on a page.
std::string button(const Link& link, Look look = Look::secondary);

// The head of a page: its one <h1>, what it is for, and what can be done here.
struct PageHead {
  std::string title;
  std::string lead = {};          // a sentence under it
  std::string place = {};         // a word above it: "Cohort"
  std::string beside_html = {};   // badges behind the title
  std::string actions_html = {};  // buttons, small forms
};
std::string page_head(const PageHead& head);

struct Card {
  std::string title = {};
  std::string body_html;
  std::optional<Link> more = {};  // in the card's head, at its end
  std::string note = {};          // quiet, beside the title
  bool flush = false;             // the body goes to the edges: for a table or a list
  int level = 2;                  // of its heading, 2 to 4
};
std::string card(const Card& card);
std::string cards(const std::vector<std::string>& cards_html);  // side by side where there is room

// Nothing here yet: says so, why, and what to do next.
struct EmptyState {
  std::string title = {};
  std::string say = {};
  std::string href = {};  // with `label`: the next step
  std::string label = {};
  std::string icon = "icon-inbox";
};
std::string empty_state(const EmptyState& state);

struct Stat {
  std::string label;
  std::string value;      // "38", "92 %"
  std::string note = {};  // "of 60 students"
  std::string href = {};
  Tone tone = Tone::plain;
};
std::string stats(const std::vector<Stat>& stats);

// Names and what they are: "Time zone" – "America/Denver".
struct Fact {
  std::string name;
  std::string text = {};
  std::string html = {};  // behind the text
};
std::string facts(const std::vector<Fact>& facts);

struct ListItem {
  std::string title;
  std::string href = {};
  std::string note = {};         // a second, quieter line
  std::string before_html = {};  // an avatar, a time
  std::string after_html = {};   // badges, a small form
  Tone tone = Tone::plain;       // due and bad have a mark at the edge: give a badge with the words too
};
std::string list(const std::vector<ListItem>& items);

struct Tab {
  std::string label;
  std::string href;
  bool current = false;
  std::optional<int> count = {};
};
// Links to the pages of one thing.
std::string tabs(std::string_view label, const std::vector<Tab>& tabs);

// The photo in a circle; without one the name's initials, in one of eight shades chosen by the name. Decoration: write
// the name beside it.
std::string avatar(std::string_view name, std::string_view photo_href = {});
std::string initials(std::string_view name);  // "Ana Lucía Ortega" → "AO"; at most two letters
// An avatar, the name, and a quiet line; a link when there is a path.
std::string person(std::string_view name, std::string_view note = {}, std::string_view href = {},
                   std::string_view photo_href = {});

// <time>: what is shown, and what it means to a machine.
std::string time_element(const Moment& moment, std::string_view shown);
std::string time_element(const Day& day, std::string_view shown);
// "Tue 1 Sep 2026"; without the year when `today` is of the same one.
std::string day_words(const Day& day, std::optional<Day> today = {});
using ::clock_words;  // "16:05"

// How far something is, in words and as a bar: "3 of 5 handed in".
std::string progress(int done, int of, std::string_view what, Tone tone = Tone::good);

struct Alert {
  Tone tone = Tone::info;
  std::string title = {};
  std::string text = {};
  std::string html = {};  // behind the text
  std::optional<Link> deed = {};
};
std::string alert(const Alert& alert);

std::string breadcrumbs(const std::vector<Link>& way);  // the last is the page itself: its href is not used
// Pages of `pages`, the current one marked; nothing when there is but one. `address` ends where the number goes.
std::string pagination(std::string_view address, int page, int pages);

// What opens on demand, by <details>. Where a page has many alike, `for_readers` says to screen readers what sight
// tells by the place: " for Kim Lee".
std::string disclosure(std::string_view summary, std::string_view html, bool open = false,
                       std::string_view for_readers = {});
// A button that opens a list of deeds: each is a link or a small form. Works without JavaScript.
std::string menu(std::string_view label, const std::vector<std::string>& entries_html);

// What happened, the latest first or last as given.
struct Event {
  std::string when_html;  // a time_element
  std::string text;
  std::string html = {};
  Tone tone = Tone::plain;
};
std::string timeline(const std::vector<Event>& events);

}  // namespace html
