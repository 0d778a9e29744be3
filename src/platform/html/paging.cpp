// The parts that lead elsewhere: the way to a page, and the pages of a list.
#include <algorithm>

#include "platform/html/parts.h"

namespace html {
namespace {

void put_page(Markup& out, std::string_view address, int page, bool current) {
  out.put("<li><a").address("href", std::string(address) + std::to_string(page));
  if (current) out.put(" aria-current=\"page\"");
  out.put("><span class=\"visually-hidden\">Page </span>").number(page).put("</a></li>");
}

void put_step(Markup& out, std::string_view address, int page, Literal rel, Literal icon, Literal label) {
  out.put("<li class=\"page-turn\"><a").address("href", std::string(address) + std::to_string(page)).put(" rel=\"");
  out.put(rel)
      .put("\"><span class=\"icon ")
      .put(icon)
      .put("\" aria-hidden=\"true\"></span><span class=\"page-turn-word\">");
  out.put(label).put("</span></a></li>");
}

}  // namespace

std::string breadcrumbs(const std::vector<Link>& way) {
  if (way.empty()) return {};
  Markup out;
  out.put("<nav class=\"crumbs\" aria-label=\"Where you are\"><ol>");
  for (const Link& step : way) {
    if (&step == &way.back())
      out.put("<li><span aria-current=\"page\">").text(step.label).put("</span></li>");
    else
      out.put("<li>").html(link(step)).put("</li>");
  }
  return out.put("</ol></nav>\n").take();
}

std::string pagination(std::string_view address, int page, int pages) {
  if (pages < 2) return {};
  page = std::clamp(page, 1, pages);
  Markup out;
  out.put("<nav class=\"pages\" aria-label=\"Pages\"><ul>");
  if (page > 1) put_step(out, address, page - 1, "prev", "icon-chevron-left", "Previous");
  int last_put = 0;
  for (int one = 1; one <= pages; one = one < page - 1 ? page - 1 : one > page && one < pages ? pages : one + 1) {
    if (one > last_put + 1) out.put("<li class=\"page-gap\" aria-hidden=\"true\">…</li>");
    put_page(out, address, one, one == page);
    last_put = one;
  }
  if (page < pages) put_step(out, address, page + 1, "next", "icon-chevron-right", "Next");
  return out.put("</ul></nav>\n").take();
}

}  // namespace html
