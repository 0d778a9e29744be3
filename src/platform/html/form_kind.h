// The kinds of fields, for the two files that know them.
#pragma once

#include "platform/html/form.h"

namespace html {

enum class Form::Kind : std::uint8_t {
  text,
  email,
  password,
  search,
  address,
  phone,
  code,
  date,
  time,
  number,
  textarea,
  select,
  checkbox,
  checkboxes,
  radios,
  file,
  hidden,
  section,
  markup,
};

}  // namespace html
