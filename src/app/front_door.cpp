#include "app/front_door.h"

#include <atomic>
#include <exception>
#include <memory>
#include <string>

namespace app {

web::Handler guarded(web::Handler inner, std::function<void(std::string_view line)> tell) {
  const auto count = std::make_shared<std::atomic<int>>(0);
  return [inner = std::move(inner), tell = std::move(tell), count](const web::Request& request) {
    std::string reason = "something that is no std::exception was thrown";
    try {
      return inner(request);
    } catch (const std::exception& broken) {
      reason = broken.what();
    } catch (...) {
    }
    const std::string number = std::to_string(++*count);
    tell("[" + number + "] " + std::string(request.path) + ": " + reason);
    return web::plain_response(500,
                               "Something is broken here, and it is our fault. Whoever runs this finds the reason "
                               "in the log, at the number " +
                                   number + ".");
  };
}

}  // namespace app
