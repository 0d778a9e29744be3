// YAML text as a small tree with line numbers: front matter, programme.yaml, _config.yml.
//
// What yaml-cpp lets pass is refused here with its line: duplicate keys, aliases and anchors (no bombs), tags, nesting
// beyond 20, more than 20,000 nodes, several documents, an unclosed quote, invalid UTF-8 and NUL.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yaml {

enum class Kind : std::uint8_t { null, scalar, sequence, map };

struct Value;
struct Entry;

struct Value {
  Kind kind = Kind::null;
  int line = 0, column = 0;    // 1-based, of the value; columns in code points
  std::string scalar;          // as written, quotes and escapes resolved
  bool quoted = false;         // "07" is text, 07 may be a number
  std::vector<Value> items;    // sequences
  std::vector<Entry> entries;  // maps, in the order written

  const Value* find(std::string_view key) const;  // of a map; null pointer when absent
  std::optional<int> as_int() const;              // of an unquoted scalar
};

struct Entry {
  std::string key;
  int line = 0, column = 0;
  Value value;
};

struct Error {
  std::string message;  // one line, lower case, no position
  int line = 0, column = 0;
};

// `first_line` is the number of the text's first line in its file. Empty text is a null value.
std::expected<Value, Error> parse(std::string_view source, int first_line = 1);

}  // namespace yaml
