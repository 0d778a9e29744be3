#include "kernel/folded.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace text {

namespace {

struct Group {
  std::string_view folded;
  std::u32string_view letters;
};
constexpr std::array groups{std::to_array<Group>({
    {"a", U"ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"},
    {"ae", U"ÆæǢǣǼǽ"},
    {"b", U"ƁɓḂḃḄḅḆḇ"},
    {"c", U"ÇçĆćĈĉĊċČčḈḉ"},
    {"d", U"ÐðĎďĐđƉƊɖɗḊḋḌḍḎḏḐḑḒḓ"},
    {"e", U"ÈÉÊËèéêëĒēĔĕĖėĘęĚěƏƐȄȅȆȇȨȩəɛḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"},
    {"f", U"Ḟḟ"},
    {"g", U"ĜĝĞğĠġĢģǦǧǴǵḠḡ"},
    {"h", U"ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ"},
    {"i", U"ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị"},
    {"ij", U"Ĳĳ"},
    {"j", U"Ĵĵǰ"},
    {"k", U"ĶķĸƘƙǨǩḰḱḲḳḴḵ"},
    {"l", U"ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ"},
    {"m", U"ḾḿṀṁṂṃ"},
    {"n", U"ÑñŃńŅņŇňŉǸǹṄṅṆṇṈṉṊṋ"},
    {"ng", U"Ŋŋ"},
    {"o", U"ÒÓÔÕÖØòóôõöøŌōŎŏŐőƆƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱɔṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"},
    {"oe", U"Œœ"},
    {"p", U"ṔṕṖṗ"},
    {"r", U"ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"},
    {"s", U"ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ"},
    {"ss", U"ßẞ"},
    {"t", U"ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ"},
    {"th", U"Þþ"},
    {"u", U"ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"},
    {"v", U"ṼṽṾṿ"},
    {"w", U"ŴŵẀẁẂẃẄẅẆẇẈẉẘ"},
    {"x", U"ẊẋẌẍ"},
    {"y", U"ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"},
    {"z", U"ŹźŻżŽžẐẑẒẓẔẕ"},
    {"α", U"ΆΑά"},
    {"β", U"Βϐ"},
    {"γ", U"Γ"},
    {"δ", U"Δ"},
    {"ε", U"ΈΕέϵ"},
    {"ζ", U"Ζ"},
    {"η", U"ΉΗή"},
    {"θ", U"Θϑϴ"},
    {"ι", U"ΊΐΙΪίϊ"},
    {"κ", U"Κϰ"},
    {"λ", U"Λ"},
    {"μ", U"Μ"},
    {"ν", U"Ν"},
    {"ξ", U"Ξ"},
    {"ο", U"ΌΟό"},
    {"π", U"Πϖ"},
    {"ρ", U"Ρϱ"},
    {"σ", U"Σς"},
    {"τ", U"Τ"},
    {"υ", U"ΎΥΫΰϋύ"},
    {"φ", U"Φϕ"},
    {"χ", U"Χ"},
    {"ψ", U"Ψ"},
    {"ω", U"ΏΩώ"},
    {"е", U"ЀЁѐё"},
    {"г", U"Ѓѓ"},
    {"и", U"ЍЙйѝ"},
    {"і", U"Її"},
    {"к", U"Ќќ"},
    {"у", U"Ўў"},
    {"'", U"ʻʼ‘’"},
    {"-", U"‐‑‒–"},
    {" ", U"\u00A0\u202F"},
})};

struct Letter {
  char32_t letter;
  std::string_view folded;
};
constexpr std::size_t how_many() {
  std::size_t count = 0;
  for (const Group& group : groups) count += group.letters.size();
  return count;
}
constexpr auto letters = [] {
  std::array<Letter, how_many()> all{};
  std::size_t at = 0;
  for (const Group& group : groups)
    for (const char32_t letter : group.letters) all.at(at++) = {letter, group.folded};
  std::ranges::sort(all, {}, &Letter::letter);
  return all;
}();
static_assert(std::ranges::adjacent_find(letters, {}, &Letter::letter) == letters.end(),
              "a letter stands in two groups");

constexpr bool is_combining(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

// Capitals that stand apart from their small letters by a fixed distance.
constexpr char32_t small(char32_t c) {
  if (c >= U'Ѐ' && c <= U'Џ') return c + 0x50;
  if (c >= U'А' && c <= U'Я') return c + 0x20;
  if (c >= U'Ա' && c <= U'Ֆ') return c + 0x30;
  return c;
}

}  // namespace

std::string folded(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (std::size_t at = 0; at < s.size();) {
    if (static_cast<unsigned char>(s[at]) < 0x80) {
      out += lower(s[at++]);
      continue;
    }
    const char32_t c = next_code_point(s, at);
    const auto found = std::ranges::lower_bound(letters, c, {}, &Letter::letter);
    if (found != letters.end() && found->letter == c)
      out += found->folded;
    else if (!is_combining(c))
      append_utf8(out, small(c));
  }
  return out;
}

}  // namespace text
