// What is loaded with the first plugin that is not pure: `dist/cdn/broker.js`.
import { systemClock } from '../../core/clock.js';
import type { StartRequest } from '../runner.js';
import type { Gatekeeper, SandboxOptions } from '../sandbox/runner.js';
import { Broker } from './broker.js';
import { doorsOf } from './doors-of.js';
import { Grants } from './grants.js';

/** The broker of one plugin. */
export function brokerOf(request: StartRequest, { policyOf, consent, draw = () => ({ dispose() {} }), clock = systemClock }: SandboxOptions): Gatekeeper {
  const grants = new Grants(policyOf(request.manifest), consent);
  const doors = doorsOf(request, draw);
  return { gate: (wire, ledger) => new Broker(wire, doors, grants, ledger, clock), dispose: () => grants.dispose() };
}
