#include "platform/yaml/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <utility>

#include "kernel/text.h"

namespace yaml {

const Value* Value::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

std::optional<int> Value::as_int() const {
  if (kind != Kind::scalar || quoted) return std::nullopt;
  return text::whole_number(scalar);
}

namespace {

constexpr std::size_t most_nodes = 20'000;
constexpr std::size_t deepest = 20;

// Thrown out of the library's callbacks, caught in parse() below.
struct Refused {
  Error error;
};

class Builder : public YAML::EventHandler {
 public:
  explicit Builder(int first_line) : first_line_(first_line) {}
  Value take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    refuse(mark, "anchors and aliases are not supported");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(mark, "anchors and aliases are not supported");
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(mark, anchor, Kind::null); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    if (awaits_key()) {
      take_key(mark, text);
      return;
    }
    Value& value = add(mark, anchor, Kind::scalar);
    value.scalar = text;
    value.quoted = tag == "!";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(add(mark, anchor, Kind::sequence), mark);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(add(mark, anchor, Kind::map), mark);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Open {
    Value* value;
    bool key_taken = false;
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message) const {
    throw Refused{{std::move(message), mark.line + first_line_, mark.column + 1}};
  }

  bool awaits_key() const { return !open_.empty() && open_.back().value->kind == Kind::map && !open_.back().key_taken; }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Value& map = *open_.back().value;
    if (map.find(key) != nullptr) refuse(mark, "the key \"" + key + "\" stands here twice");
    map.entries.push_back({key, mark.line + first_line_, mark.column + 1, {}});
    open_.back().key_taken = true;
  }

  Value& add(const YAML::Mark& mark, YAML::anchor_t anchor, Kind kind) {
    if (anchor != 0) refuse(mark, "anchors and aliases are not supported");
    if (++nodes_ > most_nodes) refuse(mark, "more than 20,000 values");
    if (awaits_key()) refuse(mark, "a key must be plain text");
    Value& value = place();
    value.kind = kind;
    value.line = mark.line + first_line_;
    value.column = mark.column + 1;
    return value;
  }

  Value& place() {
    if (open_.empty()) return root_;
    Open& parent = open_.back();
    if (parent.value->kind == Kind::sequence) return parent.value->items.emplace_back();
    parent.key_taken = false;
    return parent.value->entries.back().value;
  }

  void open(Value& value, const YAML::Mark& mark) {
    if (open_.size() >= deepest) refuse(mark, "nested more than 20 deep");
    open_.push_back({&value});
  }

  int first_line_;
  std::size_t nodes_ = 0;
  Value root_;
  std::vector<Open> open_;
};

// A position in the text as the error wants it.
Error error_at(std::string_view source, std::size_t offset, int first_line, std::string message) {
  Error error{std::move(message), first_line, 1};
  for (char c : source.substr(0, offset)) {
    if (c == '\n') {
      ++error.line;
      error.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
      ++error.column;
    }
  }
  return error;
}

std::string in_our_words(const std::string& message) {
  if (message == "illegal map value") return "a value with a colon in it needs quotes";
  if (message == "end of map not found" || message == "end of map flow not found") return "a map is not closed";
  if (message == "end of sequence not found" || message == "end of sequence flow not found")
    return "a list is not closed";
  if (message == "unknown token") return "a character that cannot start a value; put the value in quotes";
  return message;
}

// The library accepts a quote that is never closed: a scalar's quote must be even in number up to its end.
bool last_quote_is_open(std::string_view source) {
  char open = 0;
  char before = '\n';
  for (std::size_t at = 0; at < source.size(); ++at) {
    const char c = source[at];
    if (open == '"' && c == '\\') {
      ++at;
    } else if (open != 0) {
      if (c == open) open = 0;
    } else if (c == '#' && text::is_space(before)) {
      at = std::min(source.find('\n', at), source.size() - 1);
    } else if (c == '"' || c == '\'') {
      // A quote opens a scalar only where a value starts.
      std::size_t back = at;
      while (back > 0 && source[back - 1] == ' ') --back;
      const char lead = back == 0 ? '\n' : source[back - 1];
      if (lead == '\n' || ((lead == ':' || lead == '-') && back < at) || lead == '[' || lead == ',' || lead == '{')
        open = c;
    }
    before = source[std::min(at, source.size() - 1)];
  }
  return open != 0;
}

}  // namespace

std::expected<Value, Error> parse(std::string_view source, int first_line) {
  if (const std::size_t nul = source.find('\0'); nul != std::string_view::npos)
    return std::unexpected(error_at(source, nul, first_line, "a NUL byte"));
  if (const std::size_t bad = text::first_invalid_utf8(source); bad != std::string_view::npos)
    return std::unexpected(error_at(source, bad, first_line, "bytes that are not UTF-8"));
  try {
    std::istringstream stream{std::string(source)};
    YAML::Parser parser(stream);
    Builder builder(first_line);
    if (!parser.HandleNextDocument(builder)) return Value{};
    if (last_quote_is_open(source))
      return std::unexpected(error_at(source, source.size(), first_line, "a quote is not closed"));
    Builder rest(first_line);
    if (parser.HandleNextDocument(rest))
      return std::unexpected(error_at(source, source.size(), first_line, "more than one document"));
    return builder.take();
  } catch (const Refused& refused) {
    return std::unexpected(refused.error);
  } catch (const YAML::Exception& exception) {
    const int line = exception.mark.is_null() ? 0 : exception.mark.line;
    const int column = exception.mark.is_null() ? 0 : exception.mark.column;
    return std::unexpected(Error{in_our_words(exception.msg), line + first_line, column + 1});
  }
}

}  // namespace yaml
