import { CxError } from '../../../core/problem.js';
import { withoutSecret } from '../address.js';

/** What ClickHouse or the way to it says, as one sentence that helps and holds no secret. */
export function failed(error: unknown, url: string): CxError {
  if (error instanceof CxError) return error;
  const { code = '', type = '', message = String(error) } = error as { code?: string; type?: string; message?: string };
  const said = message.split('\n')[0]!.slice(0, 300);
  const where = withoutSecret(url);
  const cannot = (why: string): CxError => new CxError({ code: 'no-clickhouse', message: `ClickHouse at ${where} cannot be used: ${why}.` }, { cause: error });
  switch (type || code) {
    case 'ECONNREFUSED':
      return cannot('nobody listens there. Its port for HTTP is mostly 8123, and 8443 with https');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return cannot('there is no such host');
    case 'ECONNRESET':
    case 'EPIPE':
      return cannot('the connection broke');
    case 'AUTHENTICATION_FAILED':
    case 'REQUIRED_PASSWORD':
    case 'WRONG_PASSWORD':
    case 'UNKNOWN_USER':
      return cannot('the name or the password is not accepted');
    case 'UNKNOWN_DATABASE':
      return cannot('there is no such database. Make it there: CREATE DATABASE cx');
    case 'ACCESS_DENIED':
      return cannot(`this user may not do it (${said})`);
    case 'NOT_ENOUGH_SPACE':
      return cannot('its disk is full');
    default:
      // an error of ClickHouse has a type; whatever else answers there is something else, or nothing
      if (type === '' && !/timeout/i.test(message)) return cannot(`what answers there is no ClickHouse, or a proxy in front of it says: ${said.replace(/\.$/, '') || 'nothing'}`);
      return new CxError({ code: type === '' ? 'no-clickhouse' : 'not-done', message: `ClickHouse at ${where} could not do it: ${said.replace(/\.?\s*$/, '')}.` }, { cause: error });
  }
}
