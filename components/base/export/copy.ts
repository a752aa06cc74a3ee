import { markupOf, tabbedOf, type ExportTable } from './table.js';

/** Puts a table on the clipboard, as a table for documents and as text for spreadsheets. To be called for a click; rejects if the browser does not allow it. */
export async function copyTable(table: ExportTable): Promise<void> {
  const forms = { 'text/html': markupOf(table), 'text/plain': tabbedOf(table) };
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })])))]);
  } catch (error) {
    // pages without https, and frames that are not given the clipboard, may still copy for a click
    if (!copyForClick(forms)) throw error;
  }
}

function copyForClick(forms: Readonly<Record<string, string>>): boolean {
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(forms)) event.clipboardData?.setData(type, text);
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
