#include "compiler/source/settings_reader.h"
#include "kernel/text.h"

namespace compiler {

std::string base_path_of(std::string_view base) {
  while (base.ends_with('/')) base.remove_suffix(1);
  while (base.starts_with('/')) base.remove_prefix(1);
  return base.empty() ? std::string{} : "/" + std::string(base);
}

namespace {

// The path behind the host of an address: "/pd/" of "https://example.org/pd/".
std::string_view path_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  const std::size_t slash = address.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string_view{} : address.substr(slash);
}

// Jekyll's own names of permalinks, and patterns: pages become folders when the address ends with a slash.
Permalinks permalinks_of(std::string_view style) {
  return style == "pretty" || style.ends_with('/') ? Permalinks::folders : Permalinks::files;
}

const std::string* plain_text(const yaml::Value& map, std::string_view key) {
  const yaml::Value* value = map.find(key);
  return value != nullptr && value->kind == yaml::Kind::scalar ? &value->scalar : nullptr;
}

}  // namespace

std::string host_of(std::string_view address) {
  if (const std::size_t scheme = address.find("://"); scheme != std::string_view::npos)
    address.remove_prefix(scheme + 3);
  else if (address.starts_with("//"))
    address.remove_prefix(2);
  return text::lower(address.substr(0, address.find_first_of("/?#")));
}

// Jekyll's file has many keys that are none of our business: only what Cairn uses is looked at, and without complaint.
void read_jekyll_config(const Source& source, Settings& settings) {
  const auto parsed = yaml::parse(source.text());
  if (!parsed) {
    SettingsReader(source.path(), settings.errors)
        .add_error(parsed.error().line, parsed.error().column,
                   "cannot be read, so its title, url, permalink and exclude do not count: " + parsed.error().message);
    return;
  }
  const yaml::Value& map = *parsed;
  if (const auto* title = plain_text(map, "title"); title != nullptr && settings.name.empty())
    settings.name = text::collapse_spaces(*title);
  const bool stated = !settings.base_path.empty();  // by programme.yaml
  if (const auto* url = plain_text(map, "url")) {
    if (std::string host = host_of(text::trim(*url)); !host.empty()) settings.hosts.push_back(std::move(host));
    if (!stated) settings.base_path = base_path_of(path_of(text::trim(*url)));
  }
  if (const auto* base = plain_text(map, "baseurl");
      base != nullptr && !stated && !base_path_of(text::trim(*base)).empty())
    settings.base_path = base_path_of(text::trim(*base));
  if (const auto* style = plain_text(map, "permalink")) settings.permalinks = permalinks_of(text::trim(*style));
  if (const yaml::Value* exclude = map.find("exclude"))
    for (const yaml::Value& item : exclude->items)
      if (item.kind == yaml::Kind::scalar && !item.scalar.empty()) settings.exclude.push_back(item.scalar);
}

}  // namespace compiler
