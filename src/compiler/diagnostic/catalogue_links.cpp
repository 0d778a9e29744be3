#include <array>

#include "compiler/diagnostic/catalogue.h"

namespace compiler {

namespace {

constexpr std::array entries{
    Entry{"broken-fragment", Severity::warning, true, "A link leads to a place on a page that does not exist.",
          "Students land at the top of the page and have to search for what the link promised.",
          "[Jump to the exit ticket](#exit-tickt)",
          "Link to the id of a heading, or set an anchor: <a name=\"exit-ticket\"></a>."},
    Entry{"broken-link", Severity::error, true, "A link leads to a page that is not in the programme.",
          "Students come to a page that does not exist, often just when they prepare for something.",
          "[Cover letters](/module_two/cover_leters)",
          "Correct the address, add the page, or state where it moved under \"redirects\" in programme.yaml."},
    Entry{"duplicate-anchor", Severity::warning, true, "Two anchors on one page have the same name.",
          "Every link to it leads to the first one, so students never get to the second.",
          "### Writing <a name=\"draft\"></a>\n\n### Revising <a name=\"draft\"></a>",
          "Give each anchor a name of its own."},
    Entry{"html-dropped", Severity::warning, true,
          "Raw HTML that the site leaves out: scripts, styles, forms, event handlers, unknown tags.",
          "Students do not see what it was to show; a blank such as <your name> disappears without a trace.",
          "Hello <company>, I am writing to you about <role>.",
          "Say it in Markdown; write a blank as [company], and link to what must run elsewhere."},
    Entry{"link-label-repeats-target", Severity::note, true, "The text of a link is only its address.",
          "Students cannot tell what is behind it, and screen readers spell out every letter.",
          "[https://jobs.example.org/list?page=1](https://jobs.example.org/list?page=1)",
          "Let the text say what is there: [this week's openings](https://jobs.example.org/list?page=1)."},
    Entry{"link-unclosed", Severity::warning, true, "A link begins and has no closing bracket.",
          "Students see brackets instead of a link and cannot follow it.", "* Week 2: [Cover letters](",
          "Complete the address and close the bracket."},
    Entry{"link-with-space", Severity::warning, true, "The address of a link has a space in it or before it.",
          "Markdown shows the brackets as text, so students have no link to follow.",
          "[Skills overview](/files/Skills overview.pdf)",
          "Write %20 for a space; Cairn repairs it where the file then is found (cairn check --fix)."},
    Entry{"missing-asset", Severity::warning, true,
          "A picture or file that a page uses is not in the folder, or of a kind that the site leaves out.",
          "Students see an empty frame, or cannot open the sheet they are asked to fill in.",
          "![Career map](/images/career-map.png)",
          "Put the file in the folder, or correct its path; upper and lower case matter. HTML, scripts and style "
          "sheets are "
          "not put on the site: make a page of what they say."},
    Entry{"name-instead-of-role", Severity::note, false,
          "A page names a person or a tool where it could name a role or a purpose.",
          "People move on and tools change; students then write to somebody who is no longer there.",
          "Contact Robin to book a mock interview.",
          "Name the role (\"your career specialist\") and say in one place who has it now."},
    Entry{"picture-only-plan", Severity::warning, true, "A plan or schedule exists only as a picture.",
          "Students cannot search it, enlarge it on a phone or have it read aloud, and nobody notices when it is out "
          "of date.",
          "## Scope & Sequence\n\n![Scope & Sequence](/images/plan.png)",
          "Write the weeks as a list or table; keep the picture beside it if you like."},
    Entry{"unsafe-asset", Severity::warning, true,
          "A picture (SVG or XML) holds something that a browser would run or fetch, so it is not published.",
          "Whoever opens such a picture runs what somebody put into it, with everything the school's site may do; "
          "without "
          "it students see that a picture is missing.",
          "<svg onload=\"…\">, <script>, <foreignObject>, href=\"https://…\", <!DOCTYPE svg [ … ]>",
          "Export the picture again as \"plain\" or \"optimised\" SVG, or as PNG."},
    Entry{"unreachable-page", Severity::note, true, "No way of links leads from the start page to this page.",
          "Students who do not know its address never find it.", "resources/salary-data.md   (no page links to it)",
          "Link to it from a page that students read, or move it to an archive folder."},
};

}  // namespace

std::span<const Entry> link_entries() { return entries; }

}  // namespace compiler
