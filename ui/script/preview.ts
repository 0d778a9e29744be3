// In the preview the open page shows itself anew when its programme changed.
export {};

const own = (document.currentScript as HTMLScriptElement | null)?.dataset.version;
let source: EventSource | undefined;

function listen(): void {
  if (source !== undefined || document.visibilityState === "hidden") return;
  source = new EventSource("/-/changes");
  // Whoever connects is told the version at hand: a page loaded (or hidden) before the last change learns of it, too.
  source.addEventListener("message", (event) => {
    if (event.data !== own) location.reload();
  });
}

function rest(): void {
  source?.close();
  source = undefined;
}

// Browsers allow six connections to a host, and every one that listens holds one: with more tabs than that nothing
// would load any more. So only tabs that are seen listen.
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
