// What may stand in a letter.
#include <algorithm>

#include "kernel/text.h"
#include "platform/mail/mail.h"

namespace mail {

namespace {

constexpr std::size_t longest_line = 400, longest_text = 256 * 1024, longest_address = 254, longest_local = 64;

std::unexpected<Failure> invalid(std::string say, std::string_view field) {
  return fail(FailureKind::invalid, std::move(say), std::string(field));
}

bool is_local(char c) {
  return text::is_letter(c) || text::is_digit(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

// Parts between dots, none empty.
bool is_local_part(std::string_view part) {
  return part.size() <= longest_local && std::ranges::all_of(text::split(part, '.'), [](std::string_view atom) {
           return !atom.empty() && std::ranges::all_of(atom, is_local);
         });
}

bool is_domain(std::string_view domain) {
  return std::ranges::all_of(text::split(domain, '.'), [](std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return text::is_letter(c) || text::is_digit(c) || c == '-'; });
  });
}

Result<void> check_person(const Person& person, std::string_view field) {
  TRY(check_line(person.name, field));
  return check_address(person.address, field);
}

}  // namespace

Result<void> check_address(std::string_view address, std::string_view field) {
  if (address.empty()) return invalid("An e-mail address is missing.", field);
  if (address.size() > longest_address) return invalid("An e-mail address has at most 254 characters.", field);
  if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) > 0x7F; }))
    return invalid("An e-mail address is written in plain letters, without accents.", field);
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || !is_local_part(address.substr(0, at)) || !is_domain(address.substr(at + 1)))
    return invalid("This is no e-mail address; one looks like ada@example.org.", field);
  return {};
}

Result<void> check_line(std::string_view line, std::string_view field) {
  if (line.size() > longest_line) return invalid("This has more than 400 characters.", field);
  if (text::first_invalid_utf8(line) != std::string_view::npos) return invalid("This is not UTF-8.", field);
  if (std::ranges::any_of(line, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }))
    return invalid("This is one line, without tabs and line breaks.", field);
  return {};
}

Result<void> check_text(std::string_view text, std::string_view field) {
  if (text.size() > longest_text) return invalid("A letter has at most 256 KiB of text.", field);
  if (text::first_invalid_utf8(text) != std::string_view::npos) return invalid("This is not UTF-8.", field);
  if (text.find('\0') != std::string_view::npos) return invalid("A letter holds no NUL.", field);
  return {};
}

Result<void> check(const Letter& letter) {
  TRY(check_person(letter.from, "from"));
  TRY(check_person(letter.to, "to"));
  if (letter.reply_to) TRY(check_person(*letter.reply_to, "reply_to"));
  TRY(check_line(letter.subject, "subject"));
  TRY(check_text(letter.text, "text"));
  if (!check_address(letter.message_id, {}))
    return invalid("A Message-ID looks like an address: what is unlike any other, @, a domain.", "message_id");
  return {};
}

Result<Person> read_person(std::string_view text, std::string_view field) {
  text = text::trim(text);
  Person person{{}, std::string(text)};
  if (const std::size_t open = text.rfind('<'); open != std::string_view::npos && text.ends_with('>')) {
    std::string_view name = text::trim(text.substr(0, open));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
    person = {std::string(name), std::string(text.substr(open + 1, text.size() - open - 2))};
  }
  TRY(check_person(person, field));
  return person;
}

}  // namespace mail
