import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { DisposableStore, type Disposable } from '../../src/core/disposable.js';
import type { PluginHost } from '../../src/host/host.js';

/** An element that works on a plugin host: the one it is given, or that of the workbench around it. */
export type Hosted = ReactiveControllerHost & HTMLElement & { host: PluginHost | undefined };

/** Asks outwards for a plugin host. Who has one provides it: now, and whenever it changes. */
export class CxHostRequestEvent extends Event {
  provide: ((listener: (host: PluginHost | undefined) => void) => Disposable) | undefined;

  constructor() {
    super('cx-host-request', { bubbles: true, composed: true });
  }
}

/** Ties an element to its plugin host for as long as both are there. */
export class HostLink implements ReactiveController {
  readonly #element: Hosted;
  readonly #begin: (host: PluginHost, store: DisposableStore) => void;
  #asking: DisposableStore | undefined;
  #using: DisposableStore | undefined;
  #found: PluginHost | undefined;
  #host: PluginHost | undefined;

  /** @param begin what to listen to; the store is disposed when the element leaves or gets another host */
  constructor(element: Hosted, begin: (host: PluginHost, store: DisposableStore) => void) {
    this.#element = element;
    this.#begin = begin;
    element.addController(this);
  }

  /** The host in use. */
  get host(): PluginHost | undefined {
    return this.#host;
  }

  /** Does the host come from a workbench around the element? */
  get isInWorkbench(): boolean {
    return this.#found !== undefined;
  }

  hostConnected(): void {
    this.#ask((this.#asking = new DisposableStore()));
    this.#take(this.#element.host ?? this.#found);
  }

  hostUpdate(): void {
    if (this.#element.isConnected) this.#take(this.#element.host ?? this.#found);
  }

  hostDisconnected(): void {
    this.#asking?.dispose();
    this.#found = undefined;
    this.#take(undefined);
  }

  #ask(asking: DisposableStore): void {
    const request = new CxHostRequestEvent();
    this.#element.dispatchEvent(request);
    if (request.provide) {
      asking.add(
        request.provide((host) => {
          this.#found = host;
          this.#element.requestUpdate();
        }),
      );
    } else if (!customElements.get('cx-workbench')) {
      void customElements.whenDefined('cx-workbench').then(() => !asking.disposed && this.#ask(asking));
    }
  }

  #take(host: PluginHost | undefined): void {
    if (host === this.#host) return;
    this.#using?.dispose();
    this.#host = host;
    this.#using = host && new DisposableStore();
    if (host && this.#using) this.#begin(host, this.#using);
  }
}

declare global {
  interface HTMLElementEventMap {
    'cx-host-request': CxHostRequestEvent;
  }
}
