#include "platform/html/template.h"

#include <ctemplate/template.h>

#include <stdexcept>

namespace html {

struct Template::Hidden {
  std::string name;
  std::unique_ptr<ctemplate::TemplateDictionary> own;
  ctemplate::TemplateDictionary* dictionary = nullptr;
};

namespace {
ctemplate::TemplateString as(std::string_view s) { return {s.data(), s.size()}; }
}  // namespace

void add_template(std::string_view name, std::string_view text) {
  const std::string whole = "{{%AUTOESCAPE context=\"HTML\"}}" + std::string(text);
  if (!ctemplate::StringToTemplateCache(as(name), as(whole), ctemplate::STRIP_BLANK_LINES))
    throw std::logic_error("template does not parse: " + std::string(name));
}

Template::Template(std::string_view name) : hidden_(std::make_unique<Hidden>()) {
  hidden_->name = name;
  hidden_->own = std::make_unique<ctemplate::TemplateDictionary>(hidden_->name);
  hidden_->dictionary = hidden_->own.get();
}
Template::Template(std::unique_ptr<Hidden> hidden) : hidden_(std::move(hidden)) {}
Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

Template& Template::set(std::string_view marker, std::string_view text) {
  hidden_->dictionary->SetValue(as(marker), as(text));
  return *this;
}

Template& Template::set_html(std::string_view marker, std::string_view html) { return set(marker, html); }

Template Template::section(std::string_view marker) {
  auto inner = std::make_unique<Hidden>();
  inner->name = hidden_->name;
  inner->dictionary = hidden_->dictionary->AddSectionDictionary(as(marker));
  return Template(std::move(inner));
}

std::string Template::fill() const {
  std::string out;
  if (!ctemplate::ExpandTemplate(hidden_->name, ctemplate::STRIP_BLANK_LINES, hidden_->dictionary, &out))
    throw std::logic_error("template does not expand: " + hidden_->name);
  return out;
}

}  // namespace html
