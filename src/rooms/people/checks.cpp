#include "rooms/people/checks.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "platform/mail/mail.h"

namespace people {

namespace {

constexpr std::size_t longest_name = 100, longest_pronouns = 40, longest_email = 254, longest_label = 63,
                      longest_external_id = 100, longest_link = 200, most_links = 5, longest_track = 80;

std::unexpected<Failure> invalid(std::string say, std::string_view field) {
  return fail(FailureKind::invalid, std::move(say), std::string(field));
}

// Control characters, line and paragraph separators, and what turns the direction of the text after it.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0xFEFF || c == 0xFFFD;
}

bool has_control(std::string_view s) {
  for (std::size_t at = 0; at < s.size();)
    if (is_control(text::next_code_point(s, at))) return true;
  return false;
}

// One line of text: spaces collapsed, valid, not too long.
Result<std::string> line(std::string_view given, std::string_view what, std::size_t longest, std::string_view field) {
  std::string kept = text::collapse_spaces(given);
  if (text::first_invalid_utf8(kept) != std::string_view::npos || has_control(kept))
    return invalid(std::string(what) + " cannot hold control characters.", field);
  if (text::count_code_points(kept) > longest)
    return invalid(std::string(what) + " can have at most " + std::to_string(longest) + " characters.", field);
  return kept;
}

bool is_plain(char c) { return text::is_letter(c) || text::is_digit(c); }

bool is_host(std::string_view host) {
  return std::ranges::all_of(text::split(host, '.'), [](std::string_view label) {
    return !label.empty() && label.size() <= longest_label && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, [](char c) { return is_plain(c) || c == '-'; });
  });
}

// Only what an address is written with: nothing that could end an attribute, and no name before an "@", which makes one
// host look like another.
bool is_link(std::string_view link) {
  constexpr std::string_view start = "https://", never = "\"<>\\^`{|}";
  if (!text::starts_with_ignoring_case(link, start)) return false;
  if (!std::ranges::all_of(link, [&](char c) { return c > ' ' && c < 0x7F && !never.contains(c); })) return false;
  std::string_view host = link.substr(start.size());
  host = host.substr(0, host.find_first_of("/?#"));
  const std::size_t colon = host.find(':');
  if (colon != std::string_view::npos && !text::whole_number(host.substr(colon + 1))) return false;
  return is_host(host.substr(0, colon));
}

}  // namespace

// P3: A name has 1 to 100 characters, none of them a control character or one that turns the direction of writing.
Result<std::string> checked_name(std::string_view name, std::string_view field) {
  std::string kept = TRY(line(name, "A name", longest_name, field));
  if (text::display_width(kept) == 0) return invalid("Please write a name.", field);
  return kept;
}

// P4: Pronouns have at most 40 characters.
Result<std::string> checked_pronouns(std::string_view pronouns) {
  return line(pronouns, "Pronouns", longest_pronouns, "pronouns");
}

Result<std::string> checked_external_id(std::string_view external_id) {
  return line(external_id, "An identifier", longest_external_id, "external_id");
}

// P5: An e-mail address has at most 254 characters, one @, and no spaces: one that mail can go to.
Result<std::string> checked_email(std::string_view email) {
  const std::string_view kept = text::trim(email);
  if (kept.size() > longest_email) return invalid("An e-mail address can have at most 254 characters.", "email");
  if (!mail::check_address(kept, "email"))
    return invalid("Please write an e-mail address, such as ana@school.example.", "email");
  return std::string(kept);
}

std::string email_key(std::string_view email) { return text::lower(text::trim(email)); }

// P6: A time zone is one that the system knows.
Result<std::string> checked_zone(std::string_view zone, std::string_view field) {
  const std::string_view kept = text::trim(zone);
  if (!calendar::is_zone(kept)) return invalid("Please choose a time zone, such as America/Denver.", field);
  return std::string(kept);
}

// P7: A person has at most 5 contact links, https or an e-mail address at which they like to be reached, of at most 200
// characters.
Result<std::vector<std::string>> checked_links(const std::vector<std::string>& links) {
  std::vector<std::string> kept;
  for (const std::string& link : links) {
    const std::string_view one = text::trim(link);
    if (one.empty()) continue;
    if (one.size() > longest_link) return invalid("A link can have at most 200 characters.", "links");
    const bool is_address = one.find_first_of(":/") == std::string_view::npos && checked_email(one);
    if (!is_link(one) && !is_address)
      return invalid("A link begins with https:// and has no spaces, or is an e-mail address.", "links");
    kept.emplace_back(one);
  }
  if (kept.size() > most_links) return invalid("There can be at most 5 links.", "links");
  return kept;
}

// P8: A role may be limited to a track or a module, but not the administrator's.
Result<RoleGrant> checked_grant(const RoleGrant& grant) {
  RoleGrant kept{grant.role, TRY(line(grant.track, "A track", longest_track, "track")), grant.module};
  if (kept.module < 0 || kept.module > last_module)
    return invalid("A module is a number from 1 to 99, or empty for all of them.", "module");
  if (kept.role == Role::administrator && (!kept.track.empty() || kept.module != 0))
    return invalid("An administrator looks after the whole school: leave track and module empty.", "role");
  return kept;
}

Result<School> checked_school(const School& school) {
  return School{TRY(checked_name(school.name, "school_name")), TRY(checked_zone(school.zone, "school_zone")),
                school.staff_need_second_factor};
}

}  // namespace people
