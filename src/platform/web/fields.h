// What a browser sends of a form or behind a "?": names and texts, and files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace web {

// Texts by name, in the order sent; a name may come more than once. Texts are UTF-8 without NUL, line ends are "\n".
class Fields {
 public:
  Fields() = default;
  Fields(std::vector<std::pair<std::string, std::string>> fields) : fields_(std::move(fields)) {}

  // The first text of that name, without white space around it; empty when there is none.
  std::string text(std::string_view name) const;
  // As it was sent: for passwords.
  std::string raw(std::string_view name) const;
  bool has(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  // The first of each name: what a refused form shows again.
  std::map<std::string, std::string, std::less<>> first_of_each() const;
  const std::vector<std::pair<std::string, std::string>>& list() const { return fields_; }

 private:
  const std::string* find(std::string_view name) const;
  std::vector<std::pair<std::string, std::string>> fields_;
};

// A file as sent. Neither its name nor its type is to be believed.
struct Upload {
  std::string field, file_name, bytes;
};

struct Posted {
  Fields fields;
  std::vector<Upload> uploads;
};

// "a=1&b=%C3%BC": application/x-www-form-urlencoded. invalid: a bad escape, what is not UTF-8, NUL, over 2,000 fields.
Result<Fields> read_urlencoded(std::string_view text);
// A body by its Content-Type: urlencoded or multipart/form-data (RFC 7578). invalid as above, and for any other type.
Result<Posted> read_posted(std::string_view content_type, std::string_view body);
// "a b&c" -> "a%20b%26c", as one piece of a query.
std::string query_encoded(std::string_view text);

}  // namespace web
