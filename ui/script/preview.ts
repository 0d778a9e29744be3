// In the preview the open page shows itself anew when its programme changed.
export {};

const own = (document.currentScript as HTMLScriptElement | null)?.dataset.version;
const source = new EventSource("/-/changes");
// Whoever connects is told the version at hand: a page loaded before the last change learns of it, too.
source.addEventListener("message", (event) => {
  if (event.data !== own) location.reload();
});
