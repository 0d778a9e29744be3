#include "platform/html/parts.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/html/tone.h"

namespace html {
namespace {

void put_icon(Markup& out, std::string_view icon_class) {
  if (icon_class.empty()) return;
  out.put("<span class=\"icon ").bare(icon_class).put("\" aria-hidden=\"true\"></span>");
}

void put_link(Markup& out, std::string_view text, std::string_view href) {
  if (href.empty())
    out.text(text);
  else
    out.put("<a").address("href", href).put(">").text(text).put("</a>");
}

void put_heading(Markup& out, int level, std::string_view text) {
  const auto digit = static_cast<char>('0' + std::clamp(level, 2, 4));
  out.put("<h").html({&digit, 1}).put(" class=\"card-title\">").text(text).put("</h").html({&digit, 1}).put(">");
}

}  // namespace

std::string icon(std::string_view icon_class) {
  Markup out;
  put_icon(out, icon_class);
  return out.take();
}

std::string link(const Link& link) {
  Markup out;
  out.put("<a").address("href", link.href).put(">");
  put_icon(out, link.icon);
  out.text(link.label);
  if (!link.for_readers.empty()) out.put("<span class=\"visually-hidden\">").text(link.for_readers).put("</span>");
  return out.put("</a>").take();
}

std::string badge(std::string_view text, Tone tone, std::string_view icon_class) {
  Markup out;
  out.put("<span class=\"badge ").bare(tone_class(tone)).put("\">");
  put_icon(out, icon_class);
  return out.text(text).put("</span>").take();
}

std::string button(const Link& link, Look look) {
  Markup out;
  out.put("<a class=\"btn ");
  switch (look) {
    case Look::primary:
      out.put("btn-primary");
      break;
    case Look::secondary:
      out.put("btn-secondary");
      break;
    case Look::quiet:
      out.put("btn-quiet");
      break;
  }
  out.put("\"").address("href", link.href).put(">");
  put_icon(out, link.icon);
  return out.text(link.label).put("</a>").take();
}

std::string page_head(const PageHead& head) {
  Markup out;
  out.put("<div class=\"page-head\"><div class=\"page-head-words\">");
  if (!head.place.empty()) out.put("<p class=\"page-head-place\">").text(head.place).put("</p>");
  out.put("<h1>").text(head.title).put("</h1>");
  if (!head.beside_html.empty()) out.put("<div class=\"page-head-beside\">").html(head.beside_html).put("</div>");
  if (!head.lead.empty()) out.put("<p class=\"page-head-lead\">").text(head.lead).put("</p>");
  out.put("</div>");
  if (!head.actions_html.empty()) out.put("<div class=\"page-head-actions\">").html(head.actions_html).put("</div>");
  return out.put("</div>\n").take();
}

std::string card(const Card& card) {
  Markup out;
  out.put("<section class=\"card");
  if (card.flush) out.put(" is-flush");
  out.put("\">");
  if (!card.title.empty() || card.more) {
    out.put("<div class=\"card-header\">");
    if (!card.title.empty()) put_heading(out, card.level, card.title);
    if (!card.note.empty()) out.put("<p class=\"card-note\">").text(card.note).put("</p>");
    if (card.more) out.put("<p class=\"card-more\">").html(link(*card.more)).put("</p>");
    out.put("</div>");
  }
  return out.put("<div class=\"card-body\">").html(card.body_html).put("</div></section>\n").take();
}

std::string cards(const std::vector<std::string>& cards_html) {
  Markup out;
  out.put("<div class=\"card-grid\">");
  for (const std::string& one : cards_html) out.html(one);
  return out.put("</div>\n").take();
}

std::string empty_state(const EmptyState& state) {
  Markup out;
  out.put("<div class=\"empty\">");
  if (!state.icon.empty()) {
    out.put("<span class=\"empty-icon\">");
    put_icon(out, state.icon);
    out.put("</span>");
  }
  if (!state.title.empty()) out.put("<p class=\"empty-title\">").text(state.title).put("</p>");
  if (!state.say.empty()) out.put("<p class=\"empty-subtitle\">").text(state.say).put("</p>");
  if (!state.label.empty())
    out.put("<p class=\"empty-action\">").html(button({state.label, state.href}, Look::primary)).put("</p>");
  return out.put("</div>\n").take();
}

std::string stats(const std::vector<Stat>& stats) {
  Markup out;
  out.put("<dl class=\"stats\">");
  for (const Stat& stat : stats) {
    out.put("<div class=\"stat ").bare(tone_class(stat.tone)).put("\"><dt>");
    put_link(out, stat.label, stat.href);
    out.put("</dt><dd class=\"stat-value\">").text(stat.value).put("</dd>");
    if (!stat.note.empty()) out.put("<dd class=\"stat-note\">").text(stat.note).put("</dd>");
    out.put("</div>");
  }
  return out.put("</dl>\n").take();
}

std::string facts(const std::vector<Fact>& facts) {
  Markup out;
  out.put("<dl class=\"facts\">");
  for (const Fact& fact : facts) {
    out.put("<div><dt>").text(fact.name).put("</dt><dd>");
    if (fact.text.empty() && fact.html.empty()) out.put("<span class=\"quiet\">Not given</span>");
    out.text(fact.text).html(fact.html).put("</dd></div>");
  }
  return out.put("</dl>\n").take();
}

std::string list(const std::vector<ListItem>& items) {
  Markup out;
  out.put("<ul class=\"item-list\">");
  for (const ListItem& item : items) {
    out.put("<li class=\"item ").bare(tone_class(item.tone)).put("\">");
    if (!item.before_html.empty()) out.put("<div class=\"item-before\">").html(item.before_html).put("</div>");
    out.put("<div class=\"item-words\"><p class=\"item-title\">");
    put_link(out, item.title, item.href);
    out.put("</p>");
    if (!item.note.empty()) out.put("<p class=\"item-quiet\">").text(item.note).put("</p>");
    out.put("</div>");
    if (!item.after_html.empty()) out.put("<div class=\"item-after\">").html(item.after_html).put("</div>");
    out.put("</li>");
  }
  return out.put("</ul>\n").take();
}

std::string tabs(std::string_view label, const std::vector<Tab>& tabs) {
  Markup out;
  out.put("<nav class=\"tabs\"").attribute("aria-label", label).put("><ul>");
  for (const Tab& tab : tabs) {
    out.put("<li><a").address("href", tab.href);
    if (tab.current) out.put(" aria-current=\"page\"");
    out.put(">").text(tab.label);
    if (tab.count) out.put(" <span class=\"tab-count\">").number(*tab.count).put("</span>");
    out.put("</a></li>");
  }
  return out.put("</ul></nav>\n").take();
}

std::string progress(int done, int of, std::string_view what, Tone tone) {
  const int most = std::max(of, 0), reached = std::clamp(done, 0, most);
  Markup out;
  out.put("<div class=\"progress-line ").bare(tone_class(tone)).put("\"><span class=\"progress-words\">");
  out.number(done).put(" of ").number(of);
  if (!what.empty()) out.put(" ").text(what);
  out.put("</span><progress aria-hidden=\"true\"").attribute("max", std::max(most, 1)).attribute("value", reached);
  return out.put("></progress></div>").take();
}

std::string alert(const Alert& alert) {
  Markup out;
  out.put("<div class=\"alert ").bare(tone_class(alert.tone)).put("\"");
  if (alert.tone == Tone::bad)
    out.put(" role=\"alert\">");
  else
    out.put(" role=\"status\">");
  put_icon(out, tone_icon(alert.tone));
  out.put("<div class=\"alert-words\">");
  if (!alert.title.empty()) out.put("<p class=\"alert-title\">").text(alert.title).put("</p>");
  if (!alert.text.empty()) out.put("<p>").text(alert.text).put("</p>");
  out.html(alert.html).put("</div>");
  if (alert.deed) out.html(button(*alert.deed));
  return out.put("</div>\n").take();
}

std::string disclosure(std::string_view summary, std::string_view html, bool open, std::string_view for_readers) {
  Markup out;
  out.put("<details class=\"disclosure\"").flag("open", open).put("><summary>").text(summary);
  if (!for_readers.empty()) out.put("<span class=\"visually-hidden\">").text(for_readers).put("</span>");
  return out.put("</summary><div class=\"disclosure-body\">").html(html).put("</div></details>\n").take();
}

std::string menu(std::string_view label, const std::vector<std::string>& entries_html) {
  Markup out;
  out.put("<details class=\"menu\" name=\"menu\"><summary class=\"btn btn-secondary\">").text(label);
  out.put("<span class=\"icon icon-chevron-down\" aria-hidden=\"true\"></span></summary><ul class=\"menu-list\">");
  for (const std::string& entry : entries_html) out.put("<li>").html(entry).put("</li>");
  return out.put("</ul></details>").take();
}

std::string timeline(const std::vector<Event>& events) {
  Markup out;
  out.put("<ol class=\"history\">");
  for (const Event& event : events) {
    out.put("<li class=\"history-event ").bare(tone_class(event.tone)).put("\"><p class=\"history-when\">");
    out.html(event.when_html).put("</p><div class=\"history-what\">");
    if (!event.text.empty()) out.put("<p>").text(event.text).put("</p>");
    out.html(event.html).put("</div></li>");
  }
  return out.put("</ol>\n").take();
}

}  // namespace html
