#include "platform/web/fields.h"

#include "kernel/text.h"
#include "platform/web/multipart.h"

namespace web {

namespace {

constexpr std::size_t most_fields = 2000;

int hex_value(char c) {
  if (text::is_digit(c)) return c - '0';
  const char letter = text::lower(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

std::unexpected<Failure> malformed(std::string why) {
  return fail(FailureKind::invalid, "What the browser sent cannot be read: " + std::move(why) + ".");
}

Result<std::string> decoded(std::string_view piece) {
  std::string out;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    if (piece[i] != '%') {
      out += piece[i] == '+' ? ' ' : piece[i];
      continue;
    }
    if (i + 2 >= piece.size() || hex_value(piece[i + 1]) < 0 || hex_value(piece[i + 2]) < 0)
      return malformed("a \"%\" without two hexadecimal digits");
    out += static_cast<char>(hex_value(piece[i + 1]) * 16 + hex_value(piece[i + 2]));
    i += 2;
  }
  return out;
}

// Browsers send CR LF for a line end.
Result<std::string> cleaned(std::string text) {
  if (text.find('\0') != std::string::npos) return malformed("it holds a NUL byte");
  if (text::first_invalid_utf8(text) != std::string_view::npos) return malformed("it is not UTF-8");
  return text::replace_all(std::move(text), "\r\n", "\n");
}

Result<std::string> decoded_text(std::string_view piece) {
  std::string text = TRY(decoded(piece));
  return cleaned(std::move(text));
}

}  // namespace

const std::string* Fields::find(std::string_view name) const {
  for (const auto& [its, value] : fields_)
    if (its == name) return &value;
  return nullptr;
}

std::string Fields::text(std::string_view name) const {
  const std::string* found = find(name);
  return found == nullptr ? std::string() : std::string(text::trim(*found));
}

std::string Fields::raw(std::string_view name) const {
  const std::string* found = find(name);
  return found == nullptr ? std::string() : *found;
}

bool Fields::has(std::string_view name) const { return find(name) != nullptr; }

std::vector<std::string> Fields::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [its, value] : fields_)
    if (its == name) values.push_back(value);
  return values;
}

std::map<std::string, std::string, std::less<>> Fields::first_of_each() const {
  return {fields_.begin(), fields_.end()};  // the first of a name stays
}

Result<Fields> read_urlencoded(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (text.empty()) return Fields();
  for (const std::string_view pair : text::split(text, '&')) {
    if (pair.empty()) continue;
    if (fields.size() == most_fields) return malformed("it has too many fields");
    const std::size_t equals = pair.find('=');
    std::string name = TRY(decoded_text(pair.substr(0, equals)));
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    fields.emplace_back(std::move(name), TRY(decoded_text(value)));
  }
  return Fields(std::move(fields));
}

Result<Posted> read_posted(std::string_view content_type, std::string_view body) {
  const std::string_view type = text::trim(content_type.substr(0, content_type.find(';')));
  if (text::equal_ignoring_case(type, "application/x-www-form-urlencoded"))
    return Posted{.fields = TRY(read_urlencoded(body)), .uploads = {}};
  if (!text::equal_ignoring_case(type, "multipart/form-data")) return malformed("it is no form");
  std::vector<std::pair<std::string, std::string>> fields;
  std::vector<Upload> uploads;
  for (Part& part : TRY(read_multipart(content_type, body, most_fields))) {
    std::string name = TRY(cleaned(std::move(part.name)));
    if (part.file_name)
      uploads.push_back({std::move(name), TRY(cleaned(*std::move(part.file_name))), std::string(part.bytes)});
    else
      fields.emplace_back(std::move(name), TRY(cleaned(std::string(part.bytes))));
  }
  return Posted{Fields(std::move(fields)), std::move(uploads)};
}

std::string query_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (text::is_letter(c) || text::is_digit(c) || c == '-' || c == '_' || c == '.' || c == '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte / 16], digits[byte % 16]};
  }
  return out;
}

}  // namespace web
