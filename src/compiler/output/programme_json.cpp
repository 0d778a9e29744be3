#include "compiler/output/programme_json.h"

#include "platform/json/json.h"

namespace compiler {

namespace {

using json::Array;
using json::Object;
using json::Value;

template <class Range, class Each>
Array array_of(const Range& range, Each each) {
  Array out;
  out.reserve(range.size());
  for (const auto& one : range) out.emplace_back(each(one));
  return out;
}

class Writer {
 public:
  Writer(const std::function<std::string(std::string_view)>& shown, const std::function<void(std::string_view)>& out)
      : shown_(shown), out_(out) {}

  void document(const Programme& programme, const std::vector<Diagnostic>& diagnostics) const {
    out_("{\n  \"programme\": {\n    \"name\": ");
    out_(programme.name.empty() ? "null" : json::quote(programme.name));
    list("modules", programme.modules, &Writer::module);
    list("competencies", programme.competencies, &Writer::competency);
    list("outcomes", programme.outcomes, &Writer::outcome);
    list("targets", programme.targets, &Writer::target);
    list("rubric", programme.rubric, &Writer::rubric_entry);
    list("sessions", programme.sessions, &Writer::session);
    list("lessons", programme.lessons, &Writer::lesson);
    list("deliverables", programme.deliverables, &Writer::deliverable);
    list("guides", programme.guides, &Writer::guide);
    list("abbreviations", programme.abbreviations, &Writer::abbreviation);
    out_("\n  },\n  \"diagnostics\": ");
    array(diagnostics, &Writer::diagnostic, 1);
    out_("\n}\n");
  }

 private:
  std::string page(std::string_view path) const { return shown_ ? shown_(path) : std::string(path); }

  Object at(const Where& where, Object members) const {
    members.emplace_back("file", page(where.file));
    members.emplace_back("line", where.line);
    return members;
  }

  template <class Range, class Each>
  void list(std::string_view name, const Range& range, Each each) const {
    out_(",\n    " + json::quote(name) + ": ");
    array(range, each, 2);
  }

  template <class Range, class Each>
  void array(const Range& range, Each each, std::size_t depth) const {
    out_("[");
    bool first = true;
    for (const auto& one : range) {
      out_(first ? "\n" : ",\n");
      out_(json::write_inside((this->*each)(one), depth + 1));
      first = false;
    }
    out_(first ? "]" : "\n" + std::string(depth * 2, ' ') + "]");
  }

  Object module(const Module& one) const {
    return {{"number", one.number},
            {"title", one.title.empty() ? Value() : Value(one.title)},
            {"goals", json::list(one.goals)},
            {"weeks", one.weeks},
            {"pages", array_of(one.pages, [this](std::string_view path) { return page(path); })}};
  }

  Object competency(const Competency& one) const {
    return {{"key", one.key}, {"name", one.name}, {"definition", one.definition}};
  }

  Object outcome(const Outcome& one) const {
    return at(one.where, {{"id", one.id},
                          {"standard", one.standard},
                          {"competency", one.competency},
                          {"level", one.level},
                          {"module", one.module},
                          {"text", one.text},
                          {"thresholds", array_of(one.thresholds,
                                                  [](const Threshold& threshold) {
                                                    return Object{{"what", threshold.what},
                                                                  {"at_least", threshold.at_least}};
                                                  })},
                          {"checklist", json::list(one.checklist)},
                          {"identity", one.identity},
                          {"tracks", json::list(one.tracks)}});
  }

  Object target(const Target& one) const {
    return at(one.where, {{"module", one.module}, {"competency", one.competency}, {"level", one.level}});
  }

  Object rubric_entry(const RubricEntry& one) const {
    return at(one.where, {{"of", one.of},
                          {"competency", one.competency},
                          {"level", one.level},
                          {"performance", name_of(one.performance)},
                          {"text", one.text}});
  }

  Object session(const Session& one) const {
    return at(one.where, {{"module", one.module},
                          {"weeks", json::list(one.weeks)},
                          {"weekday", one.weekday ? Value(name_of(*one.weekday)) : Value()},
                          {"time", one.time},
                          {"minutes", one.minutes},
                          {"every", one.every},
                          {"title", one.title},
                          {"series", one.series},
                          {"part", one.part},
                          {"topics", json::list(one.topics)},
                          {"formats", json::list(one.formats)},
                          {"kind", name_of(one.kind)},
                          {"optional", one.optional},
                          {"tracks", json::list(one.tracks)},
                          {"page", one.page ? Value(page(*one.page)) : Value()}});
  }

  Object lesson(const Lesson& one) const {
    return {{"page", page(one.page)},
            {"module", one.module},
            {"week", one.week},
            {"title", one.title},
            {"goals", json::list(one.goals)},
            {"minutes", one.minutes},
            {"exit_ticket", one.exit_ticket}};
  }

  static Object due(const Due& one) {
    return {{"stage", one.stage},
            {"week", one.week},
            {"weekday", one.weekday ? Value(name_of(*one.weekday)) : Value()},
            {"time", one.time},
            {"relative", one.relative},
            {"text", one.text}};
  }

  Object deliverable(const Deliverable& one) const {
    return at(one.where, {{"module", one.module},
                          {"number", one.number},
                          {"title", one.title},
                          {"parts", json::list(one.parts)},
                          {"requires", Object{{"kind", name_of(one.requires_.kind)}, {"count", one.requires_.count}}},
                          {"due", array_of(one.due, due)},
                          {"handed_in_at", one.handed_in_at},
                          {"tracks", json::list(one.tracks)}});
  }

  static Object step(const GuideStep& one) {
    return {{"title", one.title}, {"min", one.min}, {"max", one.max}, {"prompts", json::list(one.prompts)}};
  }

  Object guide(const Guide& one) const {
    return at(one.where, {{"title", one.title},
                          {"group", one.group},
                          {"module", one.module},
                          {"weeks", json::list(one.weeks)},
                          {"minutes", one.minutes},
                          {"steps", array_of(one.steps, step)}});
  }

  Object abbreviation(const Abbreviation& one) const { return {{"short", one.short_form}, {"long", one.long_form}}; }

  Object diagnostic(const Diagnostic& one) const {
    Value fix;
    if (one.fix)
      fix = Object{{"offset", static_cast<std::int64_t>(one.fix->offset)},
                   {"length", static_cast<std::int64_t>(one.fix->length)},
                   {"replacement", one.fix->replacement}};
    return {{"code", one.code},
            {"severity", name_of(one.severity)},
            {"message", one.message},
            {"file", one.file.empty() ? Value() : Value(page(one.file))},
            {"line", one.file.empty() ? Value() : Value(one.line)},
            {"column", one.file.empty() ? Value() : Value(one.column)},
            {"fix", std::move(fix)}};
  }

  const std::function<std::string(std::string_view)>& shown_;
  const std::function<void(std::string_view)>& out_;
};

}  // namespace

void write_json(const Programme& programme, const std::vector<Diagnostic>& diagnostics,
                const std::function<std::string(std::string_view)>& shown,
                const std::function<void(std::string_view)>& out) {
  Writer(shown, out).document(programme, diagnostics);
}

std::string to_json(const Programme& programme, const std::vector<Diagnostic>& diagnostics,
                    const std::function<std::string(std::string_view)>& shown) {
  std::string out;
  write_json(programme, diagnostics, shown, [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace compiler
