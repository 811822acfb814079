// The participant's page lives a little more with this, and works without it.
'use strict';

(function countDown() {
  const shown = document.getElementById('countdown');
  if (!shown) return;
  document.querySelectorAll('[data-needs-script]').forEach(hint => { hint.hidden = false; });
  // by the service's clock: only the seconds since the page came are counted here
  const end = performance.now() + Number(shown.dataset.seconds) * 1000;
  // some minutes before, places in the line are given out
  const line = Number(shown.dataset.line || 0);
  if (line > 0 && line < 86400) setTimeout(() => location.reload(), line * 1000 + Math.random() * 3000);
  const two = number => String(number).padStart(2, '0');
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left === 0) {
      clearInterval(timer);
      // hundreds wait for the same second: not all at once
      setTimeout(() => location.replace(location.pathname.replace(/\/enter$/, '') + location.search), Math.random() * 3000);
    }
    if (left < 86400) shown.textContent = `${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  };
  const timer = setInterval(tick, 1000);
  tick();
})();

(function testDevices() {
  const card = document.getElementById('test');
  if (!card || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return;
  const picture = document.getElementById('test-picture');
  const sound = document.getElementById('test-sound');
  const level = document.getElementById('test-level');
  const result = document.getElementById('test-result');
  const button = document.getElementById('test-button');
  let stream = null;
  let listening = null;
  card.hidden = false;

  function listen() {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      level.value = Math.min(100, Math.max(...samples.map(sample => Math.abs(sample - 128))) * 1.5);
    }, 100);
    return () => { clearInterval(timer); context.close(); };
  }

  async function start() {
    stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
    picture.srcObject = stream;
    await picture.play();
    listening = listen();
    result.textContent = card.dataset.good;
  }

  function stop() {
    if (listening) listening();
    if (stream) stream.getTracks().forEach(track => track.stop());
    listening = stream = null;
    picture.srcObject = null;
  }

  function show() {
    picture.hidden = sound.hidden = !stream;
    button.textContent = stream ? card.dataset.stop : card.dataset.start;
  }

  button.addEventListener('click', async () => {
    if (stream) {
      stop();
      result.textContent = '';
    } else {
      await start().catch(fault => {
        stop();
        result.textContent = fault.name === 'NotAllowedError' ? card.dataset.denied : card.dataset.missing;
      });
    }
    show();
  });
})();
