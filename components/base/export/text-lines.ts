/** One line of letters as it stands on the page. */
export interface TextLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The lines into which a browser has broken a text. */
export function linesOf(node: Text): TextLine[] {
  const lines: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  const range = document.createRange();
  const put = (from: number, to: number): boolean => {
    range.setStart(node, from);
    range.setEnd(node, to);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    const [box] = boxes;
    if (!box) return boxes.length === 0;
    if (boxes.some(({ top }) => Math.abs(top - box.top) > box.height / 2) && to - from > 1) return false;
    const last = lines.at(-1);
    const text = node.data.slice(from, to);
    if (last && Math.abs(last.top - box.top) < box.height / 2) {
      last.text += text;
      for (const { left, right } of boxes) {
        last.left = Math.min(last.left, left);
        last.right = Math.max(last.right, right);
      }
    } else lines.push({ text, left: Math.min(...boxes.map(({ left }) => left)), right: Math.max(...boxes.map(({ right }) => right)), top: box.top, bottom: box.bottom });
    return true;
  };
  for (const { index, 0: word } of node.data.matchAll(/\S+\s*/g)) {
    if (put(index, index + word.length)) continue;
    // a word that is broken, as those of languages without spaces are
    let at = index;
    for (const letter of word) put(at, (at += letter.length));
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');
}
