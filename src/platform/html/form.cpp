#include "platform/html/form.h"

#include "kernel/text.h"
#include "platform/html/form_kind.h"

namespace html {
namespace {

// "/people/01a/roles" → "people-01a-roles"
std::string id_of(std::string_view action) {
  std::string out;
  for (const char c : action) {
    if (text::is_letter(c) || text::is_digit(c) || c == '_')
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "form" : "form-" + out;
}

}  // namespace

Form::Form(std::string action, std::string submit_label)
    : action_(std::move(action)), submit_label_(std::move(submit_label)), id_(id_of(action_)) {}

Form& Form::add(Kind kind, Field field) {
  entries_.push_back({kind, std::move(field)});
  return *this;
}

Form& Form::text(Field field) { return add(Kind::text, std::move(field)); }
Form& Form::email(Field field) { return add(Kind::email, std::move(field)); }
Form& Form::password(Field field) { return add(Kind::password, std::move(field)); }
Form& Form::search(Field field) { return add(Kind::search, std::move(field)); }
Form& Form::address(Field field) { return add(Kind::address, std::move(field)); }
Form& Form::phone(Field field) { return add(Kind::phone, std::move(field)); }
Form& Form::code(Field field) { return add(Kind::code, std::move(field)); }
Form& Form::date(Field field) { return add(Kind::date, std::move(field)); }
Form& Form::time(Field field) { return add(Kind::time, std::move(field)); }
Form& Form::number(Field field) { return add(Kind::number, std::move(field)); }
Form& Form::textarea(Field field) { return add(Kind::textarea, std::move(field)); }
Form& Form::select(Field field) { return add(Kind::select, std::move(field)); }
Form& Form::checkbox(Field field) { return add(Kind::checkbox, std::move(field)); }
Form& Form::checkboxes(Field field) { return add(Kind::checkboxes, std::move(field)); }
Form& Form::radios(Field field) { return add(Kind::radios, std::move(field)); }
Form& Form::file(Field field) { return upload().add(Kind::file, std::move(field)); }

Form& Form::hidden(const std::vector<std::pair<std::string, std::string>>& fields) {
  for (const auto& [name, value] : fields) hidden(name, value);
  return *this;
}
Form& Form::hidden(std::string name, std::string value) {
  return add(Kind::hidden, {.name = std::move(name), .label = {}, .value = std::move(value)});
}
Form& Form::section(std::string heading, std::string hint) {
  return add(Kind::section, {.name = {}, .label = std::move(heading), .hint = std::move(hint)});
}
Form& Form::html_between(std::string safe_html) {
  return add(Kind::markup, {.name = {}, .label = {}, .value = std::move(safe_html)});
}

Form& Form::typed(const Values& values) {
  typed_ = values;
  return *this;
}
Form& Form::refused(const Failure& failure) {
  failures_.push_back(failure);
  return *this;
}

Form& Form::id(std::string id) {
  id_ = std::move(id);
  return *this;
}
Form& Form::get() {
  get_ = true;
  return *this;
}
Form& Form::danger(std::string question) {
  danger_ = true;
  question_ = std::move(question);
  return *this;
}
Form& Form::inline_() {
  inline_layout_ = true;
  return *this;
}
Form& Form::small() {
  small_ = true;
  return *this;
}
Form& Form::upload() {
  upload_ = true;
  return *this;
}
Form& Form::cancel(std::string path, std::string label) {
  cancel_path_ = std::move(path);
  cancel_label_ = std::move(label);
  return *this;
}
Form& Form::also(std::string name, std::string value, std::string label) {
  also_.push_back({.value = std::move(value), .label = std::move(label), .group = std::move(name)});
  return *this;
}
Form& Form::icon(std::string icon_class) {
  icon_ = std::move(icon_class);
  return *this;
}
Form& Form::label_for_readers(std::string label) {
  readers_label_ = std::move(label);
  return *this;
}
Form& Form::swaps(std::string element_id) {
  swaps_ = std::move(element_id);
  return *this;
}

}  // namespace html
