import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readSurveySettings } from '../../../src/collector/surveys/settings.js';
import { startCollector } from '../../../src/collector/index.js';
import { Hosted, renewal } from './support.js';

const KEY = 'a-key-of-an-author-for-the-tests-alone-1';

describe('publishing a survey', () => {
  let folder: string;
  let hosted: Hosted;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cx-published-'));
    hosted = await Hosted.open({ origins: ['https://studio.bank.example'], surveys: { surveys: [renewal], publishing: { keys: [KEY, 'another-key-of-an-author-for-the-tests-2'], folder } } });
  });
  after(async () => {
    await hosted.collector.close();
    rmSync(folder, { recursive: true });
  });

  const put = async (id: string, document: unknown, headers: Record<string, string> = { authorization: `Bearer ${KEY}` }): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`${hosted.url}/v1/surveys/${id}`, { method: 'PUT', body: JSON.stringify(document), headers: { 'content-type': 'application/json', ...headers } });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const made = { ...renewal, id: 'made', title: 'Made in the studio' };

  it('shows it at once under its address, keeps it as a file, and takes another state of it', async () => {
    assert.equal((await hosted.get('/s/made')).status, 404);
    const { status, body } = await put('made', made);
    assert.deepEqual([status, body], [201, { survey: 'made', address: `${hosted.url}/s/made` }]);
    assert.match((await hosted.get('/s/made')).text, /Made in the studio/);
    assert.equal((await put('made', { ...made, title: 'Changed' })).status, 200);
    assert.match((await hosted.get('/s/made')).text, /Changed/);
    assert.deepEqual(readdirSync(folder), ['made.json']);
    assert.equal((JSON.parse(readFileSync(join(folder, 'made.json'), 'utf8')) as { title: string }).title, 'Changed');
  });

  it('is there after a restart', async () => {
    await put('kept', { ...made, id: 'kept' });
    const settings = join(folder, '..', `cx-settings-${process.pid}.json`);
    writeFileSync(settings, JSON.stringify({ publishing: { keys: [KEY], folder } }));
    const again = await startCollector({ port: 0, surveys: readSurveySettings(settings) });
    assert.equal((await fetch(`${again.url}/s/kept`)).status, 200);
    await again.close();
    rmSync(settings);
  });

  it('asks for a key, and stores nothing without the right one', async () => {
    assert.equal((await put('stranger', { ...made, id: 'stranger' }, {})).status, 401);
    for (const authorization of ['Bearer wrong', `Bearer ${KEY}x`, `Basic ${KEY}`, 'Bearer ']) assert.ok([401, 403].includes((await put('stranger', { ...made, id: 'stranger' }, { authorization })).status));
    assert.ok(!existsSync(join(folder, 'stranger.json')));
    assert.equal((await hosted.get('/s/stranger')).status, 404);
  });

  it('refuses faults with their places, other names, and names that lead elsewhere; what is hosted stays', async () => {
    const { status, body } = await put('renewal', { ...renewal, pages: [] });
    assert.equal(status, 422);
    assert.deepEqual((body['problems'] as { where: string }[]).map(({ where }) => where), ['/pages']);
    assert.equal((await put('renewal', { ...renewal, endings: [{ id: 'x', when: 'answers.nps >' }] })).status, 400);
    assert.equal((await put('other', made)).status, 422);
    for (const id of ['..%2Fmade', '%2e%2e', '__proto__']) assert.ok((await put(id, { ...made, id: decodeURIComponent(id) })).status >= 400);
    assert.match((await hosted.get('/s/renewal')).text, /recommend/);
    assert.ok(!existsSync(join(folder, '..', 'made.json')));
  });

  it('may be asked from the pages that are listed and no others', async () => {
    const ask = (origin: string): Promise<Response> => fetch(`${hosted.url}/v1/surveys/made`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' } });
    const listed = await ask('https://studio.bank.example');
    assert.equal(listed.headers.get('access-control-allow-origin'), 'https://studio.bank.example');
    assert.match(listed.headers.get('access-control-allow-methods') ?? '', /PUT/);
    assert.match(listed.headers.get('access-control-allow-headers') ?? '', /authorization/);
    assert.equal((await ask('https://evil.example')).headers.get('access-control-allow-origin'), null);
  });
});
