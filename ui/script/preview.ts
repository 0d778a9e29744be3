// In the preview the open page shows itself anew when its programme changed.
export {};

const source = new EventSource("/-/changes");
source.addEventListener("changed", () => location.reload());
