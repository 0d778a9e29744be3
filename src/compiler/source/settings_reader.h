// Reading the values of a settings file by their kind, with an error for each that is of another.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/settings.h"
#include "platform/yaml/yaml.h"

namespace compiler {

class SettingsReader {
 public:
  SettingsReader(std::string file, std::vector<SettingsError>& errors) : file_(std::move(file)), errors_(errors) {}

  void add_error(int line, int column, std::string message);

  // Each tells whether the value is a map, a list …; an empty value is neither and no error.
  bool is_map(const yaml::Value& value, std::string_view what);
  bool is_list(const yaml::Value& value, std::string_view what);
  // Nothing, and an error, when the value is no text or number from `least` to `most`.
  std::optional<std::string> text(const yaml::Value& value, std::string_view what);
  std::optional<int> number(const yaml::Value& value, std::string_view what, int least, int most);
  // A list of texts; one text alone is a list of one.
  std::vector<std::string> texts(const yaml::Value& value, std::string_view what);

  // An error for each key of the map that is not one of `known`, with the nearest of them.
  void refuse_unknown_keys(const yaml::Value& map, const std::vector<std::string_view>& known);

 private:
  std::string file_;
  std::vector<SettingsError>& errors_;
};

// What programme.yaml says, and what _config.yml adds to it.
void read_programme_yaml(const Source& source, Settings& settings);
void read_jekyll_config(const Source& source, Settings& settings);

// "https://Careers.example.org/pd/" is "careers.example.org".
std::string host_of(std::string_view address);

}  // namespace compiler
