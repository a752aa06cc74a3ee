import { ROLES, type Role } from '../../../src/journey/shared/roles-list.js';

/** What a link says of who came, read without any proof: good enough to show, and the collector holds everything against its own reading. */
export interface Peeked {
  readonly journey: string;
  readonly role: Role;
  readonly name: string;
  readonly participant: string;
  readonly persona?: string;
  /** The link's own id. */
  readonly link: string;
}

export function peek(token: string): Peeked | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const { i, j, r, n, p, s } = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
    if (typeof j !== 'string' || typeof n !== 'string' || typeof p !== 'string' || !(ROLES as readonly unknown[]).includes(r)) return undefined;
    return { journey: j, role: r as Role, name: n, participant: p, link: typeof i === 'string' ? i : p, ...(typeof s === 'string' && { persona: s }) };
  } catch {
    return undefined;
  }
}
