// The browser of the tests: Chromium from PATH, or Debian's by apt when we are root.
import { existsSync } from 'node:fs';
import { findProgram, isRoot } from './processes.mjs';
import { installPackages } from './redis.mjs';
import { both, PlainError } from './words.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A program that needs nothing from outside: everything Chromium does by itself over the network is off. */
export const CHROMIUM_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
];

export async function chromium() {
  const found = findProgram(...NAMES) ?? ((await installChromium()) ? findProgram(...NAMES) : undefined);
  if (found) return found;
  throw new PlainError(
    '找不到 Chromium：浏览器测试需要它（Debian/Ubuntu：apt-get install chromium）',
    'No Chromium: the browser tests need it (Debian/Ubuntu: apt-get install chromium)',
  );
}

async function installChromium() {
  if (!isRoot || !existsSync('/etc/debian_version') || !findProgram('apt-get')) return false;
  console.log(both('未找到 Chromium，正在用 apt 安装 …', 'Chromium not found: installing it with apt ...'));
  return installPackages(['chromium', 'fonts-noto-cjk']);
}
