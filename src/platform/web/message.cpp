#include "platform/web/message.h"

#include "kernel/text.h"
#include "platform/web/answer.h"

namespace web {

std::optional<std::string_view> Request::header(std::string_view name) const {
  for (const Field& field : fields)
    if (text::equal_ignoring_case(field.name, name)) return field.value;
  return {};
}

Response plain_response(int status, std::string_view sentence) {
  std::string text = std::to_string(status) + " " + std::string(reason(status)) + "\n";
  if (!sentence.empty()) text += "\n" + std::string(sentence) + "\n";
  return {.status = status, .body = passing_body(std::move(text), "text/plain; charset=utf-8")};
}

Response redirect(int status, std::string location) {
  Response response = plain_response(status);
  response.headers.push_back({"Location", std::move(location)});
  return response;
}

}  // namespace web
