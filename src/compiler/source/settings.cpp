#include "compiler/source/settings.h"

#include <algorithm>

#include "compiler/source/settings_reader.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr int most_weeks = 52;

std::string key_from(std::string_view name) {
  std::string key;
  for (const char c : text::lower(name)) {
    if (text::is_letter(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      key += c;
    else if (!key.empty() && !key.ends_with('-'))
      key += '-';
  }
  if (key.ends_with('-')) key.pop_back();
  return key;
}

std::string without_extension(std::string path) {
  while (path.starts_with('/')) path.erase(0, 1);
  for (const std::string_view extension : {".md", ".markdown", ".txt", ".html"})
    if (path.ends_with(extension)) path.resize(path.size() - extension.size());
  return path;
}

void read_module(const yaml::Value& value, SettingsReader& reader, Settings& settings) {
  if (!reader.is_map(value, "a module")) return;
  reader.refuse_unknown_keys(value, {"number", "title", "weeks", "folders"});
  const yaml::Value* number = value.find("number");
  if (number == nullptr || number->kind == yaml::Kind::null)
    return reader.add_error(value.line, value.column, "a module needs its \"number\"");
  const auto its_number = reader.number(*number, "a module's number", 0, 9);
  if (!its_number) return;
  if (std::ranges::find(settings.modules, *its_number, &ModuleSetting::number) != settings.modules.end())
    return reader.add_error(number->line, number->column,
                            "module " + std::to_string(*its_number) + " stands here twice");
  ModuleSetting module;
  module.number = *its_number;
  module.line = value.line;
  if (const auto* title = value.find("title")) module.title = reader.text(*title, "a module's title").value_or("");
  if (const auto* weeks = value.find("weeks")) module.weeks = reader.number(*weeks, "a module's weeks", 1, most_weeks);
  if (const auto* folders = value.find("folders"))
    for (std::string& folder : reader.texts(*folders, "a module's folders")) {
      while (folder.ends_with('/')) folder.pop_back();
      while (folder.starts_with('/')) folder.erase(0, 1);
      if (!folder.empty()) module.folders.push_back(std::move(folder));
    }
  settings.modules.push_back(std::move(module));
}

void read_competency(const yaml::Value& value, SettingsReader& reader, Settings& settings) {
  CompetencySetting competency;
  if (value.kind == yaml::Kind::scalar) {
    competency.name = text::collapse_spaces(value.scalar);
  } else {
    if (!reader.is_map(value, "a competency")) return;
    reader.refuse_unknown_keys(value, {"name", "key", "definition"});
    if (const auto* name = value.find("name")) competency.name = reader.text(*name, "a competency's name").value_or("");
    if (const auto* key = value.find("key")) competency.key = reader.text(*key, "a competency's key").value_or("");
    if (const auto* definition = value.find("definition"))
      competency.definition = reader.text(*definition, "a competency's definition").value_or("");
  }
  if (competency.name.empty()) return reader.add_error(value.line, value.column, "a competency needs its \"name\"");
  if (competency.key.empty()) competency.key = key_from(competency.name);
  if (std::ranges::find(settings.competencies, competency.key, &CompetencySetting::key) != settings.competencies.end())
    return reader.add_error(value.line, value.column, "the competency \"" + competency.name + "\" stands here twice");
  settings.competencies.push_back(std::move(competency));
}

void read_redirects(const yaml::Value& value, SettingsReader& reader, Settings& settings) {
  if (!reader.is_map(value, "redirects")) return;
  for (const yaml::Entry& entry : value.entries)
    if (auto to = reader.text(entry.value, "the new address of \"" + entry.key + "\""))
      if (const auto [at, is_new] = settings.redirects.emplace(entry.key, *std::move(to)); is_new)
        settings.page_mentions.push_back({at->second, false, entry.value.line, entry.value.column});
}

void read_names(const yaml::Value& value, SettingsReader& reader, Settings& settings) {
  if (!reader.is_map(value, "names")) return;
  reader.refuse_unknown_keys(value, {"staff", "tools"});
  if (const auto* staff = value.find("staff")) settings.staff = reader.texts(*staff, "staff");
  if (const auto* tools = value.find("tools")) settings.tools = reader.texts(*tools, "tools");
}

void read_codes(const yaml::Value& value, std::string_view what, SettingsReader& reader, Settings& settings,
                std::vector<std::string>& codes) {
  if (value.kind == yaml::Kind::scalar) settings.code_mentions.push_back({value.scalar, value.line, value.column});
  for (const yaml::Value& item : value.items) settings.code_mentions.push_back({item.scalar, item.line, item.column});
  codes = reader.texts(value, what);
}

void read_checks(const yaml::Value& value, SettingsReader& reader, Settings& settings) {
  if (!reader.is_map(value, "checks")) return;
  reader.refuse_unknown_keys(value, {"enable", "silence", "severity"});
  if (const auto* enable = value.find("enable")) read_codes(*enable, "enable", reader, settings, settings.enable);
  if (const auto* silence = value.find("silence")) read_codes(*silence, "silence", reader, settings, settings.silence);
  const yaml::Value* severity = value.find("severity");
  if (severity == nullptr || !reader.is_map(*severity, "severity")) return;
  for (const yaml::Entry& entry : severity->entries) {
    settings.code_mentions.push_back({entry.key, entry.line, entry.column});
    const std::string& word = entry.value.scalar;
    if (word == "error" || word == "warning" || word == "note")
      settings.severities.emplace(entry.key, word);
    else
      reader.add_error(entry.value.line, entry.value.column, "a severity is error, warning or note");
  }
}

}  // namespace

void read_programme_yaml(const Source& source, Settings& settings) {
  SettingsReader reader(source.path(), settings.errors);
  const auto parsed = source.was_valid() ? yaml::parse(source.text()) : yaml::parse(source.bytes());
  if (!parsed) return reader.add_error(parsed.error().line, parsed.error().column, parsed.error().message);
  const yaml::Value& map = *parsed;
  if (!reader.is_map(map, "the file")) return;
  reader.refuse_unknown_keys(map, {"name", "start", "modules", "competencies", "redirects", "exclude", "hosts", "base",
                                   "names", "outcome_prefix", "readiness", "checks"});
  if (const auto* name = map.find("name")) settings.name = reader.text(*name, "name").value_or("");
  if (const auto* start = map.find("start"))
    if (auto page = reader.text(*start, "start")) {
      settings.page_mentions.push_back({*page, true, start->line, start->column});
      settings.start = without_extension(*std::move(page));
    }
  if (const auto* modules = map.find("modules"); modules != nullptr && reader.is_list(*modules, "modules"))
    for (const yaml::Value& item : modules->items) read_module(item, reader, settings);
  if (const auto* list = map.find("competencies"); list != nullptr && reader.is_list(*list, "competencies"))
    for (const yaml::Value& item : list->items) read_competency(item, reader, settings);
  if (const auto* redirects = map.find("redirects")) read_redirects(*redirects, reader, settings);
  if (const auto* exclude = map.find("exclude")) settings.exclude = reader.texts(*exclude, "exclude");
  if (const auto* hosts = map.find("hosts"))
    for (const std::string& host : reader.texts(*hosts, "hosts")) settings.hosts.push_back(host_of(host));
  if (const auto* base = map.find("base"))
    if (const auto path = reader.text(*base, "base")) {
      if (path->starts_with('/'))
        settings.base_path = base_path_of(*path);
      else
        reader.add_error(base->line, base->column, "base is the path that the site lies below, such as /pd/");
    }
  if (const auto* names = map.find("names")) read_names(*names, reader, settings);
  if (const auto* prefix = map.find("outcome_prefix"))
    settings.outcome_prefix = reader.text(*prefix, "outcome_prefix").value_or("");
  if (const auto* rule = map.find("readiness")) settings.readiness_rule = reader.text(*rule, "readiness").value_or("");
  if (const auto* checks = map.find("checks")) read_checks(*checks, reader, settings);
}

Settings read_settings(const Source* programme_yaml, const Source* jekyll_config) {
  Settings settings;
  if (programme_yaml != nullptr) read_programme_yaml(*programme_yaml, settings);
  if (jekyll_config != nullptr) read_jekyll_config(*jekyll_config, settings);
  return settings;
}

}  // namespace compiler
