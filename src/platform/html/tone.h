// How a tone is drawn: the word at the end of a class, and the sign beside the words.
#pragma once

#include <string_view>

#include "platform/html/parts.h"

namespace html {

constexpr std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "is-plain";
    case Tone::info:
      return "is-info";
    case Tone::good:
      return "is-good";
    case Tone::due:
      return "is-due";
    case Tone::bad:
      return "is-bad";
  }
  return "is-plain";
}

constexpr std::string_view tone_icon(Tone tone) {
  switch (tone) {
    case Tone::plain:
    case Tone::info:
      return "icon-info-circle";
    case Tone::good:
      return "icon-circle-check";
    case Tone::due:
      return "icon-clock";
    case Tone::bad:
      return "icon-alert-triangle";
  }
  return "icon-info-circle";
}

}  // namespace html
