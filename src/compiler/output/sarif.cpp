#include "compiler/output/sarif.h"

#include <map>

#include "compiler/diagnostic/catalogue.h"
#include "kernel/text.h"
#include "platform/json/json.h"

namespace compiler {

namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr const char* base_id = "%SRCROOT%";

Object message(std::string_view s) { return {{"text", s}}; }

std::string help_of(const Entry& entry) {
  std::string out(entry.meaning);
  out.append("\n\nWhy it matters to a student: ").append(entry.why);
  out.append("\n\nExample:\n").append(entry.example);
  return out.append("\n\nRemedy: ").append(entry.remedy);
}

std::string help_in_markdown(const Entry& entry) {
  std::string fence = "```";
  while (entry.example.find(fence) != std::string_view::npos) fence += '`';
  std::string out(entry.meaning);
  out.append("\n\n**Why it matters to a student:** ").append(entry.why);
  out.append("\n\n").append(fence).append("markdown\n").append(entry.example).append("\n").append(fence);
  return out.append("\n\n**Remedy:** ").append(entry.remedy);
}

Object rule(const Entry& entry) {
  return {{"id", entry.code},
          {"shortDescription", message(entry.meaning)},
          {"fullDescription", message(std::string(entry.meaning) + " " + std::string(entry.why))},
          {"help", Object{{"text", help_of(entry)}, {"markdown", help_in_markdown(entry)}}},
          {"defaultConfiguration", Object{{"enabled", entry.on_by_default}, {"level", name_of(entry.severity)}}}};
}

class Writer {
 public:
  explicit Writer(const SarifReport& report) : report_(report) {}

  // The results come one by one, each written and forgotten.
  void log(const std::vector<Diagnostic>& diagnostics, const std::function<void(std::string_view)>& out) {
    Array rules;
    for (const Entry* entry : catalogue()) {
      index_.emplace(entry->code, static_cast<int>(rules.size()));
      rules.emplace_back(rule(*entry));
    }
    Object driver{{"name", "Cairn"},
                  {"version", report_.version},
                  {"semanticVersion", report_.version},
                  {"rules", std::move(rules)}};
    Object bases{{base_id, Object{{"description", message("Paths are relative to " + report_.base + ".")}}}};
    Object run{{"tool", Object{{"driver", std::move(driver)}}},
               {"columnKind", "unicodeCodePoints"},
               {"originalUriBaseIds", std::move(bases)},
               {"results", Array{}}};
    Object whole{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Array{Value(std::move(run))}}};
    const std::string frame = json::write(Value(std::move(whole)), json::Layout::indented);
    const std::size_t results = frame.rfind("[]") + 1;  // the last member of the last object
    out(std::string_view(frame).substr(0, results));
    bool first = true;
    for (const Diagnostic& one : diagnostics) {
      out(first ? "\n" : ",\n");
      out(json::write_inside(result(one), 4));
      first = false;
    }
    if (!first) out("\n      ");
    out(std::string_view(frame).substr(results));
  }

 private:
  Object artifact(const std::string& file) const {
    return {{"uri", uri_of(report_.shown ? report_.shown(file) : file)}, {"uriBaseId", base_id}};
  }

  Object result(const Diagnostic& one) const {
    Object out{{"ruleId", one.code},
               {"ruleIndex", index_.at(one.code)},
               {"level", name_of(one.severity)},
               {"message", message(one.message)},
               {"locations", locations(one)}};
    const Source* source = one.fix && report_.source_of ? report_.source_of(one.file) : nullptr;
    if (source != nullptr) out.emplace_back("fixes", Array{Value(fix(one, *source))});
    return out;
  }

  Array locations(const Diagnostic& one) const {
    if (one.file.empty()) return {};
    Object region{{"startLine", one.line}, {"startColumn", one.column}, {"endColumn", one.column + one.width}};
    Object physical{{"artifactLocation", artifact(one.file)}, {"region", std::move(region)}};
    return {Value(Object{{"physicalLocation", std::move(physical)}})};
  }

  // A page with bytes that are not UTF-8 has no columns there: its fixes are told in bytes.
  static Object deleted_region(const Fix& fix, const Source& source) {
    if (!source.was_valid())
      return {{"byteOffset", static_cast<std::int64_t>(fix.offset)},
              {"byteLength", static_cast<std::int64_t>(fix.length)}};
    const Position begin = source.position(fix.offset);
    const Position end = source.position(fix.offset + fix.length);
    return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  }

  Object fix(const Diagnostic& one, const Source& source) const {
    Object replacement{{"deletedRegion", deleted_region(*one.fix, source)},
                       {"insertedContent", message(one.fix->replacement)}};
    Object change{{"artifactLocation", artifact(one.file)}, {"replacements", Array{Value(std::move(replacement))}}};
    return {{"description", message("cairn check --fix")}, {"artifactChanges", Array{Value(std::move(change))}}};
  }

  const SarifReport& report_;
  std::map<std::string_view, int> index_;
};

}  // namespace

std::string uri_of(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (text::is_letter(c) || text::is_digit(c) || std::string_view("-._~/").find(c) != std::string_view::npos)
      out += c;
    else
      out.append("%").append(1, digits[byte >> 4u]).append(1, digits[byte & 15u]);
  }
  return out;
}

void write_sarif(const std::vector<Diagnostic>& diagnostics, const SarifReport& report,
                 const std::function<void(std::string_view)>& out) {
  Writer(report).log(diagnostics, out);
}

}  // namespace compiler
