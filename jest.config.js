import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const own = (tsx) => ({
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx },
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false, react: { runtime: 'automatic' } },
  },
});
const esmPackage = { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } };

/** CommonJS packages that load an ES module with `import()`, which Jest on Node 20 cannot do either. */
const IMPORTING = ['@fastify/cookie', '@fastify/static'];

/** Paths of the installed packages that are ES modules, looked up so that nobody has to keep a list. */
function esmPackages(folder = 'node_modules') {
  const names = readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((own) => `${name}/${own}`) : [name],
  );
  return names
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .flatMap((name) => {
      const { type } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
      const inner = join(name, 'node_modules');
      const nested = existsSync(join(folder, inner)) ? esmPackages(join(folder, inner)).map((own) => join(inner, own)) : [];
      return type === 'module' ? [name, ...nested] : nested;
    });
}

/** The product runs as ES modules; Jest on Node 20 cannot, so it turns our code and the ESM-only packages into CommonJS. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/index.ts',
    // Its main entry can only be imported, which Jest's look-up does not try.
    '^file-type$': 'file-type/node',
  },
  transform: { '\\.ts$': ['@swc/jest', own(false)], '\\.tsx$': ['@swc/jest', own(true)], 'node_modules/.+\\.m?js$': ['@swc/jest', esmPackage] },
  transformIgnorePatterns: [`<rootDir>/node_modules/(?!(${[...esmPackages(), ...IMPORTING].join('|')})/)`],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // One more than the two cores: a worker waits for PostgreSQL a third of its time. One grown fat spends its time collecting garbage.
  maxWorkers: 3,
  workerIdleMemoryLimit: '800MB',
  // A spec that opens the whole API waits for the other worker too; a hang is still found.
  testTimeout: 30_000,
};
