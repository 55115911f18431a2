/** Programs the tests need beside Node: found, or installed where that can be done. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.js';

/** @param {string[]} names @returns {string | undefined} the first that the PATH has */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

const canUseApt = () => process.getuid?.() === 0 && onPath(['apt-get']) !== undefined;

/** @param {string} name a package */
async function installFromDebian(name) {
  console.log(`Installing Debian's ${name} …`);
  await run('apt-get', ['update', '-qq']);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
}

/** A Chromium: the system's, else Debian's package when root, else Playwright's own. */
export async function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const found = process.env.CHROMIUM_PATH ?? onPath(names);
  if (found) return found;
  if (canUseApt()) {
    await installFromDebian('chromium');
    return onPath(names);
  }
  console.log('Installing Playwright’s Chromium …');
  await run('npx', ['playwright', 'install', 'chromium']);
  return undefined;
}

/** poppler's pdftotext and pdftoppm, with which certificates are read back. */
export async function poppler() {
  if (onPath(['pdftotext'])) return;
  if (canUseApt()) return installFromDebian('poppler-utils');
  if (onPath(['brew'])) execFileSync('brew', ['install', 'poppler'], { stdio: 'inherit' });
}

/**
 * What the long faults need beside that: strace sees what reaches the disk, faketime moves the clock.
 * @returns {Promise<string[]>} what this machine cannot do
 */
export async function faultTools() {
  const missing = [];
  for (const name of ['strace', 'faketime']) {
    if (!onPath([name]) && canUseApt()) await installFromDebian(name).catch(() => undefined);
    if (!onPath([name])) missing.push(`it has no ${name}`);
  }
  if (!mayMount()) missing.push('it does not let us mount a disk (not root, or a container)');
  if (!existsSync('/usr/lib/postgresql')) missing.push('it has no PostgreSQL programs to start');
  return missing;
}

function mayMount() {
  const folder = mkdtempSync(join(tmpdir(), 'journeyhome-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
