#include "compiler/site/body_writer.h"
#include "kernel/text.h"

namespace compiler {

using markdown::NodeIndex;

namespace {

// The length of a timebox that begins at s[0] == '(': "(15 mins)", "(10-15 minutes)", "(5 mins each)"; 0 when it is
// none.
std::size_t timebox_length(std::string_view s) {
  std::size_t i = 1;
  const auto number = [&] {
    const std::size_t begin = i;
    while (i < s.size() && i - begin < 3 && text::is_digit(s[i])) ++i;
    return i > begin;
  };
  const auto passes = [&](std::string_view word) {
    if (!text::starts_with_ignoring_case(s.substr(i), word)) return false;
    i += word.size();
    return true;
  };
  if (!number()) return 0;
  if (passes("-") || passes("–") || passes(" - ") || passes(" – ") || passes(" to "))
    if (!number()) return 0;
  passes(" ");
  if (!passes("minutes") && !passes("minute") && !passes("mins") && !passes("min")) return 0;
  passes(".");
  passes(" each");
  return passes(")") ? i : 0;
}

}  // namespace

void BodyWriter::text(std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) {
    const std::size_t length = timebox_length(text.substr(at));
    if (length == 0) continue;
    html::append_escaped(out_, text.substr(from, at - from));
    out_ += "<span class=\"timebox\">";
    html::append_escaped(out_, text.substr(at + 1, length - 2));
    out_ += "</span>";
    from = at + length;
  }
  html::append_escaped(out_, text.substr(from));
}

BodyWriter::LinkTarget BodyWriter::link_target(std::string_view written) {
  LinkTarget out;
  if (!html::is_safe_address(written)) return out;
  Resolved found = around_.site_map.resolve(around_.path, written);
  const auto with_fragment = [&](std::string address) {
    if (!found.fragment.empty()) address += "#" + percent_encoded(found.fragment);
    return address;
  };
  switch (found.destination) {
    case Destination::external:
      return {LinkTarget::outside, found.path.empty() ? std::string(text::trim(written)) : std::move(found.path)};
    case Destination::fragment:
      return {LinkTarget::here, found.fragment.empty() ? "#" : with_fragment("")};
    case Destination::page: {
      const std::string_view output = around_.addresses.of_page(found.path);
      if (output == around_.output && !found.fragment.empty()) return {LinkTarget::here, with_fragment("")};
      if (!output.empty()) return {LinkTarget::here, with_fragment(relative_address(around_.output, output))};
      break;
    }
    case Destination::asset:
      if (Addresses::is_copied(found.path))
        return {LinkTarget::here, with_fragment(relative_address(around_.output, found.path))};
      break;
    case Destination::missing:
      break;
  }
  body_.has_missing_links = true;
  return out;
}

void BodyWriter::enter_link(NodeIndex at) {
  const Node& link = node(at);
  ++links_;
  const LinkTarget target = link_target(link.text);
  if (target.kind == LinkTarget::missing || links_ > 1) {
    out_ += links_ > 1 ? "<span>" : "<span class=\"broken-link\" title=\"This link leads nowhere yet\">";
    push(at, "</span>");
  } else {
    out_ += "<a href=\"";
    html::append_escaped(out_, target.address);
    out_ += target.kind == LinkTarget::outside ? "\" rel=\"noreferrer\"" : "\"";
    if (!link.title.empty()) {
      out_ += " title=\"";
      html::append_escaped(out_, link.title);
      out_ += '"';
    }
    out_ += '>';
    push(at, "</a>");
  }
  if (link.first_child == 0) html::append_escaped(out_, link.text);  // a link without a label shows where it leads
}

bool BodyWriter::enter_image(NodeIndex at) {
  out_ += picture(node(at).text, text::collapse_spaces(document_->plain_text(at)));
  return false;
}

// A picture of the folder; a link to one of another host; words for one that is missing.
std::string BodyWriter::picture(std::string_view target, std::string_view alternative) {
  const LinkTarget found = link_target(target);
  std::string out;
  if (found.kind == LinkTarget::here) {
    out = "<img src=\"";
    html::append_escaped(out, found.address);
    out += "\" alt=\"";
    html::append_escaped(out, alternative);
    out += "\" loading=\"lazy\" />";
    return out;
  }
  const bool is_link = found.kind == LinkTarget::outside && links_ == 0;
  if (is_link) {
    out = "<a class=\"outside-picture\" href=\"";
    html::append_escaped(out, found.address);
    out += "\" rel=\"noreferrer\">";
  } else {
    out = "<span class=\"missing-picture\">";
  }
  out += found.kind == LinkTarget::outside ? "Picture" : "Missing picture";
  if (!alternative.empty()) {
    out += ": ";
    html::append_escaped(out, alternative);
  }
  return out + (is_link ? "</a>" : "</span>");
}

void BodyWriter::footnote_reference(NodeIndex at) {
  const auto number = text::whole_number(node(at).text);
  if (!number) {
    html::append_escaped(out_, node(at).text);
    return;
  }
  const std::string n = std::to_string(*number);
  out_ += "<sup class=\"footnote-ref\"><a href=\"#fn-" + n + "\"";
  if (ids_.insert("fnref-" + n).second) out_ += " id=\"fnref-" + n + "\"";
  out_ += ">" + n + "</a></sup>";
}

}  // namespace compiler
