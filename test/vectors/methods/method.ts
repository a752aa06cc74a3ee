/** Calls the public API for one case; what it returns is held against what the case expects. */
export type Method = (input: never) => unknown;
