// What a page does: it says where the preferences are kept; the catalogue comes from there, too. `?topic=offers` is the link in a mail; `?nothing` is a
// customer who has not chosen yet.
import { catalogue, customer, history } from './tidewell.js';

const wish = new URLSearchParams(location.search);
const centre = document.querySelector('cx-preference-center');
if (wish.has('topic')) Object.assign(centre, { mode: 'topic', topic: wish.get('topic') });
if (wish.has('compact')) centre.mode = 'compact';
centre.history = history;
const session = await (await fetch(`/preferences/session.json?${wish}`)).json();
if (session.src) Object.assign(centre, session);
else {
  // no collector here: the page keeps edits itself, as long as it is open
  centre.catalogue = catalogue;
  centre.preferences = customer(wish.has('nothing') ? { topics: {}, quiet: [], windows: [], caps: {}, consents: [] } : {});
  centre.save = async () => undefined;
}
