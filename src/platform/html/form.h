// A form, described field by field and rendered so that all forms of the school look and behave alike.
//
//   html::Form form("/people/invitations", "Send the invitation");
//   form.hidden("token", token).text({.name = "name", .label = "Name", .required = true})
//       .email({.name = "email", .label = "E-mail", .hint = "They sign in with it.", .required = true})
//       .cancel("/people");
//   if (refused) form.typed(values).refused(failure);
//   page.set_html(t::FORM, form.html());
//
// The order of the calls that add fields is the order on the page; all other calls may come before or after. Every
// control has a label, its hint and its message are told with it, and what must be filled in says so in words. It works
// without JavaScript; school.js adds the question before a dangerous deed, keeps a second click from sending twice, and
// shows how far an upload is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace html {

// What was typed or asked, by field name: the values of a form or of an address's query.
using Values = std::map<std::string, std::string, std::less<>>;

struct Option {
  std::string value;
  std::string label;
  std::string hint = {};   // a second, quieter line; not in a select
  std::string group = {};  // a select shows options of the same group, which stand together, under that heading
};

// Which members count depends on the kind of field; the others are ignored.
struct Field {
  std::string name;   // as it travels; letters, digits, "_", "-", "."
  std::string label;  // short, without a colon
  std::string hint = {};
  std::string value = {};  // what stands there at first; for select and radios the value of an option
  bool required = false;
  std::string autocomplete = {};      // a token of HTML ("email", "current-password", "one-time-code"); empty: none
  std::size_t max = 0;                // most characters; 0: 200 in a line, 10,000 in a text area
  std::string least = {}, most = {};  // of numbers ("1"), days ("2026-09-01") and times ("08:00")
  std::string step = {};              // of numbers; empty: whole numbers
  std::string unit = {};              // written behind the control: "minutes"
  std::vector<Option> options = {};   // of select, radios, checkboxes
  bool checked = false;               // of a checkbox
  int rows = 5;                       // of a text area
  std::string accept = {};            // of files: ".csv,.zip"
  bool several = false;               // of files
  bool focus = false;                 // the caret is here at first, unless something was refused
};

class Form {
 public:
  Form(std::string action, std::string submit_label);

  // Fields.
  Form& text(Field field);
  Form& email(Field field);
  Form& password(Field field);  // never shows what was typed; with a button that shows it while typing
  Form& search(Field field);
  Form& address(Field field);  // https://…
  Form& phone(Field field);
  Form& code(Field field);  // digits of a one-time code: digit keyboard, autocomplete "one-time-code"
  Form& date(Field field);  // "2026-09-01"
  Form& time(Field field);  // "16:00"
  Form& number(Field field);
  Form& textarea(Field field);    // newlines are kept
  Form& select(Field field);      // not required: an empty choice comes first, unless the options have one
  Form& checkbox(Field field);    // sends "on" or nothing
  Form& checkboxes(Field field);  // one box for each option, sent as "name.value" = "on"; `value`: "a b", those checked
  Form& radios(Field field);
  Form& file(Field field);  // makes the form an upload
  Form& hidden(std::string name, std::string value);
  Form& hidden(const std::vector<std::pair<std::string, std::string>>& fields);  // such as Visit::form_keys
  // What follows stands under this heading, up to the next heading.
  Form& section(std::string heading, std::string hint = {});
  Form& html_between(std::string safe_html);  // our own HTML between two fields

  // After a refusal: what was typed stays (but for passwords and files), the message stands at its field and, linked to
  // it, above the form, where the page starts. A Failure whose field is not of this form is only told above. May be
  // called for several failures.
  Form& typed(const Values& values);
  Form& refused(const Failure& failure);

  // The form as a whole.
  Form& id(std::string id);  // needed when two forms of a page have the same action; default: made from the action
  Form& get();               // asks instead of changing something: fields go into the address
  Form& danger(std::string question = {});  // red, and asks first; without JavaScript by a box to tick
  Form& inline_();                          // fields and button in one row: for filters and small deeds
  Form& small();                            // a small, quiet button: for a deed in a table's row
  Form& upload();                           // multipart/form-data
  Form& cancel(std::string path, std::string label = "Cancel");
  Form& also(std::string name, std::string value, std::string label);  // a second button, which sends name=value
  Form& icon(std::string icon_class);  // on the button: "icon-send", written out (the bundler looks for the word)
  Form& label_for_readers(std::string label);  // what a screen reader says for the button: "Revoke the key of Ana"
  Form& swaps(std::string element_id);  // with htmx the answer takes that element's place, without it the page changes

  std::string html() const;

 private:
  enum class Kind : std::uint8_t;
  struct Entry {
    Kind kind;
    Field field;
  };
  Form& add(Kind kind, Field field);
  friend class FormWriter;
  friend class FieldWriter;

  std::string action_, submit_label_, id_, question_, cancel_path_, cancel_label_, icon_, readers_label_, swaps_;
  std::vector<Entry> entries_;
  std::vector<Option> also_;  // the name in `group`
  std::optional<Values> typed_;
  std::vector<Failure> failures_;
  bool get_ = false, danger_ = false, inline_layout_ = false, small_ = false, upload_ = false;
};

}  // namespace html
