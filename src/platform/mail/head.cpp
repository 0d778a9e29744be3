#include "platform/mail/head.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace mail {

namespace {

constexpr std::size_t longest_line = 76;
constexpr std::string_view opening = "=?UTF-8?B?", closing = "?=", fold = "\r\n ";

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0);
    for (std::size_t i = 0; i < 4; ++i) out += i <= three.size() ? letters[bits >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

// How many bytes of the text fit into one encoded word of that many characters, whole code points only; at least one.
std::size_t that_fit(std::string_view text, std::size_t characters) {
  const std::size_t frame = opening.size() + closing.size();
  const std::size_t most = characters > frame ? (characters - frame) / 4 * 3 : 0;
  std::size_t size = 0;
  for (std::size_t next = 0; next < text.size();) {
    text::next_code_point(text, next);
    if (next > most && size > 0) break;
    size = next;
  }
  return size;
}

std::string encoded_words(std::string_view text, std::size_t column) {
  std::string out;
  while (!text.empty()) {
    if (!out.empty()) out += fold, column = 1;
    const std::size_t size = that_fit(text, longest_line - std::min(column, longest_line - 24));
    ((out += opening) += base64(text.substr(0, size))) += closing;
    text.remove_prefix(size);
  }
  return out;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; }) &&
         text == text::collapse_spaces(text) && text.find("=?") == std::string_view::npos;
}

// Words as they are, on as many lines as they need.
std::string folded(std::string_view text, std::size_t column) {
  std::string out;
  for (const std::string_view word : text::split(text, ' ')) {
    if (!out.empty() && column + 1 + word.size() > longest_line) {
      out += fold;
      column = 1;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

bool is_atom(std::string_view name) {
  return std::ranges::all_of(name,
                             [](char c) { return text::is_letter(c) || text::is_digit(c) || c == ' ' || c == '-'; });
}

// A name beside an address: letters as they are, marks in quotes, the rest as encoded words.
std::string phrase(std::string_view name, std::size_t column) {
  if (!is_plain(name) || name.size() > longest_line - 10) return encoded_words(name, column);
  if (is_atom(name)) return std::string(name);
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string person_line(std::string_view field, const Person& person) {
  std::string line = std::string(field) + ": ";
  const std::string address = "<" + person.address + ">";
  if (person.name.empty()) return line + address;
  line += phrase(person.name, line.size());
  const std::size_t last = line.rfind('\n') == std::string::npos ? 0 : line.rfind('\n') + 1;
  line += line.size() - last + 1 + address.size() > longest_line ? fold : std::string_view(" ");
  return line + address;
}

}  // namespace

std::string encoded(std::string_view text, std::size_t column) {
  const bool breakable =
      std::ranges::all_of(text::split(text, ' '), [](auto word) { return word.size() < longest_line; });
  return is_plain(text) && breakable ? folded(text, column) : encoded_words(text, column);
}

std::string date_text(Moment moment) {
  constexpr std::array days{"Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "};
  constexpr std::array months{" Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ",
                              " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec "};
  const std::string stored = moment.text();  // 2026-09-01T16:00:00Z
  const auto day = std::chrono::floor<std::chrono::days>(moment.seconds());
  const auto month = static_cast<unsigned>(std::chrono::year_month_day(day).month());
  return days[std::chrono::weekday(day).c_encoding()] + stored.substr(8, 2) + months[month - 1] + stored.substr(0, 4) +
         " " + stored.substr(11, 8) + " +0000";
}

std::vector<std::string> head_of(const Letter& letter) {
  std::vector<std::string> lines{"Date: " + date_text(letter.date), person_line("From", letter.from),
                                 person_line("To", letter.to)};
  if (letter.reply_to) lines.push_back(person_line("Reply-To", *letter.reply_to));
  lines.push_back("Subject: " + encoded(letter.subject, std::string_view("Subject: ").size()));
  lines.push_back("Message-ID: <" + letter.message_id + ">");
  lines.push_back("Auto-Submitted: auto-generated");  // RFC 3834: answering machines are to stay silent
  return lines;
}

}  // namespace mail
