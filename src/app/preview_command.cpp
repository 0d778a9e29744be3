// cairn preview PATH: the programme in the browser, following every change of its pages.
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>

#include "app/command.h"
#include "app/preview.h"
#include "app/workspace.h"
#include "compiler/diagnostic/text_report.h"
#include "kernel/text.h"
#include "platform/files/files.h"
#include "platform/web/server.h"

namespace app {

namespace {

constexpr std::array options{
    Option{"--listen", "ADDRESS:PORT", "where to listen (127.0.0.1:8080)"},
    Option{"--quiet", "", "say nothing about changes"},
};

constexpr std::string_view description =
    "Serves the site of PATH from memory. When a page is saved, it is compiled again and open pages show it at\n"
    "once. /-/diagnostics lists what \"cairn check\" reports, by file, with the lines it is about. Errors in pages\n"
    "never stop it; SIGTERM or Ctrl-C does, after the requests in flight.\n\n"
    "Exit status: 0 stopped by a signal, 1 the address cannot be listened on, 2 wrong usage or PATH unreadable.";

struct Listen {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
};

// "127.0.0.1:8080", "[::1]:8080", ":8080".
Result<Listen> parse_listen(std::string_view given) {
  Listen out;
  const std::size_t colon = given.rfind(':');
  const auto port = colon == std::string_view::npos ? std::nullopt : text::whole_number(given.substr(colon + 1));
  if (!port || *port > 65535)
    return fail(FailureKind::invalid, "\"" + std::string(given) + "\" is no ADDRESS:PORT, as 127.0.0.1:8080 is",
                "--listen");
  out.port = static_cast<std::uint16_t>(*port);
  std::string_view address = given.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (!address.empty()) out.address = address == "localhost" ? "127.0.0.1" : std::string(address);
  return out;
}

// Seen at once, also where the output is a file.
void say_now(const std::string& line) {
  say(line);
  std::fflush(stdout);
}

std::string summary(const Workspace& workspace) {
  const auto current = workspace.current();
  return compiler::summary_line(current->done->diagnostics, current->done->pages.size());
}

// Follows the folder until the watch is stopped.
void follow(files::Watch& watch, Workspace& workspace, Preview& preview, bool quiet,
            const std::atomic<bool>& stopping) {
  while (!stopping) {
    const std::vector<std::string> changed = watch.wait(-1);
    if (changed.empty()) continue;
    const auto begun = std::chrono::steady_clock::now();
    if (!workspace.update(changed)) continue;
    preview.show();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    if (quiet) continue;
    const std::string what =
        changed.size() == 1 && !changed[0].empty() ? changed[0] : std::to_string(changed.size()) + " files";
    say_now(compiler::harmless(what) + " changed: " + summary(workspace) + " (" + std::to_string(took.count()) +
            " ms)\n");
  }
}

// A failure about a path begins with it.
std::string about(const Failure& failure) {
  const bool of_path = !failure.field.empty() && !failure.field.starts_with("--");
  return of_path && failure.say.find(failure.field) == std::string::npos ? failure.field + ": " + failure.say
                                                                         : failure.say;
}

int run(const Arguments& arguments) {
  const auto listen = parse_listen(arguments.value("--listen", "127.0.0.1:8080"));
  if (!listen) return complain("preview: " + listen.error().say);
  auto workspace = Workspace::open(arguments.operands.front());
  if (!workspace) return complain("preview: " + about(workspace.error()));
  auto watch = files::Watch::start((*workspace)->folder());
  if (!watch) return complain("preview: " + watch.error().say);
  Preview preview(**workspace);

  web::Settings settings;
  settings.address = listen->address;
  settings.port = listen->port;
  settings.threads = std::max(2u, std::thread::hardware_concurrency());
  settings.stop_on_signals = true;
  auto server = web::Server::open(settings, [&](const web::Request& request) { return preview.answer(request); });
  if (!server) {
    complain("preview: " + server.error().say);
    return found_errors;
  }
  const std::string host =
      listen->address.find(':') == std::string::npos ? listen->address : "[" + listen->address + "]";
  say_now("http://" + host + ":" + std::to_string((*server)->port()) + "/ shows " + arguments.operands.front() + ": " +
          summary(**workspace) + "\n");

  std::atomic<bool> stopping = false;
  std::jthread follower([&] { follow(**watch, **workspace, preview, arguments.has("--quiet"), stopping); });
  (*server)->run();
  stopping = true;
  (*watch)->stop();
  return fine;
}

}  // namespace

const Command& preview_command() {
  static const Command command{"preview",   "PATH",  1,  1, "Show the programme in a browser, following each change",
                               description, options, run};
  return command;
}

}  // namespace app
