// What a school says about its pages as a whole: programme.yaml, and what Cairn reads of Jekyll's _config.yml.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"

namespace compiler {

struct ModuleSetting {
  int number = 0;
  std::string title;  // empty when not stated
  std::optional<int> weeks;
  std::vector<std::string> folders;  // pages below these belong to the module
  int line = 0;
};

struct CompetencySetting {
  std::string key, name, definition;
};

enum class Permalinks { files, folders };  // "x.html" or "x/index.html"

// Where programme.yaml names a diagnostic, so that a misspelt code can be told.
struct CodeMention {
  std::string code;
  int line = 0, column = 0;
};

// Where programme.yaml names a page by "start" or as the new address of a redirect, so that one that is not there can
// be told.
struct PageMention {
  std::string target;
  bool start = false;
  int line = 0, column = 0;
};

struct SettingsError {
  std::string file, message;
  int line = 0, column = 0;
};

struct Settings {
  std::string name;                  // of the programme; empty when nobody says it
  std::optional<std::string> start;  // path of the start page, without extension
  std::vector<ModuleSetting> modules;
  std::vector<CompetencySetting> competencies;
  std::map<std::string, std::string> redirects;  // old address -> new address
  std::vector<std::string> exclude;              // paths or folders that are no pages of the programme
  std::vector<std::string> staff, tools;         // names the author wants kept out of pages (name-instead-of-role)
  std::string outcome_prefix = "SIAT";           // what an outcome begins with
  std::string readiness_rule;                    // the school's AND/OR rule, as written

  std::vector<std::string> enable, silence;       // diagnostic codes
  std::map<std::string, std::string> severities;  // code -> "error", "warning" or "note"
  std::vector<CodeMention> code_mentions;         // each code under "checks", known or not
  std::vector<PageMention> page_mentions;         // those of programme.yaml

  std::vector<std::string> hosts;  // the site's own addresses: "careerdev.example.org"
  std::string base_path;           // "/pd" when the site lives below a path; no slash at the end
  Permalinks permalinks = Permalinks::files;
  std::vector<SettingsError> errors;  // unknown keys, wrong types; each with its line
};

// "/pd/" is "/pd", "/" is "".
std::string base_path_of(std::string_view base);

// Reads the two files; either may be absent (null pointer). What programme.yaml says goes before _config.yml; what is
// wrong in one of them is an error, and the rest of the file counts. docs/write/programme-format.md lists the keys.
Settings read_settings(const Source* programme_yaml, const Source* jekyll_config);

}  // namespace compiler
