// A form with data-confirm asks its question first, in a dialog of the page.
function ask(question: string, deed: string, danger: boolean): Promise<boolean> {
  const dialog = document.createElement("dialog");
  dialog.className = "ask";
  dialog.setAttribute("aria-label", question);
  const words = document.createElement("p");
  words.textContent = question;
  const form = document.createElement("form");
  form.method = "dialog";
  const yes = document.createElement("button");
  yes.className = danger ? "btn btn-danger" : "btn btn-primary";
  yes.value = "yes";
  yes.textContent = deed;
  const no = document.createElement("button");
  no.className = "btn btn-secondary";
  no.value = "no";
  no.autofocus = true;
  no.textContent = "Leave it";
  form.append(yes, no);
  dialog.append(words, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((decided) => {
    dialog.addEventListener("close", () => {
      decided(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}

export function startAsking(): void {
  const confirmed = new WeakSet<HTMLFormElement>();
  // While the event goes down, before htmx and the rest hear of it.
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      const question = form.dataset.confirm;
      if (question === undefined || confirmed.delete(form)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = (event as SubmitEvent).submitter;
      void ask(question, button?.textContent?.trim() ?? "Do it", button?.classList.contains("btn-danger") ?? false).then((yes) => {
        if (!yes) return;
        confirmed.add(form);
        form.requestSubmit(button);
      });
    },
    true,
  );
}
