#include "platform/html/field_writer.h"

#include <algorithm>

#include "kernel/text.h"

namespace html {
namespace {

constexpr std::size_t longest_line = 200, longest_text = 10'000;

bool has_word(std::string_view words, std::string_view word) {
  const auto all = text::split(words, ' ');
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::string first_control(const std::string& field_id, bool is_a_choice_of_boxes) {
  return is_a_choice_of_boxes ? field_id + "-0" : field_id;
}

FieldWriter::FieldWriter(Markup& out, const Form::Entry& entry, std::string id, const Values* typed,
                         std::string_view message, bool mark_required)
    : out_(out),
      kind_(entry.kind),
      field_(entry.field),
      id_(std::move(id)),
      typed_(typed),
      message_(message),
      mark_required_(mark_required) {}

void FieldWriter::write() {
  using enum Form::Kind;
  out_.put("<div class=\"field");
  if (!message_.empty()) out_.put(" is-refused");
  if (kind_ == date || kind_ == time || kind_ == number || kind_ == code) out_.put(" is-short");
  out_.put("\">");
  if (kind_ == checkbox) {
    one_box();
  } else if (kind_ == checkboxes || kind_ == radios) {
    group(&FieldWriter::boxes);
  } else {
    label();
    words();
    input();
  }
  out_.put("</div>\n");
}

void FieldWriter::label() {
  out_.put("<label class=\"form-label\"").attribute("for", id_).put(">").text(field_.label);
  marks();
  out_.put("</label>");
}

void FieldWriter::marks() {
  if (field_.required && mark_required_) out_.put(" <span class=\"form-mark\">required</span>");
}

bool FieldWriter::has_hint() const { return !field_.hint.empty() || (kind_ == Form::Kind::file && typed_ != nullptr); }

// Hint and message stand before the control, where they are read before it is filled in.
void FieldWriter::words() {
  if (has_hint()) {
    out_.put("<p class=\"form-hint\"").attribute("id", id_ + "-hint").put(">").text(field_.hint);
    if (kind_ == Form::Kind::file && typed_ != nullptr) out_.put(" Choose the file again.");
    out_.put("</p>");
  }
  if (message_.empty()) return;
  out_.put("<p class=\"form-message\"").attribute("id", id_ + "-message");
  out_.put("><span class=\"icon icon-alert-circle\" aria-hidden=\"true\"></span><span>")
      .text(message_)
      .put("</span></p>");
}

void FieldWriter::input() {
  using enum Form::Kind;
  switch (kind_) {
    case email:
      return line("email");
    case search:
      return line("search");
    case address:
      return line("url");
    case phone:
      return line("tel");
    case date:
      return line("date");
    case time:
      return line("time");
    case number:
      return line("number");
    case password:
      return line("password");
    case textarea:
      return text_area();
    case select:
      return choice();
    case file:
      return files();
    default:
      return line("text");
  }
}

void FieldWriter::name_and_id() {
  out_.attribute("id", id_)
      .attribute("name", field_.name)
      .flag("required", field_.required)
      .flag("autofocus", field_.focus);
  described();
}

void FieldWriter::described() {
  std::string by;
  if (has_hint()) by = id_ + "-hint";
  if (!message_.empty()) by += (by.empty() ? "" : " ") + id_ + "-message";
  if (!by.empty()) out_.attribute("aria-describedby", by);
  if (!message_.empty()) out_.put(" aria-invalid=\"true\"");
}

void FieldWriter::line(Literal type) {
  using enum Form::Kind;
  const bool with_more = kind_ == password || !field_.unit.empty();
  if (with_more) out_.put("<div class=\"form-control-row\">");
  out_.put("<input class=\"form-control\" type=\"").put(type).put("\"");
  name_and_id();
  if (kind_ != password) out_.attribute("value", value());
  if (!field_.autocomplete.empty()) out_.attribute("autocomplete", field_.autocomplete);
  if (kind_ == number || kind_ == date || kind_ == time) {
    if (!field_.least.empty()) out_.attribute("min", field_.least);
    if (!field_.most.empty()) out_.attribute("max", field_.most);
    if (!field_.step.empty()) out_.attribute("step", field_.step);
  } else {
    out_.attribute("maxlength", static_cast<std::int64_t>(field_.max == 0 ? longest_line : field_.max));
  }
  if (kind_ == number) out_.attribute("inputmode", field_.step.find('.') == std::string::npos ? "numeric" : "decimal");
  if (kind_ == code) {
    out_.put(" inputmode=\"numeric\" spellcheck=\"false\"");
    if (field_.autocomplete.empty()) out_.put(" autocomplete=\"one-time-code\"");
  }
  if (kind_ == email || kind_ == address || kind_ == password)
    out_.put(" spellcheck=\"false\" autocapitalize=\"none\"");
  if (kind_ == Form::Kind::text || kind_ == search) out_.put(" dir=\"auto\"");
  out_.put(">");
  if (!field_.unit.empty()) out_.put("<span class=\"form-unit\">").text(field_.unit).put("</span>");
  if (kind_ == password) {
    out_.put("<button class=\"btn btn-quiet\" type=\"button\" hidden data-reveals").attribute("aria-controls", id_);
    out_.put(" aria-pressed=\"false\">Show</button>");
  }
  if (with_more) out_.put("</div>");
}

// A newline behind the tag is dropped by browsers: one more is written, so that the first of the text stays.
void FieldWriter::text_area() {
  out_.put("<textarea class=\"form-control\" dir=\"auto\"");
  name_and_id();
  if (!field_.autocomplete.empty()) out_.attribute("autocomplete", field_.autocomplete);
  out_.attribute("rows", field_.rows)
      .attribute("maxlength", static_cast<std::int64_t>(field_.max == 0 ? longest_text : field_.max));
  out_.put(">\n").bare(value()).put("</textarea>");
}

void FieldWriter::choice() {
  out_.put("<select class=\"form-select\"");
  name_and_id();
  if (!field_.autocomplete.empty()) out_.attribute("autocomplete", field_.autocomplete);
  out_.put(">");
  options();
  out_.put("</select>");
}

void FieldWriter::options() {
  const std::string chosen = value();
  const bool has_empty =
      std::any_of(field_.options.begin(), field_.options.end(), [](const Option& one) { return one.value.empty(); });
  if (!has_empty && field_.required && chosen.empty()) out_.put("<option value=\"\">Choose…</option>");
  if (!has_empty && !field_.required) out_.put("<option value=\"\">None</option>");
  std::string_view group;
  for (const Option& option : field_.options) {
    if (option.group != group) {
      if (!group.empty()) out_.put("</optgroup>");
      if (!option.group.empty()) out_.put("<optgroup").attribute("label", option.group).put(">");
      group = option.group;
    }
    out_.put("<option").attribute("value", option.value).flag("selected", option.value == chosen).put(">");
    out_.bare(option.label).put("</option>");
  }
  if (!group.empty()) out_.put("</optgroup>");
}

void FieldWriter::one_box() {
  out_.put("<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" value=\"on\"");
  name_and_id();
  out_.flag("checked", is_on(field_.name, field_.checked)).put("><span class=\"form-check-label\">").text(field_.label);
  marks();
  out_.put("</span></label>");
  words();
}

void FieldWriter::boxes() {
  for (std::size_t i = 0; i < field_.options.size(); ++i) box(field_.options[i], i);
}

void FieldWriter::box(const Option& option, std::size_t number) {
  const bool many = kind_ == Form::Kind::checkboxes;
  const std::string name = many ? field_.name + "." + option.value : field_.name;
  const std::string id = id_ + "-" + std::to_string(number);
  out_.put("<label class=\"form-check\"><input class=\"form-check-input\"");
  if (many)
    out_.put(" type=\"checkbox\" value=\"on\"").flag("checked", is_on(name, has_word(field_.value, option.value)));
  else
    out_.put(" type=\"radio\"")
        .attribute("value", option.value)
        .flag("checked", option.value == value())
        .flag("required", field_.required);
  out_.attribute("id", id).attribute("name", name);
  if (!option.hint.empty()) out_.attribute("aria-describedby", id + "-hint");
  out_.put("><span class=\"form-check-label\">").text(option.label).put("</span></label>");
  if (!option.hint.empty())
    out_.put("<p class=\"form-hint is-option\"").attribute("id", id + "-hint").put(">").text(option.hint).put("</p>");
}

void FieldWriter::group(void (FieldWriter::*inside)()) {
  out_.put("<fieldset class=\"form-group\"").attribute("id", id_);
  described();
  out_.put("><legend class=\"form-label\">").text(field_.label);
  marks();
  out_.put("</legend>");
  words();
  (this->*inside)();
  out_.put("</fieldset>");
}

void FieldWriter::files() {
  out_.put("<div class=\"form-file\" data-drop><input class=\"form-control\" type=\"file\"");
  name_and_id();
  if (!field_.accept.empty()) out_.attribute("accept", field_.accept);
  out_.flag("multiple", field_.several).put("></div>");
}

std::string FieldWriter::value() const {
  if (typed_ == nullptr) return field_.value;
  const auto found = typed_->find(field_.name);
  return found == typed_->end() ? field_.value : found->second;
}

// A box that is not sent was not checked.
bool FieldWriter::is_on(std::string_view name, bool first) const {
  return typed_ == nullptr ? first : typed_->find(name) != typed_->end();
}

}  // namespace html
