#include "app/diagnostics_view.h"

#include <algorithm>
#include <unordered_map>

#include "compiler/reader/site_map.h"
#include "kernel/text.h"

namespace app {

using compiler::Diagnostic;

namespace {

// For the value of a query: "&", "+" and "#" would end it or mean something else.
std::string encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
  }
  return out;
}

}  // namespace

bool Choice::takes(const Diagnostic& one) const {
  return (!severity || one.severity == *severity) && (code.empty() || one.code == code) && (!file || one.file == *file);
}

Choice choice_of(std::string_view query) {
  Choice choice;
  for (const std::string_view part : text::split(query, '&')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = part.substr(0, equals);
    const std::string value = compiler::percent_decoded(part.substr(equals + 1));
    if (name == "severity") choice.severity = compiler::severity_named(value);
    if (name == "code") choice.code = value;
    if (name == "file") choice.file = value;
    if (name == "page") choice.page = static_cast<std::size_t>(std::max(1, text::whole_number(value).value_or(1)));
  }
  return choice;
}

std::string address_of(const Choice& choice) {
  std::string out = "/-/diagnostics";
  const auto add = [&](std::string_view name, std::string_view value) {
    out.append(out.find('?') == std::string::npos ? "?" : "&").append(name).append("=").append(encoded(value));
  };
  if (choice.severity) add("severity", compiler::name_of(*choice.severity));
  if (!choice.code.empty()) add("code", choice.code);
  if (choice.file) add("file", *choice.file);
  if (choice.page > 1) add("page", std::to_string(choice.page));
  return out;
}

std::vector<FileFindings> by_file(std::span<const Diagnostic> all, const Choice& choice) {
  std::vector<FileFindings> files;
  std::unordered_map<std::string_view, std::size_t> known;
  for (const Diagnostic& one : all) {
    if (!choice.takes(one)) continue;
    const auto [at, is_new] = known.emplace(one.file, files.size());
    if (is_new) files.push_back({one.file, {}});
    files[at->second].findings.push_back(&one);
  }
  const auto severity = [](const Diagnostic* one) { return one->severity; };
  for (FileFindings& file : files) std::ranges::stable_sort(file.findings, {}, severity);
  std::ranges::stable_sort(files, {}, [](const FileFindings& file) { return file.findings.front()->severity; });
  return files;
}

}  // namespace app
