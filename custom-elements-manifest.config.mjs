import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** The manifest is read beside the package, so it names what is published and not what it was made of. */
const published = (path) => path?.replace(/^\/?(src|components)\//, 'dist/$1/').replace(/\.ts$/, '.js');

const publishedPaths = {
  name: 'cx-published-paths',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const module of modules) {
      module.path = published(module.path);
      for (const item of module.exports ?? []) if (item.declaration?.module) item.declaration.module = published(item.declaration.module);
      for (const declaration of module.declarations ?? []) {
        if (declaration.superclass?.module) declaration.superclass.module = published(declaration.superclass.module);
        declaration.members = declaration.members?.filter(({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#'));
        const shown = new Set(declaration.members?.map(({ name }) => name));
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => fieldName === undefined || shown.has(fieldName));
        // the analyzer takes the variable in `dispatchEvent(variable)` for a name
        declaration.events = declaration.events?.filter(({ name }) => /^(cx-|change$|input$)/.test(name));
        for (const member of declaration.members ?? []) if (member.inheritedFrom?.module) member.inheritedFrom.module = published(member.inheritedFrom.module);
      }
    }
  },
};

export default {
  globs: ['components/**/*.ts'],
  exclude: ['**/*.styles.ts', '**/*.messages.ts', 'components/locales/**'],
  litelement: true,
  outdir: '.',
  plugins: [
    publishedPaths,
    customElementVsCodePlugin({ outdir: '.', htmlFileName: 'vscode.html-custom-data.json', cssFileName: 'vscode.css-custom-data.json' }),
    customElementJetBrainsPlugin({ outdir: '.', webTypesFileName: 'web-types.json', packageJson: false }),
  ],
};
