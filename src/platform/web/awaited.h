// For whoever asks without a server between, as tests and benches do: waits for an answer that comes later.
#pragma once

#include <future>
#include <memory>
#include <utility>

#include "platform/web/message.h"

namespace web {

// `response` itself, or what it promised; blocks until then. The request it answers has to live as long.
inline Response awaited(Response response) {
  class Waiting final : public Reply::Target {
   public:
    void answer(Response given) override { promise_.set_value(std::move(given)); }
    Response response() { return promise_.get_future().get(); }

   private:
    std::promise<Response> promise_;
  };
  if (!response.later) return response;
  const auto waiting = std::make_shared<Waiting>();
  response.later(Reply(waiting));
  return waiting->response();
}

}  // namespace web
