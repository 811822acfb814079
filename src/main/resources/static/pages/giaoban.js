// What all pages share; everything works without it, only less comfortably.
(() => {
  const top = document.querySelector("header.top");

  // who follows the system and sees dark colours is offered light ones
  const colours = top?.querySelector("button.colours[data-auto]");
  if (colours && document.documentElement.dataset.bsTheme === "dark") {
    colours.value = "light";
    colours.title = colours.dataset.light;
    colours.setAttribute("aria-label", colours.dataset.light);
  }

  // an open menu closes by a click elsewhere and by Escape
  document.addEventListener("click", event => {
    for (const open of document.querySelectorAll("details.account[open]"))
      if (!open.contains(event.target)) open.open = false;
  });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("details.account[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // on a phone the tab that is open is in sight
  for (const strip of document.querySelectorAll("nav.tabs, nav.menu")) {
    const here = strip.querySelector("[aria-current]");
    if (here) strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  }

  // what is fetched in the background carries the page's token
  document.addEventListener("htmx:configRequest", event => {
    event.detail.headers["X-XSRF-TOKEN"] = top?.dataset.token ?? "";
  });

  // <button data-opens="id"> opens the dialog of that id, <button data-closes> closes the one around it; a link that says so goes nowhere else
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-opens], [data-closes]");
    if (button?.dataset.opens) document.getElementById(button.dataset.opens)?.showModal();
    else button?.closest("dialog")?.close();
    if (button) event.preventDefault();
  });

  // <button data-prints> prints the page
  document.addEventListener("click", event => {
    if (event.target.closest("[data-prints]")) print();
  });
})();
