/**
 * How the commands are started: from the sources, or as they were built just before (`CX_BUILT`, which `npm test` sets once its build is done),
 * for half of the time of a command that only says something goes into reading TypeScript.
 */
const started = (name: string): readonly string[] => (process.env['CX_BUILT'] ? [`dist/${name}.js`] : ['--import', 'tsx', `${name}.ts`]);

/** What `node` is given to be `cx-collector`. */
export const CX_COLLECTOR = started('src/collector/cli');
/** What `node` is given to be `cx-elements`. */
export const CX_ELEMENTS = started('src/sdk/cli/main');
