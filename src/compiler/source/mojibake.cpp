#include "compiler/source/mojibake.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler::mojibake {

namespace {

// The byte that Windows-1252 has for a character; 0 for none. The five it leaves open are the control characters of
// Latin-1, which programs put in their place.
unsigned char code_page_byte(char32_t c) {
  constexpr std::array<char32_t, 32> high{0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                          0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  const auto found = std::ranges::find(high, c);
  return found == high.end() ? 0 : static_cast<unsigned char>(0x80 + (found - high.begin()));
}

bool is_typographic(unsigned char second_byte) {  // of E2 xx: quotes and dashes, letters such as ™, arrows, signs, ✓
  return second_byte == 0x80 || second_byte == 0x82 || (second_byte >= 0x84 && second_byte <= 0x88) ||
         (second_byte >= 0x98 && second_byte <= 0x9E);
}

// "Ã–" is an Ö, and also how a word in capitals may end before a dash: dots, quotes and dashes prove nothing behind Ã.
bool proves_nothing(unsigned char byte) { return byte == 0x85 || (byte >= 0x91 && byte <= 0x97); }

}  // namespace

std::optional<Garbled> garbled_at(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const unsigned char lead = code_page_byte(text::next_code_point(text, next));
  const std::size_t bytes = lead == 0xC2 || lead == 0xC3 ? 2 : lead == 0xE2 || lead == 0xEF ? 3 : lead == 0xF0 ? 4 : 0;
  if (bytes == 0) return std::nullopt;
  std::string meant(1, static_cast<char>(lead));
  while (meant.size() < bytes && next < text.size()) {
    const unsigned char byte = code_page_byte(text::next_code_point(text, next));
    if (byte < 0x80 || byte > 0xBF) return std::nullopt;
    meant += static_cast<char>(byte);
  }
  if (meant.size() < bytes || text::first_invalid_utf8(meant) != std::string::npos) return std::nullopt;
  const auto second = static_cast<unsigned char>(meant[1]);
  if (lead == 0xC2 && second < 0xA0) return std::nullopt;
  if (lead == 0xC3 && proves_nothing(second)) return std::nullopt;
  if (lead == 0xE2 && !is_typographic(second)) return std::nullopt;
  if (lead == 0xEF && meant != "\xEF\xBB\xBF" && meant != "\xEF\xB8\x8F") return std::nullopt;
  if (lead == 0xF0 && second != 0x9F) return std::nullopt;
  return Garbled{next - at, std::move(meant)};
}

std::size_t next_lead(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\xC3', from); at != std::string_view::npos; at = text.find('\xC3', at + 1))
    if (at + 1 < text.size() && std::string_view("\x82\x83\xA2\xAF\xB0").find(text[at + 1]) != std::string_view::npos)
      return at;
  return std::string_view::npos;
}

namespace {

bool has_garbled(std::string_view text) {
  for (std::size_t at = next_lead(text, 0); at != std::string_view::npos; at = next_lead(text, at + 1))
    if (garbled_at(text, at)) return true;
  return false;
}

}  // namespace

Garbled run_at(std::string_view text, std::size_t at) {
  Garbled run;
  while (const auto one = garbled_at(text, at + run.length)) {
    run.length += one->length;
    run.meant += one->meant;
    if (run.length > 4096 || at + run.length >= text.size()) break;
  }
  if (run.meant.size() < run.length && has_garbled(run.meant)) {
    std::string again;
    for (std::size_t i = 0; i < run.meant.size();) {
      const Garbled inner = run_at(run.meant, i);
      again += inner.length == 0 ? run.meant.substr(i, 1) : inner.meant;
      i += std::max<std::size_t>(inner.length, 1);
    }
    run.meant = std::move(again);
  }
  return run;
}

std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t lead = std::min(next_lead(text, at), text.size());
    out += text.substr(at, lead - at);
    if (lead == text.size()) break;
    const Garbled run = run_at(text, lead);
    out += run.length == 0 ? text.substr(lead, 1) : std::string_view(run.meant);
    at = lead + std::max<std::size_t>(run.length, 1);
  }
  return out;
}

}  // namespace compiler::mojibake
