// A line at the upper edge says what the page itself does not: that a file is being made (the button that was pressed only turns grey), that the connection is lost
// (Streamlit's own dialog about it speaks English, of itself, and keeps the visitor from the map). Screen readers are told once, the seconds are for the eye.
window.datelineBusy ??= (() => {
  const add = (tag, to) => to.appendChild(document.createElement(tag));
  const note = add("div", document.body), told = add("span", note), seconds = add("span", note), busy = {};
  note.className = "dl-busy";
  note.hidden = true;
  told.setAttribute("role", "status");
  seconds.setAttribute("aria-hidden", "true");
  let since = 0, timer = 0, known = false;

  function doing() {
    const state = document.querySelector(".stApp")?.dataset.testConnectionState;
    known ||= state === "CONNECTED";
    if (known && state && state !== "CONNECTED") {
      document.querySelector("body > [data-testid=stDialog] button[aria-label=Close]")?.click();
      return "lost";
    }
    return document.querySelector(".stDownloadButton button:disabled [data-testid=stSpinnerIcon]") ? "making" : "";
  }

  function look() {
    const what = doing();
    if (!what) {
      clearInterval(timer);
      note.hidden = true;
      told.textContent = seconds.textContent = "";
      timer = 0;
      return;
    }
    if (!timer) {
      since = performance.now();
      timer = setInterval(look, 250);
    }
    const passed = (performance.now() - since) / 1000;
    note.hidden = passed < 0.5;
    if (note.hidden) return;
    if (told.textContent !== busy[what]) told.textContent = busy[what];
    seconds.textContent = passed < 2 ? "" : busy.seconds.replace("{n}", Math.floor(passed));
  }

  new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["disabled", "data-test-connection-state"] });
  new MutationObserver(look).observe(document.body, { childList: true });
  return busy;
})();
