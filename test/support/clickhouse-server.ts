import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { embeddedClickhouse, type EmbeddedClickhouse } from './chdb.js';

/** The parameters of a request that are no settings of the engine. */
const OF_HTTP = new Set(['query', 'query_id', 'database', 'session_id', 'wait_end_of_query']);

/** What ClickHouse answers with for the types of its errors; 500 for all others. */
const STATUS: Readonly<Record<string, number>> = {
  AUTHENTICATION_FAILED: 403, ACCESS_DENIED: 403, SYNTAX_ERROR: 400, CANNOT_PARSE_TEXT: 400, CANNOT_PARSE_INPUT_ASSERTION_FAILED: 400, TYPE_MISMATCH: 400, BAD_QUERY_PARAMETER: 400,
  UNKNOWN_TABLE: 404, UNKNOWN_DATABASE: 404, UNKNOWN_IDENTIFIER: 404, UNKNOWN_FUNCTION: 404, UNKNOWN_SETTING: 404, NOT_IMPLEMENTED: 501,
};

/** A statement on its way, with the text of what is inserted. */
export type Hook = (statement: string) => void | Promise<void>;

/**
 * A server that speaks ClickHouse's interface over HTTP, as far as its official client uses it, in front of the real engine within this program: it takes parameters
 * of a statement as the engine reads them, settings, a database, a user and a password, data to insert, packed bodies; and answers with the engine's
 * own words and codes where something is wrong. No current server can be had where these tests run.
 */
export class ClickhouseServer {
  /** Called before and after each statement, to break what is on its way. */
  before: Hook | undefined;
  after: Hook | undefined;
  /** What has been asked, in order. */
  readonly statements: string[] = [];
  readonly password = "se'cret @1";
  readonly #engine: EmbeddedClickhouse;
  readonly #server: Server;

  private constructor(engine: EmbeddedClickhouse) {
    this.#engine = engine;
    this.#server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => void this.#answer(request, response));
  }

  /** Undefined, with a message, where the engine cannot be had. */
  static async start(): Promise<ClickhouseServer | undefined> {
    const engine = await embeddedClickhouse();
    if (!engine) return undefined;
    engine.query('CREATE DATABASE cx', 'Null');
    const server = new ClickhouseServer(engine);
    await server.up();
    return server;
  }

  async up(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Nobody is answered any more, until it is up again. */
  async down(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** An address with the user and the password. */
  url(database: string, password = this.password): string {
    return `http://cx:${encodeURIComponent(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Asks the engine past HTTP. */
  rows<T>(query: string, database = 'cx'): T[] {
    this.#engine.query(`USE ${database}`, 'Null');
    return this.#engine.query(query, 'JSONEachRow').split('\n').filter(Boolean).map((line) => JSON.parse(line) as T);
  }

  /** Makes a database of a name, anew. */
  database(name: string): string {
    this.#engine.query(`DROP DATABASE IF EXISTS ${name} SYNC`, 'Null');
    this.#engine.query(`CREATE DATABASE ${name}`, 'Null');
    return this.url(name);
  }

  async stop(): Promise<void> {
    if (this.#server.listening) await this.down();
    this.#engine.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url!, 'http://server');
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (url.pathname === '/ping') return void response.end('Ok.\n');
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(Buffer.concat(chunks)) : Buffer.concat(chunks);
      const answer = await this.#run(request, url.searchParams, body.toString('utf8'));
      const packed = url.searchParams.get('enable_http_compression') === '1' && /gzip/.test(request.headers['accept-encoding'] ?? '');
      response.writeHead(200, {
        'content-type': 'text/plain; charset=UTF-8', 'x-clickhouse-query-id': url.searchParams.get('query_id') ?? '', 'x-clickhouse-server-display-name': 'test',
        'x-clickhouse-summary': JSON.stringify({ read_rows: '0', read_bytes: '0', written_rows: '0', written_bytes: String(body.length), result_rows: '0' }),
        ...(packed && { 'content-encoding': 'gzip' }),
      });
      response.end(packed ? gzipSync(answer) : answer);
    } catch (error) {
      const message = (error as Error).message.replace(/^Query failed: /, '');
      const [, code = '1001'] = /Code: (\d+)/.exec(message) ?? [];
      const [type = ''] = [...message.matchAll(/\(([A-Z][A-Z0-9_]{2,})\)/g)].at(-1)?.slice(1) ?? [];
      response.writeHead(STATUS[type] ?? 500, { 'x-clickhouse-exception-code': code, 'content-type': 'text/plain; charset=UTF-8' });
      response.end(`${message} (version 26.7.2.1)\n`);
    }
  }

  async #run(request: IncomingMessage, given: URLSearchParams, body: string): Promise<string> {
    const credentials = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8');
    if (credentials !== `cx:${this.password}`) throw new Error('Code: 516. DB::Exception: cx: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)');
    const query = given.get('query');
    const statement = query === null ? body : `${query}\n${body}`;
    this.statements.push(statement);
    await this.before?.(statement);
    // from here on in one go: the engine has one session, which the statements of all requests share
    this.#engine.query(`USE \`${(given.get('database') ?? 'default').replaceAll('`', '')}\``, 'Null');
    for (const [name, value] of given) if (!OF_HTTP.has(name)) this.#engine.query(`SET ${name} = ${quoted(value)}`, 'Null');
    const answer = this.#engine.query(statement, 'TabSeparated');
    await this.after?.(statement);
    return answer;
  }
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
