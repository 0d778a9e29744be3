#include "compiler/site/addresses.h"

#include <algorithm>
#include <array>

#include "compiler/reader/assets.h"
#include "kernel/text.h"

namespace compiler {

namespace {

std::string output_of(std::string_view path, bool is_index, Permalinks permalinks) {
  const std::string_view stem = path.substr(0, path.rfind('.'));
  if (is_index) return std::string(stem.substr(0, stem.rfind('/') + 1)) + "index.html";
  return std::string(stem) + (permalinks == Permalinks::files ? ".html" : "/index.html");
}

std::string_view name_of_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace

Addresses::Addresses(const std::vector<std::string>& pages, const std::vector<std::string>& assets,
                     const Settings& settings) {
  outputs_.reserve(pages.size());
  std::unordered_set<std::string> taken;
  taken.reserve(pages.size());
  std::unordered_set<std::string_view> folders;
  const auto give = [&](const std::string& page, bool is_index) {
    std::string output = output_of(page, is_index, settings.permalinks);
    if (!taken.insert(output).second) {
      output = page + ".html";
      taken.insert(output);
    }
    outputs_.emplace(page, std::move(output));
  };
  for (const std::string& page : pages)
    if (name_of_file(page) == "index") give(page, true);
  for (const std::string& page : pages) {
    folders.insert(std::string_view(page).substr(0, page.find('/')));
    const std::string_view name = name_of_file(page);
    if (name == "index") continue;
    const bool is_readme = name == "README" || name == "readme";
    give(page, is_readme && !taken.contains(output_of(page, true, settings.permalinks)));
  }
  for (const std::string& asset : assets) folders.insert(std::string_view(asset).substr(0, asset.find('/')));
  for (int number = 2; folders.contains(own_folder_) || taken.contains(own_folder_ + ".html"); ++number)
    own_folder_ = "programme-" + std::to_string(number);
}

std::string_view Addresses::of_page(std::string_view path) const {
  if (path.empty()) return "index.html";
  const auto found = outputs_.find(std::string(path));
  return found == outputs_.end() ? std::string_view{} : std::string_view(found->second);
}

bool Addresses::is_copied(std::string_view asset) { return is_put_on_site(asset); }

namespace {
constexpr std::array<bool, 256> made_plain() {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view("-._~/!$&'()*+,;=@:")) plain[static_cast<unsigned char>(c)] = true;
  for (int c = 0; c < 128; ++c)
    if (text::is_letter(static_cast<char>(c)) || text::is_digit(static_cast<char>(c)))
      plain[static_cast<std::size_t>(c)] = true;
  return plain;
}
constexpr std::array<bool, 256> plain = made_plain();  // as it is in a path
}  // namespace

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(path.size());
  for (const char c : path) {
    if (plain[static_cast<unsigned char>(c)]) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::string relative_address(std::string_view from, std::string_view to) {
  std::size_t shared = 0;  // behind the last "/" that both have
  for (std::size_t i = 0; i < from.size() && i < to.size() && from[i] == to[i]; ++i)
    if (from[i] == '/') shared = i + 1;
  std::string out = way_to_root(from.substr(shared));
  const std::string rest = percent_encoded(to.substr(shared));
  // A colon in the first part would read as a scheme.
  if (out.empty() && rest.substr(0, rest.find('/')).find(':') != std::string::npos) out = "./";
  return out + rest;
}

std::string way_to_root(std::string_view output) {
  std::string out;
  for (const char c : output)
    if (c == '/') out += "../";
  return out;
}

std::string slug_of(std::string_view words) {
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (text::is_letter(c) || text::is_digit(c) || byte >= 0x80)
      out += text::lower(c);
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() >= 80 && (byte & 0xC0) != 0x80) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  // A cut may have left the beginning of a character behind.
  if (const std::size_t bad = text::first_invalid_utf8(out); bad != std::string_view::npos) out.resize(bad);
  return out.empty() ? "page" : out;
}

}  // namespace compiler
