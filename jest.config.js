import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const own = {
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
const esmPackage = { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } };

/** Names of the installed packages that are ES modules, looked up so that nobody has to keep a list. */
function esmPackages() {
  const packages = (folder, scope = '') =>
    readdirSync(folder).flatMap((name) => (name.startsWith('@') && !scope ? packages(join(folder, name), `${name}/`) : [`${scope}${name}`]));
  const isEsm = (name) => {
    const manifest = join('node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
  };
  return packages('node_modules').filter((name) => !name.startsWith('.') && isEsm(name));
}

/** The product runs as ES modules; Jest on Node 20 cannot, so it turns our code and the ESM-only packages into CommonJS. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/test'],
  moduleNameMapper: { '^#libs/(.*)$': '<rootDir>/libs/$1/index.ts' },
  transform: { '\\.ts$': ['@swc/jest', own], 'node_modules/.+\\.m?js$': ['@swc/jest', esmPackage] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages().join('|')})/)`],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
};
