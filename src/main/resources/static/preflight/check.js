// Tests camera, microphone, speaker and network of this machine, and ticks what works; without it people tick by themselves.
'use strict';

(function preflight() {
  const card = document.getElementById('preflight');
  const tools = card && card.querySelector('.tools');
  if (!tools || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return;
  const words = tools.dataset;
  const form = card.querySelector('form');
  const start = document.getElementById('check-start');
  const picture = document.getElementById('check-picture');
  const level = document.getElementById('check-level');
  const tone = document.getElementById('check-tone');
  const heard = document.getElementById('check-heard');
  const unheard = document.getElementById('check-unheard');
  let tracks = [];
  let sound = null;
  let ear = null;

  function say(device, text) {
    document.getElementById(`said-${device}`).textContent = text;
    delete document.getElementById(`device-${device}`).dataset.ok;
  }

  function mark(device, works, text) {
    say(device, text);
    form.elements[device].checked = works;
    document.getElementById(`device-${device}`).dataset.ok = works;
  }

  const inTime = (promise, milliseconds) => Promise.race([promise,
    new Promise((_, reject) => { setTimeout(() => reject(new Error('too long')), milliseconds); })]);

  // one after the other, so that one that is missing does not hide the other
  async function open(kind) {
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: true });
    tracks.push(...stream.getTracks());
    return stream;
  }

  const why = fault => fault.name === 'NotAllowedError' ? words.denied : words.absent;

  async function camera() {
    say('camera', words.testing);
    try {
      picture.srcObject = await open('video');
      picture.hidden = false;
      await inTime(picture.play(), 5000);
      const seen = picture.videoWidth > 0 && picture.srcObject.getVideoTracks().every(track => !track.muted);
      mark('camera', seen, seen ? words.works : words.dark);
    } catch (fault) {
      mark('camera', false, why(fault));
    }
  }

  async function microphone() {
    say('microphone', words.testing);
    try {
      const stream = await open('audio');
      const analyser = sound.createAnalyser();
      sound.createMediaStreamSource(stream).connect(analyser);
      const samples = new Uint8Array(analyser.fftSize);
      let loudest = 0;
      document.getElementById('check-sound').hidden = false;
      ear = setInterval(() => {
        analyser.getByteTimeDomainData(samples);
        const now = Math.max(...samples.map(sample => Math.abs(sample - 128)));
        level.value = Math.min(100, now * 1.5);
        if (now >= 5 && loudest < 5) mark('microphone', true, words.works);
        loudest = Math.max(loudest, now);
      }, 100);
      setTimeout(() => { if (loudest < 5) mark('microphone', false, words.silent); }, 6000);
    } catch (fault) {
      mark('microphone', false, why(fault));
    }
  }

  async function fetched(address) {
    const began = performance.now();
    const answer = await fetch(address, { cache: 'no-store' });
    const body = await answer.arrayBuffer();
    if (!answer.ok) throw new Error('not served');
    return { bytes: body.byteLength, took: performance.now() - began };
  }

  const middle = numbers => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

  // how far and how wide the way to the service is
  async function way() {
    const there = [];
    for (let n = 0; n < 5; n++) there.push((await fetched(`/preflight/probe?n=${n}`)).took);
    let bytes = 0;
    let took = 0;
    for (let n = 0; n < 4 && took < 4000; n++) {
      const part = await fetched(`/preflight/probe?much=${n}`);
      bytes += part.bytes;
      took += part.took;
    }
    return { rtt: Math.round(middle(there)), kbps: Math.round(bytes * 8 / Math.max(took, 1)) };
  }

  // two ends of a connection as the conference has them, through its TURN server where there is one, else within this machine
  async function peers() {
    const settings = words.turn
      ? { iceTransportPolicy: 'relay', iceServers: [{ urls: words.turn, username: words.turnUsername, credential: words.turnCredential }] }
      : {};
    const one = new RTCPeerConnection(settings);
    const other = new RTCPeerConnection(settings);
    try {
      one.onicecandidate = event => { if (event.candidate) other.addIceCandidate(event.candidate).catch(() => {}); };
      other.onicecandidate = event => { if (event.candidate) one.addIceCandidate(event.candidate).catch(() => {}); };
      other.ondatachannel = event => { event.channel.onmessage = message => event.channel.send(message.data); };
      const channel = one.createDataChannel('check');
      const ready = new Promise(resolve => { channel.onopen = resolve; });
      await one.setLocalDescription(await one.createOffer());
      await other.setRemoteDescription(one.localDescription);
      await other.setLocalDescription(await other.createAnswer());
      await one.setRemoteDescription(other.localDescription);
      await inTime(ready, 10000);
      const times = [];
      for (let n = 0; n < 5; n++) {
        const began = performance.now();
        const back = new Promise(resolve => { channel.onmessage = resolve; });
        channel.send('x'.repeat(1000));
        await inTime(back, 3000);
        times.push(performance.now() - began);
      }
      return Math.round(middle(times));
    } finally {
      one.close();
      other.close();
    }
  }

  async function network() {
    say('network', words.testing);
    try {
      const found = await inTime(way(), 20000);
      const echo = await peers();
      const rtt = words.turn ? echo : found.rtt;
      form.elements.rtt.value = rtt;
      form.elements.kbps.value = found.kbps;
      form.elements.via.value = words.turn ? 'RELAY' : 'LOOPBACK';
      const good = rtt < 500 && found.kbps > 1000;
      const text = good ? words.measured : words.slow;
      mark('network', good, text.replace('{rtt}', rtt).replace('{mbps}', (found.kbps / 1000).toFixed(1)));
    } catch {
      mark('network', false, words.broken);
    }
  }

  function stop() {
    clearInterval(ear);
    tracks.forEach(track => track.stop());
    tracks = [];
  }

  start.addEventListener('click', async () => {
    stop();
    start.disabled = true;
    form.elements.tested.value = 'true';
    sound = sound || new AudioContext();
    await sound.resume();
    card.querySelector('.try').hidden = false;
    say('speaker', '');
    await camera();
    await microphone();
    await network();
    start.textContent = words.again;
    start.disabled = false;
  });

  tone.addEventListener('click', () => {
    const voice = sound.createOscillator();
    const strength = sound.createGain();
    voice.frequency.setValueAtTime(523, sound.currentTime);
    voice.frequency.setValueAtTime(784, sound.currentTime + 0.6);
    strength.gain.setValueAtTime(0.3, sound.currentTime);
    strength.gain.linearRampToValueAtTime(0.0001, sound.currentTime + 1.3);
    voice.connect(strength).connect(sound.destination);
    voice.start();
    voice.stop(sound.currentTime + 1.3);
    heard.hidden = unheard.hidden = false;
  });
  heard.addEventListener('click', () => mark('speaker', true, words.works));
  unheard.addEventListener('click', () => mark('speaker', false, words.unheard));
  addEventListener('pagehide', stop);
  tools.hidden = false;
})();
