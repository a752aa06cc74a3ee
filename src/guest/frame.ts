// cx-sandbox.js: the only script of cx-sandbox.html. It starts a worker, hands it the plugin and one port, and does
// nothing else. Plugin code never runs in this window.
import type { FrameNews, Handover } from '../wire/handover.js';

/** The worker's script, put here by the build. */
declare const CX_WORKER_SOURCE: string;

/**
 * This file lies on the origin of the site. In a window without the sandbox attribute, code would run with the rights of
 * that site, so there it does nothing at all.
 */
const opaque = self.origin === 'null' && parent !== self;

if (opaque) {
  // The policy of the page had to let this script in; from here on nothing comes from the site, not even by import().
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = 'script-src blob:';
  document.head.append(policy);
  addEventListener('message', take);
}

function take(event: MessageEvent): void {
  const handover = event.data as Handover | null;
  const [own, plugin] = event.ports;
  if (event.source !== parent || handover?.cx !== 'sandbox/1' || !own || !plugin) return;
  removeEventListener('message', take);
  const tell = (news: FrameNews): void => own.postMessage(news);
  try {
    const url = URL.createObjectURL(new Blob([CX_WORKER_SOURCE], { type: 'text/javascript' }));
    const worker = new Worker(url);
    worker.onerror = (error) => {
      error.preventDefault();
      tell('uncaught');
    };
    worker.postMessage(handover.start, [plugin, handover.start.code]);
    tell('started');
  } catch {
    tell('refused');
  }
}
