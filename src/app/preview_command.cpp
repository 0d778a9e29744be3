// cairn preview PATH: the programme in the browser, following every change of its pages.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stop_token>
#include <thread>

#include "app/command.h"
#include "app/front_door.h"
#include "app/listen.h"
#include "app/preview.h"
#include "app/workspace.h"
#include "compiler/diagnostic/text_report.h"
#include "kernel/text.h"
#include "platform/files/files.h"
#include "platform/log/log.h"
#include "platform/web/server.h"

namespace app {

namespace {

constexpr std::array options{
    listen_option,
    Option{"--quiet", "", "say nothing about changes"},
};

constexpr std::string_view description =
    "Serves the site of PATH from memory. When a page is saved, it is compiled again and open pages show it at\n"
    "once. /-/diagnostics lists what \"cairn check\" reports, by file, with the lines it is about. Errors in pages\n"
    "never stop it; SIGTERM or Ctrl-C does, after the requests in flight.\n\n"
    "Exit status: 0 stopped by a signal, 1 the port is taken or not allowed, 2 wrong usage or PATH unreadable.";

// Seen at once, also where the output is a file.
void say_now(const std::string& line) {
  say(line);
  std::fflush(stdout);
}

std::string summary(const Workspace& workspace) {
  const auto current = workspace.current();
  return std::string(text::trim(compiler::summary_line(current->diagnostics(), current->done->pages.size())));
}

// Follows the folder until it is told to stop.
void follow(const std::stop_token& stop, files::Watch& watch, Workspace& workspace, Preview& preview, bool quiet) {
  const std::stop_callback wake(stop, [&] { watch.stop(); });
  while (!stop.stop_requested()) {
    const std::vector<std::string> changed = watch.wait(-1);
    if (changed.empty()) continue;
    const auto begun = std::chrono::steady_clock::now();
    if (!workspace.update(changed)) continue;
    const std::shared_ptr<const void> before = preview.show();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    if (quiet) continue;
    const std::string what =
        changed.size() == 1 && !changed[0].empty() ? changed[0] : std::to_string(changed.size()) + " files";
    say_now(compiler::harmless(what) + " changed: " + summary(workspace) + " (" + std::to_string(took.count()) +
            " ms)\n");
  }
}

int run(const Arguments& arguments) {
  const auto listen = parse_listen(arguments.value("--listen", "127.0.0.1:8080"));
  if (!listen) return complain("preview: " + listen.error().say);
  auto workspace = Workspace::open(arguments.operands.front());
  if (!workspace) return complain("preview: " + sentence_of(workspace.error()));
  auto watch = files::Watch::start((*workspace)->folder());
  if (!watch) return complain("preview: " + watch.error().say);
  Preview preview(**workspace);

  web::Settings settings;
  settings.address = listen->address;
  settings.port = listen->port;
  settings.threads = std::max(2u, std::thread::hardware_concurrency());
  settings.stop_on_signals = true;
  const auto answer = [&](const web::Request& request) { return preview.answer(request); };
  const auto tell = [](std::string_view line) { logs::line(logs::Level::error, line); };
  auto server = web::Server::open(settings, guarded(answer, tell));
  if (!server) {
    complain("preview: " + cannot_listen(*listen, server.error()));
    return found_errors;
  }
  say_now("http://" + with_port(listen->address, std::to_string((*server)->port())) + "/ shows " +
          arguments.operands.front() + ": " + summary(**workspace) + "\n");

  if ((*workspace)->current()->done->pages.empty())
    say_now(arguments.operands.front() + " holds no .md, .markdown or .txt pages yet; they are shown as they come\n");

  const std::jthread follower(
      [&](const std::stop_token& stop) { follow(stop, **watch, **workspace, preview, arguments.has("--quiet")); });
  (*server)->run();
  // Everybody is answered, and nothing is kept that could be lost: whether a change is just being compiled, or
  // thousands of pages would have to be taken apart, nobody has to wait for it.
  std::fflush(stdout);
  std::quick_exit(fine);
}

}  // namespace

const Command& preview_command() {
  static const Command command{"preview",   "PATH",  1,  1, "Show the programme in a browser, following each change",
                               description, options, run};
  return command;
}

}  // namespace app
