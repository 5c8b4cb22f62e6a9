// Reads a licence back from its PDF, as anyone who holds the paper could.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build.mjs';

let tools;

/** The product's own reader of printed papers, with the labels of every day. */
async function reader() {
  if (tools) return tools;
  await import('reflect-metadata');
  const [{ lawFrom }, { readLicence }] = await Promise.all([
    import(join(ROOT, 'dist/libs/catalogue/index.js')),
    import(join(ROOT, 'dist/libs/licence/index.js')),
  ]);
  const folder = join(ROOT, 'libs/catalogue/data');
  const names = readdirSync(folder).filter((name) => /\.(json|tsv)$/.test(name));
  const law = lawFrom(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
  return (tools = { law, readLicence });
}

const FIVE = ['组织机构代码', '税务登记证号', '社会保险登记证号', '统计登记证号'];

/** What is printed, and from it the format, the way the sheet lies, and which numbers it carries. */
export async function readPrintedLicence(pdf) {
  const { law, readLicence } = await reader();
  const { fields } = await readLicence(pdf, law);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? [];
  const orientation = Number(width) > Number(height) ? 'landscape' : 'portrait';
  const codeMode = FIVE.some((label) => label in fields) ? 'FIVE_CODES' : '统一社会信用代码' in fields ? 'ONE_CODE' : 'REGISTRATION_NUMBER';
  const format = orientation === 'landscape' ? 'L2019' : codeMode === 'ONE_CODE' ? 'L2015' : 'L2014';
  return { format, orientation, codeMode, fields };
}
