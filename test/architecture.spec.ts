import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileOf, importsOf, isSpec, sourceFiles, type Import } from './support/source-files.ts';

// Bottom first: a library may import only what stands before it. A new library is a new word, placed by what it must know.
const ORDER =
  'contract kernel identifiers catalogue findings platform papers identity editions notice agents administration trail operations register hold supervision naming announcement filing needs deeds intake approval desk licence records wallet named liquidation enquiry closing orders exchange growth statistics'.split(
    ' ',
  );
const PURE = ORDER.slice(0, 5);
const FRAMEWORK = /^(@nestjs\/|typeorm|bullmq|ioredis|pg$|fastify|@fastify\/|reflect-metadata|rxjs|class-validator|class-transformer)/;
const NOBODYS = /^(utils?|helpers?|common|shared|types)\.|[-.](utils?|helpers?)\.|\.(common|shared|types)\./;
const FRONT_ENDS = ['apps/portal', 'apps/workbench'];

const libraries = readdirSync('libs').filter((name) => name !== 'ui' && sourceFiles(join('libs', name)).length > 0);
const product = sourceFiles('libs').filter((file) => !file.startsWith('libs/ui/') && !isSpec(file));
const servers = sourceFiles('apps').filter((file) => !FRONT_ENDS.some((app) => file.startsWith(`${app}/`)));
const screens = [...FRONT_ENDS, 'libs/ui'].flatMap(sourceFiles).filter((file) => !/\.config\.ts$/.test(file));

const isRelative = ({ from }: Import): boolean => from.startsWith('.');
const library = (file: string): string => file.split('/')[1] ?? '';
const below = (name: string): string[] => ORDER.slice(0, ORDER.indexOf(name));

/** Every import of these files that is not allowed, as a sentence each. */
function offences(files: string[], isAllowed: (one: Import, file: string) => boolean): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((one) => !isAllowed(one, file))
      .map(({ from }) => `${file} imports ${from}`),
  );
}

describe('the line of the libraries', () => {
  it('names every library', () => expect(libraries.filter((name) => !ORDER.includes(name))).toEqual([]));

  it.each(libraries)('%s imports only what stands before it, through its face', (name) => {
    const allowed = below(name).map((lower) => `#libs/${lower}`);
    const files = sourceFiles(join('libs', name));
    expect(offences(files, ({ from }) => !from.startsWith('#libs/') || allowed.includes(from))).toEqual([]);
  });

  it('is not passed by a way round: libraries are flat, and reach their own files only', () => {
    const nested = readdirSync('libs').flatMap((name) =>
      readdirSync(join('libs', name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && name !== 'ui' && entry.name !== 'data')
        .map((entry) => join('libs', name, entry.name)),
    );
    expect(nested).toEqual([]);
    expect(offences(product, (one) => !isRelative(one) || /^\.\/[^/]+$/.test(one.from))).toEqual([]);
    const specs = sourceFiles('libs').filter(isSpec);
    expect(offences(specs, (one) => !isRelative(one) || one.from.startsWith('./') || one.from.startsWith('../../test/'))).toEqual([]);
  });

  it('begins with libraries that know no framework', () => {
    const files = product.filter((file) => PURE.includes(library(file)));
    expect(offences(files, ({ from }) => !FRAMEWORK.test(from))).toEqual([]);
    const bottom = product.filter((file) => ['contract', 'kernel'].includes(library(file)));
    expect(
      offences(
        bottom,
        ({ from }, file) => from.startsWith('.') || from === '#libs/contract' || (library(file) === 'kernel' && from.startsWith('node:')),
      ),
    ).toEqual([]);
  });

  it('shows every library by its face', () => {
    expect(libraries.filter((name) => !existsSync(join('libs', name, 'index.ts')))).toEqual([]);
  });
});

describe("a file's name says what it may import", () => {
  const pure = PURE.map((name) => `#libs/${name}`);

  /** Everything a file needs when it runs, through its own library's files. */
  function needs(file: string, seen = new Set<string>()): string[] {
    if (seen.has(file) || !existsSync(file)) return [];
    seen.add(file);
    return importsOf(file)
      .filter((one) => !one.typeOnly)
      .flatMap((one) => (isRelative(one) ? needs(fileOf(file, one.from), seen) : [one.from]));
  }

  it('rules and states need only their own files and the five pure libraries, all the way down', () => {
    const files = product.filter((file) => /\.(rules|state)\.ts$/.test(file));
    const wrong = files.flatMap((file) =>
      needs(file)
        .filter((from) => !pure.includes(from) && !(PURE.includes(library(file)) && !FRAMEWORK.test(from)))
        .map((from) => `${file} needs ${from}`),
    );
    expect(wrong).toEqual([]);
    expect(offences(files, (one) => one.typeOnly || isRelative(one) || !FRAMEWORK.test(one.from))).toEqual([]);
  });

  it('entities know TypeORM, their own library and types of the pure ones', () => {
    const files = product.filter((file) => file.endsWith('.entity.ts'));
    expect(offences(files, (one) => one.from === 'typeorm' || isRelative(one) || (one.typeOnly && pure.includes(one.from)))).toEqual([]);
  });
});

describe('names and places', () => {
  const everything = [...sourceFiles('libs'), ...sourceFiles('apps'), ...sourceFiles('migrations'), ...sourceFiles('test')];

  it('no file is called after nobody having decided where it belongs', () => {
    expect(everything.filter((file) => NOBODYS.test(basename(file)))).toEqual([]);
  });

  it('files are kebab-case', () => {
    expect(everything.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(basename(file)))).toEqual([]);
  });

  it('relative imports name the file, with its ending', () => {
    expect(offences(everything, (one) => !isRelative(one) || /\.(tsx?|json|css|svg|png)$/.test(one.from))).toEqual([]);
  });

  it('only the configuration reads the environment', () => {
    const files = [...product, ...servers, ...screens].filter((file) => file !== 'libs/platform/config.ts' && !isSpec(file));
    expect(files.filter((file) => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('only tests and the server for cases may set the registry clock', () => {
    const files = [...product, ...servers].filter((file) => !file.startsWith('libs/kernel/') && !file.startsWith('apps/cases/') && !isSpec(file));
    expect(files.filter((file) => readFileSync(file, 'utf8').includes('setRegistryClock'))).toEqual([]);
  });

  it('a lint rule is switched off only with its reason', () => {
    const bare = everything.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => /eslint-disable/.test(line) && !/ -- \S/.test(line) && !file.endsWith('architecture.spec.ts'))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('the apps', () => {
  it('do not import each other; only the server for cases is made of the other two', () => {
    const ownPlace = (file: string): string => file.split('/').slice(0, 2).join('/');
    const isAllowed = (one: Import, file: string): boolean => {
      if (!isRelative(one)) return true;
      const target = ownPlace(fileOf(file, one.from));
      if (target === ownPlace(file) || /^apps\/[\w.-]+\.ts$/.test(target) || target.startsWith('migrations/')) return true;
      return file.startsWith('apps/cases/') && ['apps/api', 'apps/worker'].includes(target);
    };
    expect(offences([...servers, ...screens], isAllowed)).toEqual([]);
  });

  it('of the front end import only the contract and the parts that screens use', () => {
    expect(offences(screens, ({ from }) => !from.startsWith('#libs/') || ['#libs/contract', '#libs/ui'].includes(from))).toEqual([]);
    expect(offences(screens, ({ from }) => !/^(@nestjs\/|typeorm|node:|pg$)/.test(from))).toEqual([]);
  });

  it('of the front end keep their features apart', () => {
    const feature = (path: string): string | undefined => /\/src\/features\/([^/]+)\//.exec(path)?.[1];
    const isAllowed = (one: Import, file: string): boolean => {
      const [mine, other] = [feature(file), isRelative(one) ? feature(fileOf(file, one.from)) : undefined];
      return mine === undefined || other === undefined || mine === other;
    };
    expect(offences(screens, isAllowed)).toEqual([]);
  });
});
