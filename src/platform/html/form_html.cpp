// The form around its fields: what was refused, the fields, the buttons.
#include <algorithm>

#include "platform/html/field_writer.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"

namespace html {

class FormWriter {
 public:
  explicit FormWriter(const Form& form) : form_(form) { count(); }

  std::string write() {
    open();
    refusals();
    if (mark_all_) out_.put("<p class=\"form-hint form-all\">Every field is needed.</p>");
    if (form_.inline_layout_) out_.put("<div class=\"form-row\">");
    for (const Form::Entry& entry : form_.entries_) write(entry);
    if (in_section_) out_.put("</fieldset>");
    buttons();
    if (form_.inline_layout_) out_.put("</div>");
    return out_.put("</form>\n").take();
  }

 private:
  using Kind = Form::Kind;

  static bool is_field(const Form::Entry& entry) {
    return entry.kind != Kind::hidden && entry.kind != Kind::section && entry.kind != Kind::markup;
  }
  static bool is_boxes(const Form::Entry& entry) {
    return entry.kind == Kind::checkboxes || entry.kind == Kind::radios;
  }

  // Which fields say whether they are needed: the fewer ones; and where all are needed, one sentence.
  void count() {
    int needed = 0, other = 0;
    for (const Form::Entry& entry : form_.entries_)
      if (is_field(entry) && entry.kind != Kind::checkbox && entry.kind != Kind::checkboxes)
        ++(entry.field.required ? needed : other);
    if (form_.get_ || needed + other < 2) return;
    mark_all_ = other == 0 && needed > 2 && !form_.inline_layout_;
    mark_required_ = other > 0;
  }

  void open() {
    out_.put("<form class=\"form");
    if (form_.inline_layout_) out_.put(" is-inline");
    if (form_.small_) out_.put(" is-small");
    out_.put("\"").attribute("id", form_.id_).address("action", form_.action_);
    if (form_.get_)
      out_.put(" method=\"get\"");
    else
      out_.put(" method=\"post\"");
    if (form_.upload_) out_.put(" enctype=\"multipart/form-data\" data-upload");
    if (!form_.question_.empty()) out_.attribute("data-confirm", form_.question_);
    if (!form_.swaps_.empty() || form_.upload_) {
      if (form_.get_)
        out_.address("hx-get", form_.action_);
      else
        out_.address("hx-post", form_.action_);
      out_.put(" hx-swap=\"outerHTML\" hx-sync=\"this:drop\"");
      if (form_.upload_) out_.put(" hx-encoding=\"multipart/form-data\"");
      if (form_.swaps_.empty())
        out_.put(" hx-target=\"#main\" hx-select=\"#main\" hx-push-url=\"true\"");
      else
        out_.attribute("hx-target", "#" + form_.swaps_);
    }
    out_.put(">\n");
  }

  std::string id_of(std::string_view field_name) const {
    std::string id = form_.id_ + "-";
    for (const char c : field_name) id += c == '.' ? '-' : c;
    return id;
  }

  const Form::Entry* field_of(const Failure& failure) const {
    for (const Form::Entry& entry : form_.entries_)
      if (is_field(entry) && entry.field.name == failure.field) return &entry;
    return nullptr;
  }

  std::string_view message_for(const Field& field) const {
    for (const Failure& failure : form_.failures_)
      if (failure.field == field.name) return failure.say;
    return {};
  }

  // Takes the focus when the page comes back, so that whoever cannot see the page hears it first.
  void refusals() {
    if (form_.failures_.empty()) return;
    out_.put("<div class=\"alert is-bad form-refusal\" role=\"alert\" tabindex=\"-1\" autofocus>");
    out_.put("<span class=\"icon icon-alert-triangle\" aria-hidden=\"true\"></span><div class=\"alert-words\">");
    out_.put("<p class=\"alert-title\">That did not work yet</p><ul>");
    for (const Failure& failure : form_.failures_) {
      out_.put("<li>");
      if (const Form::Entry* entry = field_of(failure))
        out_.put("<a")
            .attribute("href", "#" + first_control(id_of(failure.field), is_boxes(*entry)))
            .put(">")
            .text(failure.say)
            .put("</a>");
      else
        out_.text(failure.say);
      out_.put("</li>");
    }
    out_.put("</ul></div></div>\n");
  }

  void write(const Form::Entry& entry) {
    const Field& field = entry.field;
    if (entry.kind == Kind::hidden) {
      out_.put("<input type=\"hidden\"").attribute("name", field.name).attribute("value", field.value).put(">\n");
    } else if (entry.kind == Kind::section) {
      section(field);
    } else if (entry.kind == Kind::markup) {
      out_.html(field.value);
    } else {
      const Values* typed = form_.typed_ ? &*form_.typed_ : nullptr;
      const bool box = entry.kind == Kind::checkbox || entry.kind == Kind::checkboxes;
      FieldWriter(out_, entry, id_of(field.name), typed, message_for(field), mark_required_ || (box && !mark_all_))
          .write();
    }
  }

  void section(const Field& field) {
    if (in_section_) out_.put("</fieldset>\n");
    in_section_ = true;
    out_.put("<fieldset class=\"form-section\"><legend class=\"form-section-title\">")
        .text(field.label)
        .put("</legend>");
    if (!field.hint.empty()) out_.put("<p class=\"form-hint\">").text(field.hint).put("</p>");
  }

  // Without a script nobody asks before a dangerous deed: then its box has to be ticked.
  void question() {
    if (form_.question_.empty()) return;
    out_.put("<noscript><label class=\"form-check\"><input type=\"checkbox\" class=\"form-check-input\" required>")
        .put("<span class=\"form-check-label\">")
        .text(form_.question_)
        .put(" Yes.</span></label></noscript>\n");
  }

  void buttons() {
    question();
    out_.put("<div class=\"form-actions\"><button type=\"submit\" class=\"btn ");
    if (form_.danger_)
      out_.put("btn-danger");
    else if (form_.small_ || (form_.inline_layout_ && form_.get_))
      out_.put("btn-secondary");
    else
      out_.put("btn-primary");
    out_.put("\"");
    if (!form_.readers_label_.empty()) out_.attribute("aria-label", form_.readers_label_);
    out_.put(">").html(html::icon(form_.icon_)).text(form_.submit_label_).put("</button>");
    for (const Option& other : form_.also_)
      out_.put("<button type=\"submit\" class=\"btn btn-secondary\"")
          .attribute("name", other.group)
          .attribute("value", other.value)
          .put(">")
          .text(other.label)
          .put("</button>");
    if (!form_.cancel_path_.empty()) out_.html(button({form_.cancel_label_, form_.cancel_path_}, Look::quiet));
    out_.put("</div>");
  }

  const Form& form_;
  Markup out_;
  bool in_section_ = false, mark_all_ = false, mark_required_ = false;
};

std::string Form::html() const { return FormWriter(*this).write(); }

}  // namespace html
