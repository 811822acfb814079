// The live board follows its briefing's event stream: events only say what changed, the parts are fetched. While the stream is away it says so.
(() => {
  const board = document.getElementById("board");
  if (!board) return;
  const { events, page, zone, lang, wall } = board.dataset;
  const lost = document.getElementById("lost");
  const said = document.getElementById("said");
  const dialog = document.getElementById("point");
  const ahead = Number(board.dataset.now) - Date.now();
  const PATIENCE = 8000, LOOK_AGAIN = 20000, COME_BACK = 3000, TOGETHER = 150;
  let over = board.dataset.over === "true";
  let source, timer, busy = false, all = false, stale = false;
  const changed = new Set();

  // the clock of the service, in the briefing's zone
  const face = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const clock = () => face.format(Date.now() + ahead);
  const tick = () => { document.getElementById("clock").textContent = clock(); };
  setInterval(tick, 1000);

  // what is shown: filter and order
  function arrange() {
    const list = document.getElementById("tiles");
    const { sort, state = "" } = board.dataset;
    const wanted = [...list.children].sort((a, b) =>
      (sort === "need" ? a.dataset.need - b.dataset.need : 0) || a.dataset.place - b.dataset.place);
    if (wanted.some((tile, at) => tile !== list.children[at])) {
      const focus = list.contains(document.activeElement) ? document.activeElement : null;
      list.append(...wanted);
      focus?.focus();
    }
    for (const tile of wanted) tile.hidden = state !== "" && tile.dataset.state !== state;
    document.getElementById("none").hidden = wanted.some(tile => !tile.hidden);
  }
  const query = () => new URLSearchParams({ sort: board.dataset.sort, ...(board.dataset.state && { state: board.dataset.state }), ...(wall === "true" && { wall: "" }) });
  board.addEventListener("click", event => {
    const chip = event.target.closest("a.chip, a[data-sort]");
    if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (chip.dataset.sort) board.dataset.sort = chip.dataset.sort;
    else board.dataset.state = chip.dataset.state ?? "";
    for (const other of chip.parentElement.querySelectorAll("a")) other.removeAttribute("aria-current");
    chip.setAttribute("aria-current", "true");
    history.replaceState(null, "", page + "?" + query());
    arrange();
    // the links of the other choices know of this one
    want();
  });

  // fetching what changed, several changes at once
  function want(code) {
    if (code) changed.add(code);
    timer ??= setTimeout(take, TOGETHER);
  }
  function wantAll() {
    all = true;
    want();
  }
  async function take() {
    timer = undefined;
    if (busy) { want(); return; }
    busy = true;
    const asked = query();
    if (all) asked.set("all", "1");
    else for (const code of changed) asked.append("point", code);
    const whole = all;
    const codes = [...changed];
    all = false;
    changed.clear();
    try {
      const answer = await fetch(page + "/part?" + asked, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 401 || answer.status === 403) return location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      put(new DOMParser().parseFromString(await answer.text(), "text/html"), whole);
      if (over || source?.readyState === EventSource.OPEN) found();
    } catch {
      lose();
      all ||= whole;
      for (const code of codes) changed.add(code);
      timer ??= setTimeout(take, COME_BACK);
    } finally {
      busy = false;
    }
  }
  function put(part, whole) {
    const focus = document.activeElement?.closest("#counts a, #tiles a");
    const again = focus?.dataset.point ? `[data-point="${focus.dataset.point}"]` : focus?.dataset.state ? `#counts [data-state="${focus.dataset.state}"]` : focus ? "#counts a" : null;
    const before = new Set([...document.querySelectorAll("[data-alarm]")].map(alarm => alarm.dataset.alarm));
    const past = document.querySelector("#alarms details")?.open;
    for (const id of whole ? ["counts", "alarms", "tiles"] : ["counts", "alarms"])
      document.getElementById(id).replaceWith(part.getElementById(id));
    if (past) document.querySelector("#alarms details")?.setAttribute("open", "");
    if (!whole) for (const tile of [...part.querySelectorAll("#tiles > li")]) document.getElementById(tile.id)?.replaceWith(tile);
    arrange();
    if (again && !focus.isConnected) document.querySelector(again)?.focus();
    const fresh = [...document.querySelectorAll("[data-alarm]")].filter(alarm => !before.has(alarm.dataset.alarm));
    if (fresh.length > 0) {
      said.textContent = fresh.map(alarm => alarm.textContent).join(". ");
      beep();
    }
  }

  // what the stream says
  function listen() {
    source?.close();
    source = new EventSource(events);
    source.addEventListener("snapshot", event => {
      const ended = JSON.parse(event.data).closed === true;
      if (ended && !over) {
        over = true;
        source.close();
        document.getElementById("over").hidden = false;
      }
      wantAll();
    });
    source.addEventListener("point", event => want(JSON.parse(event.data).code));
    source.addEventListener("delegate", event => want(JSON.parse(event.data).point));
    source.addEventListener("alert", () => want());
    source.addEventListener("open", wantAll);
    source.addEventListener("error", () => {
      if (over) return;
      lose();
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, COME_BACK);
    });
  }
  function lose() {
    if (stale) return;
    stale = true;
    const words = board.dataset.lost.replace("{since}", clock());
    lost.textContent = words;
    said.textContent = words;
    lost.hidden = false;
    board.classList.add("stale");
  }
  function found() {
    if (!stale) return;
    stale = false;
    lost.hidden = true;
    said.textContent = board.dataset.back;
    board.classList.remove("stale");
  }
  addEventListener("offline", lose);
  addEventListener("online", () => { if (!over) listen(); });
  if (!over) {
    listen();
    // a connection can die without a word; and what time alone changes is looked at as well
    setInterval(() => { if (!over) want(); }, LOOK_AGAIN);
  }

  // sound only for who asked for it: browsers want a click before it anyway
  const sound = document.getElementById("sound");
  let ear;
  sound.hidden = false;
  sound.addEventListener("click", () => {
    ear = ear ? void ear.close() : new AudioContext();
    sound.setAttribute("aria-pressed", String(Boolean(ear)));
    sound.textContent = ear ? sound.dataset.off : sound.dataset.on;
    beep();
  });
  function beep() {
    if (!ear) return;
    const tone = ear.createOscillator();
    const volume = ear.createGain();
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.2, ear.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, ear.currentTime + 0.4);
    tone.connect(volume).connect(ear.destination);
    tone.start();
    tone.stop(ear.currentTime + 0.4);
  }

  // one point close by, in a dialog instead of a page of its own
  async function open(address, options) {
    try {
      const answer = await fetch(address, { ...options, headers: { "HX-Request": "true", "X-XSRF-TOKEN": document.querySelector("header.top")?.dataset.token ?? "" }, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 401) return location.reload();
      dialog.innerHTML = await answer.text();
      if (!dialog.open) dialog.showModal();
      document.getElementById("point-name")?.focus();
    } catch {
      lose();
    }
  }
  board.addEventListener("click", event => {
    const tile = event.target.closest("a[data-point]");
    if (!tile || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(tile.href);
  });
  dialog.addEventListener("submit", event => {
    event.preventDefault();
    open(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
  });
  dialog.addEventListener("close", () => dialog.replaceChildren());
})();
