import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the packages whose code is in a bundle, from what the bundler read. */
export function packagesIn(metafile) {
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0) return [];
    const [scope, name] = path.slice(at + 13).split('/');
    return [scope.startsWith('@') ? `${scope}/${name}` : scope];
  });
  return new Set(names);
}

/** Writes the licence texts of all packages that are shipped inside, as their licences ask. */
export function writeNotices(root, names, file) {
  const texts = [...names]
    .sort((a, b) => a.localeCompare(b))
    .map((name) => {
      const folder = join(root, 'node_modules', name);
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const licence = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
      const text =
        licence === undefined || !existsSync(join(folder, licence))
          ? ''
          : readFileSync(join(folder, licence), 'utf8');
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    });
  writeFileSync(file, texts.join(`\n${'-'.repeat(72)}\n\n`));
}
