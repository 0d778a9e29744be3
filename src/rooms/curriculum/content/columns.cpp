#include "rooms/curriculum/content/columns.h"

#include <algorithm>
#include <stdexcept>

#include "kernel/text.h"
#include "platform/json/json.h"

namespace curriculum {

namespace {

using json::Array;
using json::Object;
using json::Value;

// A column that we did not write so is a broken database, not somebody's mistake.
Array array_in(const std::string& column) {
  if (column.empty()) return {};
  const auto read = json::parse(column);
  if (!read || read->array() == nullptr) throw std::runtime_error("curriculum: a column holds no JSON list");
  return *read->array();
}

std::optional<std::string> text_at(const Value& value, std::string_view key) {
  const Value* found = value.find(key);
  return found != nullptr && found->string() != nullptr ? std::optional(*found->string()) : std::nullopt;
}

std::optional<int> number_at(const Value& value, std::string_view key) {
  const Value* found = value.find(key);
  const auto number = found == nullptr ? std::nullopt : found->integer();
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

// An empty list is an empty column.
std::string written(Array list) { return list.empty() ? std::string() : json::write(Value(std::move(list))); }

void add(Object& object, std::string_view key, const auto& maybe) {
  if (maybe) object.emplace_back(std::string(key), Value(*maybe));
}

}  // namespace

std::string lines_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& one : texts) {
    if (one.empty()) continue;
    if (!out.empty()) out += '\n';
    const std::size_t begin = out.size();
    out += one;
    std::replace(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), '\n', ' ');
  }
  return out;
}

std::vector<std::string> texts_in(const std::string& lines) {
  std::vector<std::string> texts;
  if (lines.empty()) return texts;
  for (const std::string_view one : text::split(lines, '\n')) texts.emplace_back(one);
  return texts;
}

std::string numbers_of(const std::vector<int>& numbers) {
  std::string out;
  for (const int one : numbers) out += (out.empty() ? "" : ",") + std::to_string(one);
  return out;
}

std::vector<int> numbers_in(const std::string& column) {
  std::vector<int> numbers;
  if (column.empty()) return numbers;
  for (const std::string_view one : text::split(column, ',')) numbers.push_back(text::whole_number(one).value());
  return numbers;
}

std::string json_of(const std::vector<Due>& dues) {
  Array list;
  for (const Due& due : dues) {
    Object one;
    add(one, "stage", due.stage);
    add(one, "week", due.week);
    if (due.weekday) one.emplace_back("weekday", name_of(*due.weekday));
    add(one, "time", due.time);
    add(one, "relative", due.relative);
    one.emplace_back("text", due.text);
    list.emplace_back(std::move(one));
  }
  return written(std::move(list));
}

std::vector<Due> dues_in(const std::string& column) {
  std::vector<Due> dues;
  for (const Value& one : array_in(column)) {
    const auto weekday = text_at(one, "weekday");
    dues.push_back({text_at(one, "stage"), number_at(one, "week"), weekday ? weekday_named(*weekday) : std::nullopt,
                    text_at(one, "time"), text_at(one, "relative"), text_at(one, "text").value_or("")});
  }
  return dues;
}

std::string json_of(const std::vector<Threshold>& thresholds) {
  Array list;
  for (const Threshold& one : thresholds) list.emplace_back(Object{{"what", one.what}, {"at_least", one.at_least}});
  return written(std::move(list));
}

std::vector<Threshold> thresholds_in(const std::string& column) {
  std::vector<Threshold> thresholds;
  for (const Value& one : array_in(column))
    thresholds.push_back({text_at(one, "what").value_or(""), number_at(one, "at_least").value_or(1)});
  return thresholds;
}

std::string json_of(const std::vector<GuideStep>& steps) {
  Array list;
  for (const GuideStep& step : steps) {
    Object one{{"title", step.title}};
    add(one, "min", step.min);
    add(one, "max", step.max);
    one.emplace_back("prompts", json::list(step.prompts));
    list.emplace_back(std::move(one));
  }
  return written(std::move(list));
}

std::vector<GuideStep> steps_in(const std::string& column) {
  std::vector<GuideStep> steps;
  for (const Value& one : array_in(column)) {
    GuideStep step{text_at(one, "title").value_or(""), number_at(one, "min"), number_at(one, "max"), {}};
    if (const Value* prompts = one.find("prompts"); prompts != nullptr && prompts->array() != nullptr)
      for (const Value& prompt : *prompts->array())
        if (prompt.string() != nullptr) step.prompts.push_back(*prompt.string());
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace curriculum
