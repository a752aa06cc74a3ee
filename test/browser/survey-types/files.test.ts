import { expect } from '@open-wc/testing';
import type { Upload } from '../../../components/asking/question-view.js';
import type { Question } from '../../../src/model/index.js';
import { noLeaks, until } from '../support.js';
import { active, all, asking, find, problemOf, send, textOf, type CxSurvey } from './support.js';

const question: Question = { type: 'file', id: 'proof', title: 'Show us', accept: ['image/*'], most: 2, largest: 2_000_000, screenshot: true };
const picture = (name: string, bytes = 10, type = 'image/png'): File => new File([new Uint8Array(bytes)], name, { type });

function pick(el: CxSurvey, ...files: File[]): void {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  const input = find<HTMLInputElement>(el, 'input[type=file]');
  input.files = all.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const names = (el: CxSurvey): string[] => all(el, '.files li').map((row) => row.querySelector('bdi')!.textContent);
const button = (el: CxSurvey, name: string): HTMLElement => find(el, `button[aria-label="${name}"]`);

/** An uploader that a test ends as it likes. */
function uploader(): { readonly upload: Upload; readonly calls: { file: File; signal: AbortSignal; progress: (share: number) => void; done: (address?: string) => void; fail: () => void }[] } {
  const calls: ReturnType<typeof uploader>['calls'] = [];
  return {
    calls,
    upload: (file, signal, progress) =>
      new Promise((resolve, reject) => calls.push({ file, signal, progress, done: (address) => resolve(address === undefined ? {} : { address }), fail: () => reject(new Error('no')) })),
  };
}

describe('file', () => {
  noLeaks();

  it('takes none where the page has no uploader, and says so', async () => {
    const el = await asking([question]);
    expect(all(el, 'input[type=file]').length).to.equal(0);
    expect(find(el, '[part=question]').textContent).to.contain('This page takes no files');
    expect(await send(el)).to.deep.equal([]);
  });

  it('uploads with progress, waits for it, and sends where the file is', async () => {
    const { upload, calls } = uploader();
    const el = await asking([question], { upload });
    expect(find(el, '[part=question]').textContent).to.contain('Up to 2 files, each at most 2 MB');
    pick(el, picture('a.png'));
    await until(() => calls.length === 1);
    calls[0]!.progress(0.5);
    expect(find<HTMLProgressElement>(el, 'progress').value).to.equal(0.5);
    expect(find(el, 'progress').getAttribute('aria-label')).to.equal('a.png is being uploaded');
    expect(await send(el)).to.equal(undefined);
    expect(problemOf(el, 'proof')).to.contain('Please wait');
    calls[0]!.done('https://files.example/1');
    await until(() => all(el, 'progress').length === 0);
    await until(() => textOf(el, '[role=status]') === 'a.png was added');
    expect(problemOf(el, 'proof'), 'it is over').to.equal('');
    expect(await send(el)).to.deep.equal([{ kind: 'file', question: 'proof', files: [{ name: 'a.png', mediaType: 'image/png', size: 10, address: 'https://files.example/1' }] }]);
  });

  it('refuses what is too large, of another kind or too many without sending it, and says which', async () => {
    const { upload, calls } = uploader();
    const el = await asking([question], { upload });
    pick(el, picture('big.png', 2_000_001), picture('note.txt', 5, 'text/plain'), picture('1.png'), picture('2.png'), picture('3.png'));
    await until(() => names(el).length === 5);
    expect(calls.map(({ file }) => file.name)).to.deep.equal(['1.png', '2.png']);
    expect(all(el, '.files .problem').map((one) => one.textContent)).to.deep.equal(['big.png is too large. At most 2 MB can be sent.', 'Files such as note.txt cannot be sent.', 'Only 2 files can be sent.']);
    for (const call of calls) call.done();
    await until(() => all(el, 'progress').length === 0);
    expect(await send(el), 'nobody goes on without noticing').to.equal(undefined);
    for (const name of ['big.png', 'note.txt', '3.png']) button(el, `Remove ${name}`).click();
    await until(() => names(el).length === 2);
    expect(((await send(el)) as { files: object[] }[])[0]!.files.length).to.equal(2);
  });

  it('tries again after a failure, stops on demand, and removes', async () => {
    const { upload, calls } = uploader();
    const el = await asking([question], { upload });
    pick(el, picture('a.png'));
    await until(() => calls.length === 1);
    calls[0]!.fail();
    await until(() => textOf(el, '[role=status]') === 'This file could not be uploaded.');
    button(el, 'Try again: a.png').click();
    await until(() => calls.length === 2);
    button(el, 'Stop uploading a.png').click();
    await until(() => names(el).length === 0);
    expect(calls[1]!.signal.aborted).to.equal(true);
    calls[1]!.done('https://files.example/late');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(names(el), 'what was stopped does not come after all').to.deep.equal([]);
    expect(active(el)?.getAttribute('type')).to.equal('file');
    pick(el, picture('b.png'));
    await until(() => calls.length === 3);
    calls[2]!.done('javascript:alert(1)');
    await until(() => all(el, 'progress').length === 0 && names(el).length === 1);
    expect(await send(el), 'an address that is none is left out').to.deep.equal([{ kind: 'file', question: 'proof', files: [{ name: 'b.png', mediaType: 'image/png', size: 10 }] }]);
  });

  it('keeps the rows of those that stay as they are when one goes', async () => {
    const { upload, calls } = uploader();
    const el = await asking([{ ...question, most: 3 }], { upload });
    pick(el, picture('a.png'), picture('b.png'), picture('c.png'));
    await until(() => calls.length === 3);
    calls[0]!.done('https://files.example/a');
    calls[1]!.done('https://files.example/b');
    await until(() => all(el, 'progress').length === 1);
    const rows = new Map(all(el, '.files li').map((row) => [row.querySelector('bdi')!.textContent, row]));
    button(el, 'Remove a.png').click();
    await until(() => names(el).length === 2);
    for (const row of all(el, '.files li')) expect(row).to.equal(rows.get(row.querySelector('bdi')!.textContent));
  });

  it('takes a picture of what the customer shows, and says so when they show nothing', async () => {
    const { upload, calls } = uploader();
    const own = Object.getOwnPropertyDescriptor(navigator.mediaDevices, 'getDisplayMedia');
    const canvas = document.createElement('canvas');
    canvas.width = 40;
    canvas.height = 30;
    const stops: MediaStreamTrack[] = [];
    let shown = false;
    Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: async () => {
        if (!shown) throw new DOMException('no', 'NotAllowedError');
        const draw = canvas.getContext('2d')!;
        draw.fillStyle = '#05a';
        draw.fillRect(0, 0, 40, 30);
        const stream = canvas.captureStream(30);
        stops.push(...stream.getTracks());
        return stream;
      },
    });
    try {
      const el = await asking([question], { upload });
      const shoot = (): void => all(el, '.adds button')[0]!.click();
      shoot();
      await until(() => textOf(el, '[role=status]') !== '');
      expect(calls).to.have.length(0);
      shown = true;
      shoot();
      await until(() => calls.length === 1, 'the picture');
      const { file } = calls[0]!;
      expect([file.type, file.name.endsWith('.png')]).to.deep.equal(['image/png', true]);
      const picture = await createImageBitmap(file);
      expect([picture.width, picture.height]).to.deep.equal([40, 30]);
      expect(stops.every(({ readyState }) => readyState === 'ended'), 'the screen is no longer watched').to.equal(true);
    } finally {
      if (own) Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', own);
      else Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
    }
  });

  it('stops what is on its way when the survey leaves the page', async () => {
    const { upload, calls } = uploader();
    const el = await asking([question], { upload });
    pick(el, picture('a.png'));
    await until(() => calls.length === 1);
    el.remove();
    expect(calls[0]!.signal.aborted).to.equal(true);
  });
});
