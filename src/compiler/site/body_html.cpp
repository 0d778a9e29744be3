#include <algorithm>
#include <array>

#include "compiler/reader/html_tags.h"
#include "compiler/site/body_writer.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr int deepest_regions = 20;  // each may hold the one inside it, so that they cost their product

bool is_break(std::string_view tag) {
  if (!text::starts_with_ignoring_case(tag, "<br")) return false;
  for (const char c : tag.substr(3))
    if (!text::is_space(c) && c != '/' && c != '>') return false;
  return true;
}

}  // namespace

bool BodyWriter::holds_html(NodeIndex parent) const {
  for (NodeIndex child = node(parent).first_child; child != 0; child = node(child).next) {
    const Kind kind = node(child).kind;
    if (kind == Kind::html_block || (kind == Kind::html_inline && !is_break(node(child).text))) return true;
  }
  return false;
}

// Raw HTML is put aside for the end of its parent, where it is cleaned together with what stands between its tags.
bool BodyWriter::html_child(NodeIndex at) {
  Frame& frame = parent();
  const std::string_view written = node(at).text;
  if (!frame.is_region) {  // a break, the only HTML among its siblings
    if (node(node(at).parent).kind == Kind::table_cell) {
      ++frame.breaks;
      frame.at_line_start = true;
    } else {
      out_ += "<br />";
    }
    return false;
  }
  if (const std::size_t tag = node(at).kind == Kind::html_block ? tag_before_markdown(written) : 0;
      tag != 0 && nested_.size() < 100) {
    frame.segments.push_back({true, written.substr(0, tag), 0, 0});
    nested_.push_back(std::make_unique<markdown::Document>(markdown::parse(written.substr(tag))));
    const markdown::Document* around = document_;
    std::vector<Outline> outline_around;
    outline_around.swap(outline_);
    const std::size_t next_around = next_heading_;
    walk(*nested_.back());
    document_ = around;
    outline_.swap(outline_around);
    next_heading_ = next_around;
  } else {
    frame.segments.push_back({true, written, 0, 0});
  }
  return false;
}

void BodyWriter::finish_region(Frame& frame) {
  std::string whole;
  bool complete = false;
  if (regions_ <= deepest_regions) whole = clean_region(frame, complete);
  if (!complete) {
    // A tag swallowed what follows it: each piece of HTML is cleaned alone, so that no text is lost.
    whole.clear();
    for (const Segment& segment : frame.segments) {
      if (!segment.is_html) {
        whole.append(out_, segment.begin, segment.end - segment.begin);
      } else if (regions_ <= deepest_regions) {
        Frame alone;
        alone.segments.push_back(segment);
        whole += clean_region(alone, complete);
      }
    }
  }
  out_.resize(frame.region_begin);
  out_ += whole;
}

std::string BodyWriter::clean_region(const Frame& frame, bool& complete) {
  std::string raw;
  std::size_t holes = 0, filled = 0;
  for (std::size_t i = 0; i < frame.segments.size(); ++i) {
    const Segment& segment = frame.segments[i];
    if (segment.is_html)
      raw += segment.html;
    else
      raw += html::hole_mark(i), ++holes;
  }
  html::Handling handling;
  handling.hole = [&](std::size_t number) -> std::string_view {
    if (number >= frame.segments.size() || frame.segments[number].is_html) return {};
    ++filled;
    const Segment& segment = frame.segments[number];
    return std::string_view(out_).substr(segment.begin, segment.end - segment.begin);
  };
  handling.link = [&](std::string_view href) -> std::optional<std::string> {
    LinkTarget target = link_target(href);
    if (target.kind == LinkTarget::missing || links_ > 0) return std::nullopt;
    return std::move(target.address);
  };
  handling.picture = [&](std::string_view source, std::string_view alternative) {
    return picture(source, alternative);
  };
  handling.frame = [&](std::string_view element, std::string_view source, std::string_view title) {
    return frame_card(element, source, title);
  };
  handling.id = [&](std::string_view id) { return ids_.insert(std::string(id)).second; };
  std::string out = html::clean(raw, handling).html;
  complete = filled == holes;
  return out;
}

namespace {

std::string_view host_of(std::string_view address) {
  const std::size_t begin = address.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = address.substr(begin + 2);
  host = host.substr(0, host.find_first_of("/?#:"));
  return host.starts_with("www.") ? host.substr(4) : host;
}

// The page on which people watch what the frame would have embedded.
std::string watch_address(std::string_view source) {
  const std::string_view host = host_of(source);
  const auto behind = [&](std::string_view part) {
    const std::size_t at = source.find(part);
    if (at == std::string_view::npos) return std::string_view{};
    const std::string_view id = source.substr(at + part.size());
    return id.substr(0, id.find_first_of("?&#/"));
  };
  if (host == "youtube.com" || host == "youtube-nocookie.com") {
    if (const auto id = behind("/embed/"); !id.empty() && id != "videoseries")
      return "https://www.youtube.com/watch?v=" + std::string(id);
  }
  if (host == "player.vimeo.com")
    if (const auto id = behind("/video/"); !id.empty()) return "https://vimeo.com/" + std::string(id);
  return std::string(source.starts_with("//") ? "https:" : "") + std::string(source);
}

}  // namespace

namespace {

bool shows_videos(std::string_view host) {
  constexpr std::array<std::string_view, 8> hosts{"youtube.com", "youtu.be",   "youtube-nocookie.com", "vimeo.com",
                                                  "loom.com",    "wistia.com", "wistia.net",           "m.youtube.com"};
  return std::ranges::any_of(hosts, [&](std::string_view one) {
    return host == one || ((one == "vimeo.com" || one.starts_with("wistia")) && host.ends_with(one) &&
                           host[host.size() - one.size() - 1] == '.');
  });
}

std::string_view file_name(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  return address.substr(address.rfind('/') + 1);
}

}  // namespace

// What a page embeds is a link: one to a video says so, any other says what it opens.
std::string BodyWriter::frame_card(std::string_view element, std::string_view source, std::string_view title) {
  LinkTarget target = link_target(source);
  const bool outside = target.kind == LinkTarget::outside;
  if (outside) target.address = watch_address(target.address);
  const std::string_view host = outside ? host_of(target.address) : std::string_view{};
  const bool video = element == "video" || shows_videos(host);
  // What players call themselves says nothing about the video.
  if (text::find_ignoring_case(title, "video player") != std::string_view::npos) title = {};
  std::string words(title);
  if (video && title.empty()) words = "Watch the video";
  if (!video) words = "Open: " + std::string(!title.empty() ? title : !host.empty() ? host : file_name(source));

  const bool is_link = links_ == 0 && target.kind != LinkTarget::missing;
  std::string out = is_link ? "<a class=\"media-card\" href=\"" : "<span class=\"media-card\">";
  if (is_link) {
    html::append_escaped(out, target.address);
    out += outside ? "\" rel=\"noreferrer\">" : "\">";
  }
  out += video ? "<span class=\"icon icon-player-play\" aria-hidden=\"true\"></span>"
               : "<span class=\"icon icon-link\" aria-hidden=\"true\"></span>";
  out += "<span class=\"media-card-title\">";
  html::append_escaped(out, words);
  out += "</span>";
  if (!host.empty()) {
    out += "<span class=\"media-card-host\">";
    html::append_escaped(out, host);
    out += "</span>";
  }
  return out + (is_link ? "</a>" : "</span>");
}

}  // namespace compiler
