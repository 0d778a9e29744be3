#include <array>

#include "compiler/diagnostic/catalogue.h"

namespace compiler {

namespace {

constexpr std::array entries{
    Entry{"file-vanished", Severity::error, true, "A page was listed, but was gone when it came to be read.",
          "Nobody can tell what a page says that goes away while the programme is put together.",
          "(a page that an editor or a sync service removes or renames while Cairn runs)",
          "Run the command again when nothing else writes into the folder."},
    Entry{"page-too-large", Severity::error, true, "A page is larger than 4 MiB and was not read.",
          "What stands on it is missing from the programme, and no phone would load such a page.",
          "(a page with pictures pasted in as text, or an export of a whole site in one file)",
          "Split the page, and keep pictures in files of their own."},
    Entry{"programme-file-invalid", Severity::error, true,
          "programme.yaml says something that Cairn cannot read or does not know.",
          "What was meant there does not reach the programme: a date, a name, a check that was asked for.",
          "modules:\n  - nummer: 3\n    title: Going public",
          "Correct the key or the value; docs/write/programme-format.md lists all of them."},
    Entry{"symlink-loop", Severity::error, true,
          "A symbolic link leads in a circle or out of the folder, and was not followed.",
          "Pages behind it are missing from the programme.", "week-2 -> ../module-1   (inside module-1 itself)",
          "Put the pages themselves in the folder, or remove the link."},
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
