// One field of a form as HTML: label, hint, message, control, tied together for screen readers.
#pragma once

#include <string>

#include "platform/html/form_kind.h"
#include "platform/html/markup.h"

namespace html {

class FieldWriter {
 public:
  // `typed`: null when the form is shown for the first time. `message`: empty when nothing is wrong here.
  FieldWriter(Markup& out, const Form::Entry& entry, std::string id, const Values* typed, std::string_view message,
              bool mark_required);
  void write();

 private:
  void label();
  void words();
  void input();
  void line(Literal type);
  void text_area();
  void choice();
  void options();
  void one_box();
  void boxes();
  void box(const Option& option, std::size_t number);
  void files();
  void group(void (FieldWriter::*inside)());
  void marks();

  void name_and_id();
  void described();
  bool has_hint() const;
  std::string value() const;
  bool is_on(std::string_view name, bool first) const;

  Markup& out_;
  Form::Kind kind_;
  const Field& field_;
  std::string id_;
  const Values* typed_;
  std::string_view message_;
  bool mark_required_;
};

// The id of the control that a message about the field leads to.
std::string first_control(const std::string& field_id, bool is_a_choice_of_boxes);

}  // namespace html
