// Says from half a second on that a file is being made: the button that was pressed only turns grey. Screen readers are told once, the seconds are for the eye.
window.datelineBusy ??= (() => {
  const add = (tag, to) => to.appendChild(document.createElement(tag));
  const note = add("div", document.body), told = add("span", note), seconds = add("span", note), busy = {};
  note.className = "dl-busy";
  note.hidden = true;
  told.setAttribute("role", "status");
  seconds.setAttribute("aria-hidden", "true");
  let since = 0, timer = 0;

  function look() {
    if (!document.querySelector(".stDownloadButton button:disabled [data-testid=stSpinnerIcon]")) {
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
    told.textContent ||= busy.words;
    seconds.textContent = passed < 2 ? "" : busy.seconds.replace("{n}", Math.floor(passed));
  }

  new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["disabled"] });
  return busy;
})();
