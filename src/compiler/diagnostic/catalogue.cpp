#include "compiler/diagnostic/catalogue.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace compiler {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "note";
}

std::optional<Severity> severity_named(std::string_view name) {
  for (Severity severity : {Severity::error, Severity::warning, Severity::note})
    if (name == name_of(severity)) return severity;
  return std::nullopt;
}

bool stands_before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.file, a.line, a.column, a.code, a.message) < std::tie(b.file, b.line, b.column, b.code, b.message);
}

std::vector<const Entry*> catalogue() {
  std::vector<const Entry*> all;
  for (const auto& part : {source_entries(), link_entries(), standards_entries(), schedule_entries()})
    for (const Entry& entry : part) all.push_back(&entry);
  std::ranges::sort(all, {}, [](const Entry* entry) { return entry->code; });
  return all;
}

const Entry* entry_for(std::string_view code) {
  for (const auto& part : {source_entries(), link_entries(), standards_entries(), schedule_entries()})
    for (const Entry& entry : part)
      if (entry.code == code) return &entry;
  return nullptr;
}

Diagnostic diagnose(std::string_view code, std::string_view file, int line, int column, std::string message,
                    int width) {
  const Entry* entry = entry_for(code);
  if (entry == nullptr) throw std::logic_error("no such diagnostic: " + std::string(code));
  Diagnostic out;
  out.code = entry->code;
  out.severity = entry->severity;
  out.message = std::move(message);
  for (char& c : out.message)  // what a page says, such as an address in HTML, may go over several lines
    if (c == '\n' || c == '\r') c = ' ';
  out.file = file;
  out.line = line;
  out.column = column;
  out.width = width;
  return out;
}

}  // namespace compiler
