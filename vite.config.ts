import { defineConfig, type Plugin } from 'vite';

/**
 * Lit carries a second way to apply styles for browsers without constructable style sheets. Every browser we support
 * has them, and it is a thirtieth of our smallest build, so single-file builds get the first way alone.
 */
function leanStyles(): Plugin {
  const lean = new URL('scripts/lean-css-tag.mjs', import.meta.url).pathname;
  return {
    name: 'cx-lean-styles',
    enforce: 'pre',
    resolveId: (id, importer) => (id.endsWith('./css-tag.js') && importer?.includes('@lit/reactive-element') ? lean : null),
  };
}

/**
 * What Lit does for polyfills of old browsers, for hydration, for decorators and to note its version for its own development build:
 * nothing of it is used by a single file. Each part must be found, so that a new version of Lit does not bring it back unseen.
 */
const UNUSED: Readonly<Record<string, readonly RegExp[]>> = {
  '@lit/reactive-element/reactive-element.js': [
    /,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
    /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/,
    /const \w+=this\[Symbol\.metadata\];if\(null!==\w+\)\{[^{}]*\}/,
    /static addInitializer\(\w+\)\{[^{}]*\}/,
    /void 0!==\w+\.l&&\(this\.l=\[\.\.\.\w+\.l\]\),/,
    /,this\.constructor\.l\?\.forEach\(\w+=>\w+\(this\)\)/,
    // converters of one's own, `useDefault` and `removeController`
    /"function"==typeof \w+\.converter\?\{fromAttribute:\w+\.converter\}:void 0!==\w+\.converter\?\.fromAttribute\?\w+\.converter:/,
    /void 0!==\w+\.converter\?\.toAttribute\?\w+\.converter:/,
    /,useDefault:!1/,
    /\?\?this\._\$Ej\?\.get\(\w+\)\?\?\w+(?=,)/,
    /\|\|\w+\.useDefault&&\w+\.reflect&&\w+===this\._\$Ej\?\.get\(\w+\)&&!this\.hasAttribute\(\w+\._\$Eu\(\w+,\w+\)\)/,
    /\w+&&!\(this\._\$Ej\?\?=new Map\)\.has\(\w+\)&&\(this\._\$Ej\.set\(\w+,\w+\?\?\w+\?\?this\[\w+\]\),!0!==\w+\|\|void 0!==\w+\)\|\|/,
    /removeController\(\w+\)\{[^{}]*\}/,
  ],
  'lit-element/lit-element.js': [
    /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);const \w+=\w+\.litElementPolyfillSupport;\w+\?\.\(\{LitElement:\w+\}\)(?=;)/,
    /\w+\._\$litElement\$=!0,/,
    /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\);/,
  ],
  'lit-html/lit-html.js': [
    // MathML, values within comments, and what only tests of Lit ask a part
    /else\{let \w+=-1;for\(;-1!==\(\w+=\w+\.data\.indexOf\(\w+,\w+\+1\)\);\)\w+\.push\(\{type:7,index:\w+\}\),\w+\+=\w+\.length-1\}/,
    /3===\w+\?"<math>":(?="")/,
    /3===\w+\?"<\/math>":(?="")/,
    /,\w+=\w+\(3\)(?=,)/,
    /\w+ as mathml,/,
    /get startNode\(\)\{[^{}]*\}get endNode\(\)\{[^{}]*\}/,
    /get tagName\(\)\{[^{}]*\}/,
    /,(\w+)=\w+\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\)/,
  ],
};

function leanLit(): Plugin {
  return {
    name: 'cx-lean-lit',
    enforce: 'pre',
    transform(code, id) {
      const [, parts] = Object.entries(UNUSED).find(([file]) => id.endsWith(`node_modules/${file}`)) ?? [];
      if (!parts) return null;
      return parts.reduce((rest, part) => {
        if (!part.test(rest)) throw new Error(`${id} is not written as it was: look at UNUSED in vite.config.ts.`);
        return rest.replace(part, '');
      }, code);
    },
  };
}

/** Style sheets without the white space that only people need. A `*.styles.js` holds style sheets and nothing else. */
function tightStyles(): Plugin {
  return {
    name: 'cx-tight-styles',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('.styles.js') ? code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '').replace(/\s*([{};,])\s+/g, '$1').replace(/([\w-]): /g, '$1:').replaceAll(';}', '}') : null),
  };
}

/**
 * After the minifier, line ends are left in templates and styles only, where one space does the same; and notes for
 * bundlers are of no use in a file that is not bundled again; where one stood between two words, a space takes its place.
 */
function foldTemplates(): Plugin {
  return {
    name: 'cx-fold-templates',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // a part stands in a folder below the workers
        if (chunk.fileName.includes('/')) chunk.code = chunk.code.replace(/(?<=new URL\(")(?=[\w-]+\.js",\s*import\.meta\.url\))/g, '../');
        chunk.code = chunk.code.replace(/(?<=([\w$])?)\/\* ?@__PURE__ ?\*\/(?=([\w$])?)/g, (_, before?: string, after?: string) => (before && after ? ' ' : '')).replace(/\n\s*/g, ' ').trim().replace(/(?<=[;}])export ?(?=\{[^{}]*\};?$)/, '\nexport');
      }
    },
  };
}

/**
 * A worker is a file of its own, built next to the others. Left as it is written, which is the form that the bundlers of
 * those who use the package look for, it would be built a second time and put where no page finds it.
 */
function workersBeside(): Plugin {
  return {
    name: 'cx-workers-beside',
    enforce: 'pre',
    transform: (code, id) => (id.endsWith('.js') && code.includes('new Worker(new URL(') ? code.replace(/new URL\('\.\/([\w-]+)\.js', import\.meta\.url\)/g, "new URL('$1' + '.js', import.meta.url)") : null),
  };
}

/**
 * One self-contained file for a `<script type="module">` tag. scripts/build.mjs names the entry and brings the minifier: this file is
 * read anew for each build, and the minifier is to stay.
 */
export default defineConfig({
  plugins: [leanStyles(), leanLit(), tightStyles(), workersBeside(), foldTemplates()],
  resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: false,
    minify: true, // by scripts/build/minify.mjs
    rolldownOptions: { output: { codeSplitting: false, minify: false }, checks: { pluginTimings: false } },
  },
});
