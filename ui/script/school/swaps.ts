// htmx, kept on a short lead: no code from attributes, no styles of its own, nothing private kept behind in storage.
import htmx from "htmx.org";
import { say } from "./say";

export function startSwaps(): void {
  htmx.config.includeIndicatorStyles = false;
  htmx.config.allowEval = false;
  htmx.config.allowScriptTags = false;
  htmx.config.selfRequestsOnly = true;
  htmx.config.historyCacheSize = 0;
  htmx.config.refreshOnHistoryMiss = true;
  htmx.config.scrollIntoViewOnBoost = false;
  // A refused form (422) comes back to be shown; other trouble leaves the page as it is, and says so.
  htmx.config.responseHandling = [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ];
  document.addEventListener("htmx:responseError", (event) => {
    const status = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr.status;
    if (status === 401 || status === 403 || status === 404) location.reload();
    else say(`That did not work (${status}). What you typed is still here: try again in a moment.`);
  });
  // Where a whole page took the place of another, one begins at its heading, as after any other way to it.
  document.addEventListener("htmx:afterSettle", (event) => {
    const main = event.target as Element;
    if (main.id !== "main" || (document.activeElement && document.activeElement !== document.body)) return;
    const heading = main.querySelector<HTMLElement>("[autofocus], h1");
    if (!heading) return;
    if (heading.tagName === "H1") heading.tabIndex = -1;
    heading.focus();
  });
  document.addEventListener("htmx:sendError", () => say("There is no connection. What you typed is still here: try again in a moment."));
}
