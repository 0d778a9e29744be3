#include "platform/web/multipart.h"

#include "kernel/text.h"

namespace web {

namespace {

std::unexpected<Failure> malformed() {
  return fail(FailureKind::invalid, "What the browser sent is not complete. Please send the form once more.");
}

// The value of `name` in "form-data; name=\"a\"; filename=\"b\"". Browsers write a quotation mark in it as %22, and
// lines' ends likewise (the HTML standard); older ones with a backslash before it.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    ++at;
    while (at < header.size() && text::is_space(header[at])) ++at;
    const std::size_t equals = header.find('=', at);
    if (equals == std::string_view::npos) return {};
    const bool wanted = text::equal_ignoring_case(text::trim(header.substr(at, equals - at)), name);
    std::string value;
    at = equals + 1;
    if (at < header.size() && header[at] == '"') {
      for (++at; at < header.size() && header[at] != '"'; ++at) {
        if (header[at] == '\\' && at + 1 < header.size() && header[at + 1] == '"') ++at;
        value += header[at];
      }
      at = header.find(';', at);
    } else {
      const std::size_t end = header.find(';', at);
      value = text::trim(header.substr(at, end == std::string_view::npos ? end : end - at));
      at = end;
    }
    if (wanted) return text::replace_all(text::replace_all(std::move(value), "%22", "\""), "%0D%0A", " ");
  }
  return {};
}

Result<Part> read_part(std::string_view part) {
  const std::size_t head_end = part.starts_with("\r\n") ? 0 : part.find("\r\n\r\n");
  if (head_end == std::string_view::npos) return malformed();
  Part read;
  bool named = false;
  for (const std::string_view line : text::split(part.substr(0, head_end), '\n')) {
    if (!text::starts_with_ignoring_case(line, "content-disposition:")) continue;
    auto name = parameter(line, "name");
    if (!name) return malformed();
    named = true;
    read.name = *std::move(name);
    read.file_name = parameter(line, "filename");
  }
  if (!named) return malformed();
  read.bytes = part.substr(head_end + 4);
  return read;
}

}  // namespace

Result<std::vector<Part>> read_multipart(std::string_view content_type, std::string_view body, std::size_t most) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) return malformed();
  const std::string opening = "--" + *boundary, between = "\r\n" + opening;
  std::vector<Part> parts;
  if (!body.starts_with(opening)) return malformed();
  std::string_view rest = body.substr(opening.size());
  while (!rest.starts_with("--")) {
    if (!rest.starts_with("\r\n") || parts.size() == most) return malformed();
    rest.remove_prefix(2);
    const std::size_t end = rest.find(between);
    if (end == std::string_view::npos) return malformed();
    parts.push_back(TRY(read_part(rest.substr(0, end))));
    rest.remove_prefix(end + between.size());
  }
  return parts;
}

}  // namespace web
