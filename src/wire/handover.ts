/** What the host hands to the frame, once, together with two ports: the frame's own, and the one for the plugin. */
export interface Handover {
  readonly cx: 'sandbox/1';
  readonly start: GuestStart;
}

/** What the worker gets from the frame, with the plugin's port. */
export interface GuestStart {
  /** The plugin's code, the very bytes whose hash the host has checked. */
  readonly code: ArrayBuffer;
  readonly tier: 'isolated' | 'pure';
  /** `publisher.name`. */
  readonly plugin: string;
  readonly version: string;
  readonly mode: 'production' | 'development' | 'test';
  /** The language of the host, and the plugin's own texts in it, by key. */
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What the frame tells the host over its own port: the worker was started; the browser would not; an error nobody caught came out of it. */
export type FrameNews = 'started' | 'refused' | 'uncaught';
