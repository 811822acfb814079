// Counts down to one's turn and asks again in time; without it the answer's Refresh does, by whole seconds.
'use strict';

(function wait() {
  const turn = document.getElementById('turn');
  // by the service's clock: only the time since the page came is counted here
  const came = performance.now();
  const two = number => String(number).padStart(2, '0');
  const show = () => {
    const left = Math.max(0, Math.ceil(Number(turn.dataset.seconds) - (performance.now() - came) / 1000));
    turn.textContent = `${left < 3600 ? '' : two(Math.floor(left / 3600)) + ':'}${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  };
  show();
  setInterval(show, 250);
  setTimeout(() => location.reload(), Math.max(50, Number(turn.dataset.back) - 100));
  // a page that slept in the background, or was left by "back", asks at once
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && performance.now() - came > Number(turn.dataset.back)) location.reload();
  });
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
})();
