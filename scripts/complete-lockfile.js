// Gives package-lock.json an entry for every optional dependency that the registry in use did not serve.
// npm drops a platform's binary from the lock when the registry lacks it, and `npm ci` then refuses that lock
// (https://github.com/npm/cli/issues/4828). A platform package declares its platform in its name.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const LOCKFILE = 'package-lock.json';
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The packages of a lock that an installed package may want and that have no entry: `[parent path, name, version]`. */
const missingFrom = (packages) =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name]) => !`/${path}`.split('/node_modules/').some((_, depth, parts) => resolves(packages, parts.slice(0, depth + 1), name)),
      )
      .map(([name, version]) => [path, name, version]),
  );

const resolves = (packages, parents, name) =>
  [...parents.filter((part) => part !== ''), name].map((part) => `node_modules/${part}`).join('/') in packages;

/** What a platform package's own manifest would say: `binding-linux-arm64-musl` is for Linux on arm64 with musl. */
const platformOf = (name) => {
  const words = name.split(/[/-]/);
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return { cpu: processors.filter((cpu) => words.includes(cpu)), os: systems.filter((os) => words.includes(os)), ...(libc && { libc }) };
};

const lock = JSON.parse(readFileSync(LOCKFILE, 'utf8'));
const missing = missingFrom(lock.packages);
if (process.argv.includes('--check')) {
  for (const [path, name] of missing)
    console.error(`${LOCKFILE}: ${path} may want ${name}, which has no entry. Run: node scripts/complete-lockfile.js`);
  process.exit(missing.length === 0 ? 0 : 1);
}
for (const [, name, version] of missing) {
  const platform = platformOf(name);
  if (platform.os.length !== 1 || platform.cpu.length !== 1) throw new Error(`${name}: its name does not say which platform it is for.`);
  lock.packages[`node_modules/${name}`] = { version, dev: true, optional: true, ...platform };
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(`${LOCKFILE}.new`, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
renameSync(`${LOCKFILE}.new`, LOCKFILE);
console.log(`${missing.length} entries added to ${LOCKFILE}.`);
