#include "rooms/outbox/outbox_pages.h"

#include <algorithm>

#include "platform/calendar/zone.h"
#include "platform/html/markup.h"
#include "platform/html/table.h"
#include "rooms/outbox/outbox.h"

namespace outbox {

namespace {

using web::Method;

constexpr int most_bounces = 50;
constexpr std::string_view failed = "failed";  // refused or given up, in the filter

struct Words {
  State state;
  const char *key, *label;
  html::Tone tone;
};
constexpr Words all_words[] = {
    {State::waiting, "waiting", "Waiting", html::Tone::info},
    {State::held, "held", "Held: address bounced", html::Tone::due},
    {State::sent, "sent", "Sent", html::Tone::good},
    {State::refused, "refused", "Refused", html::Tone::bad},
    {State::given_up, "given-up", "Given up", html::Tone::bad},
};

const Words& words_of(State state) {
  for (const Words& words : all_words)
    if (words.state == state) return words;
  return all_words[0];
}

std::string shown_time(const web::Visit& visit, Moment moment) {
  const auto& zone = visit.viewer().zone;
  const calendar::Local local = calendar::local_of(moment, zone);
  return html::time_element(moment, html::day_words(local.day, calendar::local_of(visit.now, zone).day) + ", " +
                                        html::clock_words(local.minute) + " " +
                                        calendar::abbreviation_of(moment, zone));
}

std::string name_of(const Addressee& addressee) {
  if (addressee.address.empty()) return "Somebody who was erased";
  return addressee.name.empty() ? addressee.address : addressee.name;
}
std::string subject_of(const Listed& letter) { return letter.subject.value_or("Subject no longer kept"); }
std::string path_of_people(const std::string& address) { return "/people?find=" + web::query_encoded(address); }
std::string path_of(const LetterId& letter) { return "/outbox/letters/" + letter.text(); }

std::string clear_form(const web::Visit& visit, const Bounce& bounce) {
  html::Form form("/outbox/bounces/" + bounce.id.text() + "/clear", "It is right");
  for (const auto& [name, value] : visit.form_keys) form.hidden(name, value);
  return form.small().label_for_readers("It is right: " + bounce.address).html();
}

// O5: addresses that nobody is written to, with the way back.
std::string bounces_card(web::Visit& visit) {
  const std::vector<Bounce> bounced = bounces(visit.transaction, most_bounces);
  if (bounced.empty()) return {};
  std::vector<html::ListItem> items;
  for (const Bounce& bounce : bounced)
    items.push_back({.title = bounce.address,
                     .href = path_of(bounce.letter),
                     .note = bounce.words,
                     .after_html = shown_time(visit, bounce.bounced_at) +
                                   html::link({.label = "Find the person",
                                               .href = path_of_people(bounce.address),
                                               .for_readers = " with " + bounce.address}) +
                                   clear_form(visit, bounce),
                     .tone = html::Tone::bad});
  return html::card({.title = "Addresses that bounced",
                     .body_html = html::list(items),
                     .note = "Nobody is written to there until you say that the address is right.",
                     .flush = true});
}

html::Table letters_table(const PageSettings& settings) {
  html::Table table("/outbox", "Letters",
                    {{.key = "to", .label = "To"},
                     {.key = "subject", .label = "Subject"},
                     {.key = "state", .label = "State"},
                     {.key = "posted", .label = "Written"},
                     {.key = "attempts", .label = "Tries", .numeric = true, .on_phones = false}});
  html::Filter states{"state", "State", {}};
  for (const Words& words : all_words) states.options.push_back({.value = words.key, .label = words.label});
  states.options.push_back({.value = std::string(failed), .label = "Did not arrive: refused or given up"});
  table.filter(states).empty(
      {.title = "No letters yet",
       .say = settings.mail_is_set
                  ? "Invitations, links for a new password and notices appear here once there are some."
                  : "No mail server is set, so letters stay here, where you can read them."});
  return table;
}

std::optional<State> chosen_state(const html::TableQuery& query) {
  const auto found = query.chosen.find("state");
  if (found == query.chosen.end()) return {};
  for (const Words& words : all_words)
    if (found->second == words.key) return words.state;
  return {};
}

std::string letters_html(web::Visit& visit, const PageSettings& settings) {
  html::Table table = letters_table(settings);
  const html::TableQuery query = table.read(visit.query.first_of_each());
  const auto chosen = query.chosen.find("state");
  const Letters found = chosen != query.chosen.end() && chosen->second == failed
                            ? failed_letters(visit.transaction, query.page, query.page_size)
                            : letters(visit.transaction, chosen_state(query), query.page, query.page_size);
  for (const Listed& letter : found.page) {
    const Words& words = words_of(letter.state);
    table.row({{.text = name_of(letter.to), .href = path_of(letter.id), .note = letter.to.address},
               {.text = subject_of(letter)},
               {.text = words.label, .note = letter.words, .badge = words.tone},
               {.html = shown_time(visit, letter.posted_at)},
               {.text = std::to_string(letter.attempts)}});
  }
  table.total(static_cast<std::size_t>(found.total));
  return table.html(query);
}

Result<web::Outcome> show_outbox(web::Visit& visit, const PageSettings& settings) {
  std::string main =
      html::page_head({.title = "Letters", .lead = "What Cairn writes to people, and what became of each letter."});
  if (!settings.mail_is_set)
    main += html::alert({.tone = html::Tone::due,
                         .title = "No mail server is set",
                         .text = "Letters stay here and reach nobody, unless you pass on what they say."});
  main += bounces_card(visit);
  main += letters_html(visit, settings);
  return web::Page{.title = "Letters", .main = std::move(main), .crumbs = {{"Letters", "/outbox"}}};
}

std::vector<html::Event> attempts_of(const web::Visit& visit, const Detail& detail) {
  std::vector<html::Event> events;
  for (const Attempt& attempt : detail.attempts)
    events.push_back({.when_html = shown_time(visit, attempt.at),
                      .text = attempt.words,
                      .tone = attempt.fate == "sent"      ? html::Tone::good
                              : attempt.fate == "refused" ? html::Tone::bad
                                                          : html::Tone::due});
  return events;
}

// As it was written; what looks like an address of the web can be followed.
std::string text_html(std::string_view text) {
  html::Markup out;
  out.put("<p class=\"letter-text\">");
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find("http://"), text.find("https://"));
    out.bare(text.substr(0, begin));
    text.remove_prefix(std::min(begin, text.size()));
    const std::string_view address = text.substr(0, text.find_first_of(" \n\t<>\""));
    if (!address.empty()) out.put("<a").address("href", address).put(">").bare(address).put("</a>");
    text.remove_prefix(address.size());
  }
  return out.put("</p>").take();
}

// O7: the text is for whom it was written to; here it is shown only where it reaches nobody otherwise.
std::string text_card(const Detail& detail, const PageSettings& settings) {
  std::string body;
  if (settings.mail_is_set)
    body = "<p class=\"text-secondary mb-0\">What a letter says is for the person it was written to.</p>";
  else if (!detail.text)
    body = "<p class=\"text-secondary mb-0\">The text was forgotten when its time was over.</p>";
  else
    body = text_html(*detail.text);
  return html::card({.title = "Text", .body_html = body});
}

std::string facts_card(const web::Visit& visit, const Detail& detail) {
  const Listed& letter = detail.listed;
  const Words& words = words_of(letter.state);
  std::vector<html::Fact> facts{{.name = "To", .text = name_of(letter.to)}};
  if (!letter.to.name.empty()) facts.push_back({.name = "Address", .text = letter.to.address});
  // Where an address is mended.
  if (letter.state != State::sent && !letter.to.address.empty())
    facts.push_back({.name = "Person",
                     .html = html::link({"Look for this address among people", path_of_people(letter.to.address)})});
  if (detail.reply_to) facts.push_back({.name = "Answers go to", .text = detail.reply_to->address});
  facts.push_back({.name = "State", .html = html::badge(words.label, words.tone)});
  if (!letter.words.empty()) facts.push_back({.name = "The server said", .text = letter.words});
  facts.push_back({.name = "Written", .html = shown_time(visit, letter.posted_at)});
  if (letter.state == State::waiting && letter.attempts > 0)
    facts.push_back({.name = "Tried again", .html = shown_time(visit, letter.due_at)});
  return html::card({.body_html = html::facts(facts)});
}

Result<web::Outcome> show_letter(web::Visit& visit, const PageSettings& settings) {
  const LetterId id = TRY(visit.id<Letter>("letter"));
  const Detail detail = TRY(letter(visit.transaction, id));
  const std::string subject = subject_of(detail.listed);
  std::string main = html::page_head({.title = subject, .place = "Letter"});
  main += facts_card(visit, detail);
  main += text_card(detail, settings);
  if (!detail.attempts.empty())
    main += html::card({.title = "Tries", .body_html = html::timeline(attempts_of(visit, detail))});
  return web::Page{.title = subject,
                   .main = std::move(main),
                   .crumbs = {{"Letters", "/outbox"}, {subject, path_of(detail.listed.id)}}};
}

Result<web::Outcome> clear(web::Visit& visit) {
  const BounceId bounce = TRY(visit.id<Bounce>("bounce"));
  TRY(clear_bounce(visit.transaction, bounce, visit.viewer_id(), visit.now, visit.random));
  return web::SeeOther{"/outbox", "Letters go to this address again."};
}

}  // namespace

web::Routes routes(const PageSettings& settings) {
  const web::Guard administrator = web::Guard::only({Role::administrator});
  return {
      {Method::get, "/outbox", administrator, [settings](web::Visit& visit) { return show_outbox(visit, settings); }},
      {Method::get, "/outbox/letters/:letter", administrator,
       [settings](web::Visit& visit) { return show_letter(visit, settings); }},
      {Method::post, "/outbox/bounces/:bounce/clear", administrator, clear},
  };
}

}  // namespace outbox
