// The page of a new briefing works by its buttons alone; with this nobody waits for them.
(() => {
  const form = document.getElementById("draft");
  if (!form) return;
  const all = selector => [...form.querySelectorAll(selector)];
  const changed = () => form.dispatchEvent(new Event("change", { bubbles: true }));

  // times of a suggestion go into the fields; the strip follows
  form.addEventListener("click", event => {
    const use = event.target.closest("[data-use]");
    if (!use) return;
    event.preventDefault();
    const [start, end] = use.dataset.use.split("/");
    [form.elements.date.value, form.elements.start.value] = start.split("T");
    form.elements.end.value = end.split("T")[1];
    before = form.elements.start.value;
    form.elements.start.focus();
    changed();
  });

  // groups of points; "all" are those that the page came with when it was empty: departments and districts
  const boxes = all("[name=point]");
  const groupOf = box => box.closest(".group").dataset.group;
  const city = boxes.filter(box => ["DEPARTMENT", "DISTRICT"].includes(groupOf(box)));
  const everybody = city.length ? city : boxes;
  const picks = {
    ALL: () => boxes.forEach(box => { box.checked = everybody.includes(box); }),
    NONE: () => boxes.forEach(box => { box.checked = false; }),
  };
  form.addEventListener("click", event => {
    const button = event.target.closest("[data-pick]");
    if (!button) return;
    event.preventDefault();
    const pick = button.dataset.pick;
    if (picks[pick]) picks[pick]();
    else boxes.filter(box => groupOf(box) === pick.slice(1)).forEach(box => { box.checked = pick[0] === "+"; });
    changed();
  });

  const count = () => {
    const chosen = boxes.filter(box => box.checked);
    const total = chosen.every(box => everybody.includes(box)) ? everybody : boxes;
    document.getElementById("count").textContent = `${chosen.length}/${total.length}`;
    for (const group of all(".group"))
      group.querySelector("summary .state .n").textContent = chosen.filter(box => group.contains(box)).length;
  };

  // search without accents
  const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  const search = document.getElementById("search");
  search.closest("label").hidden = false;
  const find = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const box of boxes) {
      const text = plain(`${box.value} ${box.parentElement.textContent}`);
      const fits = words.every(word => text.includes(word));
      box.closest("li").hidden = !fits;
      if (fits) found++;
    }
    for (const group of all(".group")) {
      const any = group.querySelector("li:not([hidden])");
      group.hidden = !any;
      if (words.length && any) group.open = true;
    }
    form.querySelector(".nobody").hidden = found > 0;
  };
  search.addEventListener("input", find);
  search.addEventListener("change", event => event.stopPropagation());
  document.getElementById("fine").addEventListener("change", event => event.stopPropagation());

  // the agenda's minutes against the briefing's
  const minutesOf = time => { const [h, m] = time.split(":").map(Number); return h * 60 + m; };
  const agenda = form.querySelector(".agenda");
  const say = (pattern, values) => pattern.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const sum = () => {
    const planned = all("[name=agendaMinutes]").reduce((total, field) => total + (Number.parseInt(field.value, 10) || 0), 0);
    const length = minutesOf(form.elements.end.value) - minutesOf(form.elements.start.value);
    const shown = agenda.querySelector(".sum");
    const state = planned > length ? "over" : planned === length ? "exact" : "left";
    shown.textContent = planned && length > 0 ? say(agenda.dataset[state], [planned, length, Math.abs(length - planned)]) : "";
    shown.classList.toggle("over", state === "over");
  };
  agenda.addEventListener("input", sum);
  form.querySelector("[data-more]").addEventListener("click", event => {
    event.preventDefault();
    const lines = agenda.querySelectorAll(".lines .line");
    const line = lines[lines.length - 1].cloneNode(true);
    line.querySelector(".fault")?.remove();
    line.id = `field-agenda.${lines.length}`;
    for (const field of line.querySelectorAll("input")) {
      field.value = "";
      field.placeholder = "";
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+$/, lines.length + 1));
    }
    lines[lines.length - 1].after(line);
    line.querySelector("input").focus();
  });

  // who begins later ends later
  let before = form.elements.start.value;
  const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  form.elements.start.addEventListener("change", () => {
    const start = form.elements.start.value;
    if (!start) return;
    const end = minutesOf(form.elements.end.value) + minutesOf(start) - minutesOf(before);
    if (end > 0 && end < 1440) form.elements.end.value = clock(end);
    before = start;
  });

  form.addEventListener("change", () => { count(); sum(); });

  // the Enter key in a field sends nothing off; a button pressed twice sends once
  let sent = false;
  form.addEventListener("submit", event => {
    if (event.submitter?.dataset.quiet !== undefined) {
      event.preventDefault();
      changed();
    } else if (event.submitter?.name === "do") {
      if (sent) event.preventDefault();
      sent = true;
    }
  });
  addEventListener("pageshow", () => { sent = false; });

  // who leaves gives the rooms back
  addEventListener("pagehide", () => {
    const hold = form.elements.hold?.value;
    if (sent || !hold) return;
    const left = new URLSearchParams({ hold, _csrf: form.elements._csrf.value });
    navigator.sendBeacon("/briefings/new/release", left);
  });
})();
