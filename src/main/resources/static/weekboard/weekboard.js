// The calendar: free time is clicked or dragged into a new briefing, and the present moves on. Everything works without it by links.
(() => {
  const STEP = 15;   // minutes that a drag snaps to
  const USUAL = 60;  // minutes of a briefing that was only clicked
  const seen = new WeakMap(); // when each board came
  let drag = null;

  const rows = () => document.querySelector(".rows");
  const see = () => rows() && !seen.has(rows()) && seen.set(rows(), performance.now());
  const scale = grid => ({
    starts: grid.dataset.starts.split(",").map(Number),
    minutes: Number(grid.dataset.minutes),
    now: Number(grid.dataset.clock) + performance.now() - seen.get(grid),
  });

  // which day and minute of it a pointer is at
  const place = (box, x, { starts, minutes }) => {
    const share = Math.min(Math.max((x - box.left) / box.width, 0), .99999) * starts.length;
    const day = Math.floor(share);
    return { day, minute: (share - day) * minutes };
  };

  const stamp = (millis, offset) => {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [null, "+", "00", "00"];
    const shift = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60000;
    return new Date(millis + shift).toISOString().slice(0, 19) + offset;
  };

  const begin = event => {
    const track = event.target.closest(".track, .axis .hours");
    const grid = track?.closest(".rows[data-new]");
    if (!grid || event.button !== 0 || event.target.closest("a")) return;
    const at = scale(grid);
    const box = track.getBoundingClientRect();
    const { day, minute } = place(box, event.clientX, at);
    const names = track.parentElement.querySelectorAll(".names li");
    const row = names.length ? Math.min(Math.floor((event.clientY - box.top) / (box.height / names.length)), names.length - 1) : -1;
    drag = { track, grid, at, box, day, x: event.clientX, first: Math.floor(minute / 30) * 30, row, code: names[row]?.dataset.code, mark: null };
    move(event.clientX);
  };

  const move = x => {
    const { track, at, box, day, first } = drag;
    const there = place(box, x, at);
    const minute = there.day < day ? 0 : there.day > day ? at.minutes : there.minute;
    const dragged = Math.abs(x - drag.x) > 4;
    const end = minute >= first ? Math.ceil(minute / STEP) * STEP : first + STEP * 2;
    drag.from = dragged && minute < first ? Math.floor(minute / STEP) * STEP : first;
    drag.to = Math.min(dragged ? Math.max(end, drag.from + STEP) : first + USUAL, at.minutes);
    drag.mark ??= track.appendChild(Object.assign(document.createElement("i"), { className: "pick" }));
    const part = 100 / at.starts.length / at.minutes;
    drag.mark.style.left = `${(day * at.minutes + drag.from) * part}%`;
    drag.mark.style.width = `${(drag.to - drag.from) * part}%`;
    if (drag.row >= 0) drag.mark.style.setProperty("--y", drag.row);
    drag.mark.dataset.label = [drag.from, drag.to]
      .map(minute => stamp(at.starts[day] + minute * 60000, drag.grid.dataset.offset).slice(11, 16)).join("–");
    drag.mark.classList.toggle("past", isPast());
    drag.mark.classList.toggle("last", day === at.starts.length - 1);
  };

  const isPast = () => drag.at.starts[drag.day] + drag.from * 60000 < drag.at.now;

  const drop = () => {
    drag?.mark?.remove();
    drag = null;
  };

  const finish = () => {
    if (!drag) return;
    const { grid, at, day, from, to, code } = drag;
    if (isPast()) return drop();
    const wanted = new URLSearchParams();
    for (const [name, minute] of [["start", from], ["end", to]])
      wanted.set(name, stamp(at.starts[day] + minute * 60000, grid.dataset.offset));
    if (code) wanted.set("point", code);
    drag = null; // the mark stays until the next page is there
    location.assign(`${grid.dataset.new}?${wanted}`);
  };

  document.addEventListener("pointerdown", event => event.pointerType !== "touch" && begin(event));
  document.addEventListener("pointermove", event => drag && move(event.clientX));
  document.addEventListener("pointerup", finish);
  document.addEventListener("pointercancel", drop);
  document.addEventListener("keydown", event => event.key === "Escape" && drop());
  // fingers scroll; only a tap plans
  document.addEventListener("click", event => {
    if (event.pointerType !== "touch") return;
    begin(event);
    finish();
  });
  window.addEventListener("pageshow", () => document.querySelectorAll(".pick").forEach(mark => mark.remove()));

  // the line of the present moves each minute
  setInterval(() => {
    const grid = rows();
    if (!grid) return;
    const { starts, minutes, now } = scale(grid);
    const day = starts.findIndex(start => now >= start && now < start + minutes * 60000);
    for (const line of grid.querySelectorAll(".now")) {
      line.hidden = day < 0;
      line.style.left = `${(day + (now - starts[day]) / 60000 / minutes) * 100 / starts.length}%`;
    }
  }, 60000);

  // a day that is chosen is shown at once
  document.addEventListener("change", event => {
    if (event.target.id === "date" && event.target.value && event.target.form.checkValidity()) event.target.form.requestSubmit();
  });

  // groups stay closed from page to page
  const KEY = "weekboard.closed";
  const closed = () => new Set((sessionStorage.getItem(KEY) ?? "").split(",").filter(Boolean));
  const fold = root => {
    const kinds = closed();
    for (const group of root.querySelectorAll("details.group")) if (kinds.has(group.dataset.kind)) group.open = false;
  };
  document.addEventListener("toggle", event => {
    if (!event.target.matches?.("details.group")) return;
    const kinds = closed();
    kinds[event.target.open ? "delete" : "add"](event.target.dataset.kind);
    sessionStorage.setItem(KEY, [...kinds].join(","));
  }, true);
  document.addEventListener("htmx:load", event => {
    see();
    fold(event.detail.elt.parentElement ?? document);
  });
  see();
  fold(document);
})();
