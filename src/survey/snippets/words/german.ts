import type { SnippetWords } from './english.js';

/** How snippets are used, in German. */
export const german: SnippetWords = {
  link: {
    name: 'Link',
    steps: ['Fügen Sie dies als Link in den Text ein, in einem eigenen Absatz.', 'Bitten Sie, wer die Website betreut, das Skript einmal in die Seiten zu setzen.'],
    note: 'Geht überall: Wo das Skript ist, tritt die Umfrage an die Stelle des Links; sonst öffnet der Link die Umfrage.',
  },
  'data-attributes': {
    name: 'Kasten',
    steps: ['Öffnen Sie die HTML-Ansicht Ihres Editors und fügen Sie dies ein.', 'Bitten Sie, wer die Website betreut, das Skript einmal in die Seiten zu setzen.'],
    note: 'Die Worte darin sind zu sehen, wo es kein Skript gibt. Lassen Sie sie stehen: Editoren entfernen leere Kästen.',
  },
  html: {
    name: 'Element',
    steps: ['Öffnen Sie die HTML-Ansicht Ihres Editors und fügen Sie dies in einer Zeile ein.', 'Bitten Sie, wer die Website betreut, das Skript einmal in die Seiten zu setzen.'],
    note: 'Für Stellen, die jedes HTML behalten. Die meisten Editoren entfernen es: Nehmen Sie dann den Link.',
  },
  iframe: {
    name: 'Rahmen',
    steps: ['Fügen Sie dies ein, wo Ihr Editor Rahmen oder Code zum Einbetten annimmt.'],
    note: 'Braucht kein Skript. Ist das Skript auf der Seite, bekommt der Rahmen die richtige Höhe sowie Farben und Sprache der Seite.',
  },
  'wordpress-block': {
    name: 'WordPress-Block',
    steps: ['Installieren Sie das Plugin und tragen Sie einmal die Adresse Ihrer Umfragen in seine Einstellungen ein.', 'Fügen Sie den Block „Kundenumfrage“ hinzu, oder fügen Sie dies im Code-Editor ein.'],
    note: 'Ist das Plugin aus, bleibt der Block in der Seite und zeigt nichts.',
  },
  'wordpress-shortcode': {
    name: 'WordPress-Shortcode',
    steps: ['Installieren Sie das Plugin und tragen Sie einmal die Adresse Ihrer Umfragen in seine Einstellungen ein.', 'Fügen Sie dies in den Text ein, in einem eigenen Absatz.'],
    note: 'Für den klassischen Editor und für Seitenbaukästen.',
  },
  'wordpress-url': {
    name: 'Adresse',
    steps: ['Fügen Sie die Adresse in einen leeren Absatz ein.'],
    note: 'Für jeden Editor, der oEmbed kennt. WordPress zeigt ohne das Plugin einen Rahmen von fester Höhe.',
  },
  drupal: {
    name: 'Drupal',
    steps: ['Setzen Sie die Bibliothek einmal in die .libraries.yml Ihres Themes und nennen Sie sie in der .info.yml.', 'Fügen Sie den Link über den Quelltext-Knopf des Editors ein, in einem eigenen Absatz.'],
    note: 'Die üblichen Textformate entfernen Klassen und Datenattribute; die Umfrage wird dann an ihrer Adresse erkannt.',
  },
  webflow: { name: 'Webflow', steps: ['Fügen Sie ein Embed-Element hinzu und setzen Sie dies hinein.', 'Veröffentlichen Sie: Der Designer führt keine Skripte aus.'], note: 'Das Skript darf mehrmals auf einer Seite stehen.' },
  react: { name: 'React', steps: ['Installieren Sie einmal das Paket.', 'Setzen Sie dies in Ihr Projekt.'], note: 'Typen für JSX: siehe cx-elements/jsx.' },
  vue: { name: 'Vue', steps: ['Installieren Sie einmal das Paket.', 'Sagen Sie dem Compiler, dass Tags, die mit cx- beginnen, Elemente sind.', 'Setzen Sie dies in Ihr Projekt.'], note: 'compilerOptions: { isCustomElement: (tag) => tag.startsWith("cx-") }' },
  angular: { name: 'Angular', steps: ['Installieren Sie einmal das Paket.', 'Setzen Sie dies in Ihr Projekt.'], note: 'CUSTOM_ELEMENTS_SCHEMA erlaubt der Vorlage, Elemente zu verwenden.' },
};
