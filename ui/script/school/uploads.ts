// Files: they can be dropped on their field, and a bar shows how far the upload is.
function dropped(event: DragEvent): HTMLElement | null {
  return (event.target as Element | null)?.closest<HTMLElement>("[data-drop]") ?? null;
}

function takeDrops(): void {
  document.addEventListener("dragover", (event) => {
    const field = dropped(event);
    if (!field) return;
    event.preventDefault();
    field.classList.add("is-over");
  });
  document.addEventListener("dragleave", (event) => dropped(event)?.classList.remove("is-over"));
  document.addEventListener("drop", (event) => {
    const field = dropped(event);
    const input = field?.querySelector<HTMLInputElement>("input[type=file]");
    if (!field || !input || !event.dataTransfer) return;
    event.preventDefault();
    field.classList.remove("is-over");
    const files = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function bar(form: HTMLFormElement): HTMLProgressElement {
  const known = form.querySelector<HTMLProgressElement>("progress.upload-bar");
  if (known) return known;
  const made = document.createElement("progress");
  made.className = "upload-bar";
  made.max = 100;
  made.setAttribute("aria-label", "Upload");
  form.append(made);
  return made;
}

export function startUploads(): void {
  takeDrops();
  document.addEventListener("htmx:xhr:progress", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-upload]");
    const { loaded, total } = (event as CustomEvent<{ loaded: number; total: number }>).detail;
    if (form && total > 0) bar(form).value = (100 * loaded) / total;
  });
}
