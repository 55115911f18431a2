import { spawn } from 'node:child_process';

/**
 * Runs a command with our own input and output, and settles when it ends well.
 * @param {string} command
 * @param {string[]} words
 * @param {Record<string, string>} [environment] added to ours
 * @returns {Promise<void>}
 */
export function run(command, words, environment = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(command, words, {
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    });
    child.on('error', refuse);
    child.on('exit', (code, signal) =>
      code === 0 ? done() : refuse(new Error(`${command} ${words.join(' ')}: ${signal ?? code}`)),
    );
  });
}
