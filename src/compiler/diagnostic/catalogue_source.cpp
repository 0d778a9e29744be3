#include <array>

#include "compiler/diagnostic/catalogue.h"

namespace compiler {

namespace {

constexpr std::array entries{
    Entry{"empty-page", Severity::warning, true, "Nothing stands on a page.",
          "Students follow a link, find nothing and cannot tell whether they are in the wrong place or too early.",
          "---\ntitle: Salary talks\n---", "Write the page, or remove it and the links to it."},
    Entry{"file-vanished", Severity::error, true, "A page was listed, but was gone when it came to be read.",
          "Nobody can tell what a page says that goes away while the programme is put together.",
          "(a page that an editor or a sync service removes or renames while Cairn runs)",
          "Run the command again when nothing else writes into the folder."},
    Entry{
        "front-matter-invalid", Severity::error, true,
        "The lines between the \"---\" at the top of a page are not valid YAML, or one of their values is not what its "
        "key needs (then it is a warning).",
        "The page loses its title and everything else it says about itself, so students meet it under a file's name; "
        "a page whose one value is ignored may be missing from its module or its week.",
        "---\ntitle: Workshop: Your first draft\n---",
        "Put a value that has a colon in quotation marks: title: \"Workshop: Your first draft\". Write module, week "
        "and "
        "minutes as whole numbers in digits: module: 2."},
    Entry{"front-matter-missing", Severity::note, true,
          "A page has no front matter, although most pages beside it have.",
          "Jekyll copies such a page as it is instead of making it part of the site, so students there meet a dead "
          "link or raw text.",
          "# Week 3\n\nBring your draft.", "Begin the page with front matter that has at least a title."},
    Entry{"invalid-utf8", Severity::error, true, "A page has bytes that are not UTF-8.",
          "Students see a replacement sign where a letter should be, often in the middle of a name.",
          "R\\xE9sum\\xE9 workshop   (saved as Latin-1)", "Save the page as UTF-8 in your editor."},
    Entry{"mojibake", Severity::warning, true,
          "Text that was saved as UTF-8 was read in another encoding and saved again.",
          "Students see signs that mean nothing in place of quotation marks, dashes or accents, and stop trusting the "
          "page.",
          "Practice your cohortâ€™s questions.",
          "Take the repair that Cairn offers (cairn check --fix), or write the character again."},
    Entry{"nesting-too-deep", Severity::error, true,
          "Lists or quotes nest deeper than Cairn reads (100), so the page was not read.",
          "What stands on the page is missing from the programme.",
          "> > > > > > (and so on, more than a hundred times)",
          "Divide what is nested under headings, or move it to pages of its own."},
    Entry{"nul-byte", Severity::error, true, "A page has a NUL byte, which no text has.",
          "Programs cut the page off there, so students may see only its beginning.", "Bring your draft\\0 on Friday.",
          "Remove the byte; it often comes from a file that is not a text at all."},
    Entry{"page-too-large", Severity::error, true,
          "A page is larger than 4 MiB, or has more than a million lines, table cells, list items and emphasised "
          "words, and "
          "was not read.",
          "What stands on it is missing from the programme, and no phone would load such a page.",
          "(a page with pictures pasted in as text, or an export of a whole site in one file)",
          "Split the page, and keep pictures in files of their own."},
    Entry{"programme-file-invalid", Severity::error, true,
          "programme.yaml says something that Cairn cannot read or does not know.",
          "What was meant there does not reach the programme: a date, a name, a check that was asked for.",
          "modules:\n  - nummer: 3\n    title: Going public",
          "Correct the key or the value; docs/write/programme-format.md lists all of them."},
    Entry{"sentence-cut-off", Severity::warning, true, "A paragraph stops at a word after which something must follow.",
          "Students cannot know what was going to be said, and it may have been the part that counts.",
          "Before you apply, students have practised each of the\n\n## Sessions", "Finish the sentence."},
    Entry{"stub-page", Severity::warning, true,
          "A page has less than 30 characters of text, or headings with nothing below them.",
          "Students follow a link with an expectation and find a placeholder.",
          "---\ntitle: Time management\n---\n\nComing soon",
          "Write the page, or remove it until there is something to say."},
    Entry{"symlink-loop", Severity::error, true,
          "A symbolic link leads in a circle or out of the folder, and was not followed.",
          "Pages behind it are missing from the programme.", "week-2 -> ../module-1   (inside module-1 itself)",
          "Put the pages themselves in the folder, or remove the link."},
    Entry{
        "paragraph-too-dense", Severity::error, true,
        "One paragraph holds so many links, emphasis marks or tags that reading it would take minutes, so the page was "
        "not read.",
        "What stands on the page is missing from the programme, and nobody reads such a paragraph on a phone.",
        "[a](b) *c* [a](b) *c* (and so on, thousands of times)",
        "Cut the paragraph into a list or into several paragraphs."},
    Entry{"table-too-wide", Severity::error, true,
          "A table has more columns than Cairn reads (200), so the page was not read.",
          "What stands on the page is missing from the programme, and no screen shows such a table.",
          "|-|-|-|-| (and so on, more than two hundred times)",
          "Turn rows into columns, or link to a file with the table."},
    Entry{
        "template-syntax", Severity::warning, true,
        "A page has a tag of Jekyll's template language that Cairn does not run.",
        "Students see the tag itself where a note, a date or a whole section should be.",
        "{% include office-hours.html %}\n\nAsk {{ site.data.staff.lead }} for a slot.",
        "Write what the tag stands for into the page. In a link's target {{ site.baseurl }}, relative_url and "
        "{% link %} are understood; what is meant to be seen belongs into code or between {% raw %} and {% endraw %}."},
    Entry{"template-text", Severity::warning, true, "Text of a template was never replaced.",
          "Students cannot tell what belongs there, and take the page for unfinished.",
          "### Part 2: [TITLE]\n\nLorem ipsum dolor sit amet.", "Replace it with what you meant to say, or delete it."},
    Entry{"title-missing", Severity::warning, true,
          "A page has neither a title in its front matter nor a level-1 heading.",
          "Students find the page under a name made from its file's name, in menus, in search and in their bookmarks.",
          "---\nlayout: page\ntitle:\n---\n\n## Before you begin",
          "Add a title to the front matter, or begin the page with a level-1 heading."},
    Entry{"too-many-files", Severity::error, true, "The folder has more files than Cairn reads (200,000).",
          "The pages that were not listed are missing from the programme.",
          "(a folder with a download or a package manager's folder in it)",
          "Name the folder that holds the pages, or list the others under \"exclude\" in programme.yaml."},
    Entry{"unreadable-file", Severity::error, true, "A file could not be read.",
          "What stands in it is missing from the programme.", "(a page without permission to read it)",
          "Give whoever runs Cairn permission to read the file, or list it under \"exclude\"."},
};

}  // namespace

std::span<const Entry> source_entries() { return entries; }

}  // namespace compiler
