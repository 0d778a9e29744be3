// The lines of Set-Cookie that came with an answer to fetch. Debian's Node gives them only joined by ", ", which dates in
// them have too.
export function setCookies(headers) {
  if (headers.getSetCookie) return headers.getSetCookie();
  return (headers.get("set-cookie") ?? "").split(/, (?=[^;,= ]+=)/).filter(Boolean);
}
