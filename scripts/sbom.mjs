// What comes along with the package when it is installed: a bill of materials (CycloneDX) of its dependencies and theirs, from
// npm's own. npm leaves out dependencies that tools of ours need too, so all are asked for and ours are kept.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** The bill as an object. The same lock file gives the same bill, so it has no date and no number. */
export function billOfMaterials() {
  const pkg = JSON.parse(readFileSync('package.json', 'utf8'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // a build runs as production, in which npm would leave them out again
  const whole = JSON.parse(execFileSync(npm, ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--include=dev'], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }));
  const needs = new Map(whole.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const own = whole.metadata.component['bom-ref'];
  const nameOf = (ref) => ref.slice(0, ref.lastIndexOf('@'));
  const kept = new Set();
  const queue = needs.get(own).filter((ref) => Object.hasOwn(pkg.dependencies, nameOf(ref)));
  const direct = [...queue];
  for (let ref = queue.pop(); ref; ref = queue.pop()) {
    if (kept.has(ref)) continue;
    kept.add(ref);
    queue.push(...(needs.get(ref) ?? []));
  }
  return {
    $schema: whole.$schema, bomFormat: whole.bomFormat, specVersion: whole.specVersion, version: 1,
    metadata: { lifecycles: [{ phase: 'build' }], component: { 'bom-ref': own, type: 'library', name: pkg.name, version: pkg.version, purl: `pkg:npm/${pkg.name}@${pkg.version}`, licenses: [{ license: { id: pkg.license } }] } },
    components: whole.components.filter((one) => kept.has(one['bom-ref'])),
    dependencies: [{ ref: own, dependsOn: direct.sort() }, ...[...kept].sort().map((ref) => ({ ref, dependsOn: needs.get(ref) ?? [] }))],
  };
}

/** Writes it. */
export function writeBill(path) {
  const bill = billOfMaterials();
  writeFileSync(path, `${JSON.stringify(bill, null, 2)}\n`);
  return bill.components.length;
}
