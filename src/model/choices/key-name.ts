/** The form of an id of a topic, a channel and the like: see `keyName` in names.ts. Here, so that what only reads keys needs no schema. */
export const ID = '[a-z][a-z0-9_-]{0,63}';
export const KEY_NAME = new RegExp(`^${ID}$`);
