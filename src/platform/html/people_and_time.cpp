// The parts that stand for people, days and moments.
#include "kernel/day_words.h"
#include "kernel/text.h"
#include "platform/html/parts.h"

namespace html {
namespace {

bool begins_a_name(char32_t letter) {
  return letter >= 0x80 ||
         (letter != U' ' && (text::is_letter(static_cast<char>(letter)) || text::is_digit(static_cast<char>(letter))));
}

// The first letter of each word that has one.
std::vector<char32_t> first_letters(std::string_view name) {
  std::vector<char32_t> letters;
  bool inside = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t letter = text::next_code_point(name, at);
    if (letter < 0x80 && text::is_space(static_cast<char>(letter))) {
      inside = false;
    } else if (!inside && begins_a_name(letter)) {
      letters.push_back(letter);
      inside = true;
    }
  }
  return letters;
}

// One of eight, the same for the same name everywhere.
char shade_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return static_cast<char>('0' + (hash >> 16U) % 8);
}

}  // namespace

std::string initials(std::string_view name) {
  const auto letters = first_letters(name);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i != 0 && i + 1 != letters.size()) continue;
    const char32_t letter = letters[i];
    text::append_utf8(out, letter >= U'a' && letter <= U'z' ? letter - U'a' + U'A' : letter);
  }
  return out;
}

std::string avatar(std::string_view name, std::string_view photo_href) {
  if (!photo_href.empty()) {
    Markup photo;
    photo.put("<img class=\"avatar\"").address("src", photo_href);
    return photo.put(" alt=\"\" width=\"256\" height=\"256\" loading=\"lazy\" decoding=\"async\">").take();
  }
  const char shade = shade_of(name);
  Markup out;
  out.put("<span class=\"avatar shade-").html({&shade, 1}).put("\" aria-hidden=\"true\">").bare(initials(name));
  return out.put("</span>").take();
}

std::string person(std::string_view name, std::string_view note, std::string_view href, std::string_view photo_href) {
  Markup out;
  out.put("<span class=\"person\">")
      .html(avatar(name, photo_href))
      .put("<span class=\"person-words\"><span class=\"person-name\">");
  if (href.empty())
    out.text(name);
  else
    out.put("<a").address("href", href).put(">").text(name).put("</a>");
  out.put("</span>");
  if (!note.empty()) out.put("<span class=\"person-note\">").text(note).put("</span>");
  return out.put("</span></span>").take();
}

std::string time_element(const Moment& moment, std::string_view shown) {
  Markup out;
  return out.put("<time").attribute("datetime", moment.text()).put(">").text(shown).put("</time>").take();
}

std::string time_element(const Day& day, std::string_view shown) {
  Markup out;
  return out.put("<time").attribute("datetime", day.text()).put(">").text(shown).put("</time>").take();
}

std::string day_words(const Day& day, std::optional<Day> today) { return ::day_words(day, today); }

}  // namespace html
