-- Asks as the lines of a file say (bench_pages visitors made it): each line another session, each form another one-time
-- key and, each time round, another state to note.
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  asks, at, round, sent = {}, number, 1, 0
  run, states = args[2], {"left-early", "voluntary", "late", "present"}
  for line in io.lines(args[1]) do
    local token, path, body = line:match("^(.-)\t(.-)\t(.*)$")
    asks[#asks + 1] = {token, path, body}
  end
end

function request()
  at = at + 2
  if at > #asks then
    at, round = 1 + number, round + 1
  end
  local ask = asks[at]
  local headers = {Cookie = "__Host-cairn=" .. ask[1]}
  if ask[3] == "" then
    return wrk.format("GET", ask[2], headers)
  end
  sent = sent + 1
  headers["Content-Type"] = "application/x-www-form-urlencoded"
  headers["Sec-Fetch-Site"] = "same-origin"
  local once = run .. "-" .. number .. "-" .. sent
  return wrk.format("POST", ask[2], headers, string.format(ask[3], states[round % 4 + 1], once))
end
