// Filling a template: text is escaped for where it stands (HTML, attribute, URL). Templates are added once at start.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace html {

// Called by generated code, once for each embedded file; throws when the text is no template.
void add_template(std::string_view name, std::string_view text);

class Template {
 public:
  explicit Template(std::string_view name);
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;

  Template& set(std::string_view marker, std::string_view text);
  // For HTML that we made ourselves and that is already safe; the marker must be written {{NAME:none}}.
  Template& set_html(std::string_view marker, std::string_view html);
  // Shows the section once more, and returns it for filling. Lives no longer than this template.
  Template section(std::string_view marker);
  std::string fill() const;  // throws when a marker that stands outside every section was never set

 private:
  struct Hidden;
  explicit Template(std::unique_ptr<Hidden> hidden);
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace html
