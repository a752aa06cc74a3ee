import type { SourceTranslation } from './translation.js';

/** The German texts about where figures come from and how fresh they are. */
export const de: SourceTranslation = {
  'source.loaded': 'Stand {time}',
  'source.stale.unreachable': 'Stand {time}. Die Verbindung ist unterbrochen; es wird neu versucht.',
  'source.stale.silent': 'Stand {time}. Die Leitung steht, aber seither ist nichts gekommen; es wird neu versucht.',
  'source.stale.behind': 'Stand {time}. Es fehlen Meldungen; die Zahlen werden neu geladen.',
  'source.stale.nonsense': 'Stand {time}. Der Sammler sendet etwas anderes; es wird neu versucht.',
  'source.stale.other-version': 'Stand {time}. Der Sammler sendet die Zahlen in einer neueren Fassung, als diese Seite lesen kann. Laden Sie die Seite neu, oder fragen Sie, wer sie betreibt.',
  'source.stale.too-large': 'Stand {time}. Es sind mehr Gruppen und Zeiträume, als eine Seite fassen kann.',
  'source.stale.no-source': 'Stand {time}. Die Zahlen kommen von einem Plugin, das nicht mehr da ist.',
  'source.failed.other-version': 'Der Sammler sendet die Zahlen in einer neueren Fassung, als diese Seite lesen kann. Laden Sie die Seite neu, oder fragen Sie, wer sie betreibt.',
  'source.failed.silent': 'Die Zahlen können nicht geladen werden: Es kommt nichts. Es wird neu versucht.',
  'source.failed.too-large': 'Die Zahlen können nicht gezeigt werden: Es sind mehr Gruppen und Zeiträume, als eine Seite fassen kann.',
  'source.unreadable': 'Die Datei lässt sich nicht verwenden. {reason}',
  'source.notes': { one: '{count} Hinweis zu den Daten', other: '{count} Hinweise zu den Daten' },
  'source.note.twice': { one: 'Eine Meldung kam noch einmal und wurde nicht noch einmal gezählt.', other: '{count} Meldungen kamen noch einmal und wurden nicht noch einmal gezählt.' },
  'source.note.early': { one: 'Eine Meldung kam zu früh und wurde eingereiht.', other: '{count} Meldungen kamen zu früh und wurden eingereiht.' },
  'source.note.missed': { one: 'Es fehlten Meldungen; um {time} wurden die Zahlen neu geladen.', other: 'Es fehlten {count}-mal Meldungen; die Zahlen wurden neu geladen, zuletzt um {time}.' },
  'source.note.restarted': { one: 'Der Sammler hat neu begonnen; um {time} wurden die Zahlen neu geladen.', other: 'Der Sammler hat {count}-mal neu begonnen; die Zahlen wurden neu geladen, zuletzt um {time}.' },
  'source.note.other-zone': { one: 'Eine Meldung mit Tagen einer anderen Zeitzone wurde nicht hinzugezählt.', other: '{count} Meldungen mit Tagen einer anderen Zeitzone wurden nicht hinzugezählt.' },
  'source.note.other-shape': { one: 'Eine Meldung mit anderen Zeiträumen oder Gruppen wurde nicht hinzugezählt.', other: '{count} Meldungen mit anderen Zeiträumen oder Gruppen wurden nicht hinzugezählt.' },
  'source.note.other-version': { one: 'Eine Meldung in einer neueren Fassung wurde nicht hinzugezählt.', other: '{count} Meldungen in einer neueren Fassung wurden nicht hinzugezählt.' },
  'source.note.nonsense': { one: 'Eine unlesbare Meldung wurde nicht hinzugezählt.', other: '{count} unlesbare Meldungen wurden nicht hinzugezählt.' },
  'source.note.zone-changed': 'Die Tage richten sich jetzt nach den Uhren von {to}, vorher nach denen von {from}. Zahlen um Mitternacht verschieben sich.',
  'source.note.undated': { one: '{count} Zeile ohne lesbares Datum wurde ausgelassen.', other: '{count} Zeilen ohne lesbares Datum wurden ausgelassen.' },
};
