// A journey that is drawn together: who opens the page gets a link of their own, as a facilitator would send it.
import '/cdn/journey-map.js';
import '/cdn/journey-session.js';

const wish = new URLSearchParams(location.search).get('as') ?? 'facilitator';
const { collector, token, role } = await (await fetch(`/mapping/session.json?as=${encodeURIComponent(wish)}`)).json();
const session = document.querySelector('cx-journey-session');
if (role !== 'customer') document.querySelector('cx-journey-map').editable = true;
session.collector = collector;
session.token = token;
