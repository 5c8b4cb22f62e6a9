import type { ImportedList } from '#libs/contract';
import { makeUnifiedSocialCreditCode } from '#libs/identifiers';
import { csvLines } from './csv.rules.ts';
import { ABNORMAL_CAUSES, IMPORTED_LISTS, LIST_KINDS } from './list-kinds.ts';
import { readHeading, readLine, type ReadLine } from './list-line.rules.ts';

const CODE = makeUnifiedSocialCreditCode('91', '330300', 'MA285000');
const NUMBER = '330302197903129970';

function read(list: ImportedList, heading: string, line: string): ReadLine {
  const kind = LIST_KINDS[list];
  const columns = readHeading(kind, heading.split(','));
  if ('missing' in columns) throw new Error(JSON.stringify(columns));
  const [first] = csvLines(line);
  const causes = new Set([...ABNORMAL_CAUSES, 'DISHONEST_JUDGMENT_DEBTOR', 'CONVICTION']);
  if (!first) throw new Error('no line');
  return readLine({ kind, heading: columns, causes, on: '2026-03-02' }, first);
}
const ABNORMAL = '统一社会信用代码,列入原因,列入日期,移出日期';
const abnormal = (line: string): ReadLine => read('abnormal', ABNORMAL, line);
const debtor = (line: string, heading = 'documentType,documentNumber,from,to,案号'): ReadLine => read('dishonestDebtor', heading, line);
const faults = (line: ReadLine): string[] => line.faults.map(({ column, code }) => `${column ?? '-'} ${code}`);

describe('a heading', () => {
  it.each(IMPORTED_LISTS)('of %s is known in Chinese and English, in any order, width and case', (list) => {
    const { columns } = LIST_KINDS[list];
    for (const which of [0, 1]) {
      const words = columns.map(({ headings }) => headings[Math.min(which, headings.length - 1)] ?? '').reverse();
      expect(
        readHeading(
          LIST_KINDS[list],
          words.map((word) => ` ${word.toUpperCase()} `),
        ),
      ).toEqual(columns.toReversed());
    }
  });

  it('names what is missing, unknown and twice at once, never what stands there', () => {
    const answer = readHeading(LIST_KINDS.abnormal, ['列入日期', NUMBER, '列入日期', '']);
    expect(answer).toEqual({ missing: ['code', 'cause'], unknown: ['2', '4'], twice: ['listedOn'] });
  });
});

describe('a line', () => {
  it('about an entity is read', () => {
    const { subject, details, faults: none } = abnormal(`${CODE.toLowerCase()},通过登记的住所或者经营场所无法联系的,2021/8/2,`);
    expect([subject, details, none]).toEqual([{ code: CODE }, { cause: 'UNREACHABLE_AT_ADDRESS', listedOn: '2021-08-02' }, []]);
  });

  it('about a person is read; the name is read over', () => {
    const { subject, details } = debtor(`张三,３３０３０２１９７９０３１２９９７０,20150601,（2015）浙0302执1号`, '姓名,证件号码,发布日期,案号');
    expect(subject).toEqual({ person: { type: 'residentIdCard', number: NUMBER } });
    expect(details).toEqual({ cause: 'DISHONEST_JUDGMENT_DEBTOR', from: '2015-06-01', reference: '（2015）浙0302执1号' });
  });

  it('with a first-generation number is about whoever files under the present one', () => {
    expect(debtor('身份证,330302790312997,2015-06-01,,').subject?.person?.number).toBe('330302197903129970'.slice(0, 6) + '19790312997' + '0');
  });

  it.each(['2026-03-01', '2026/3/1', '2026.03.1', '2026年3月1日', '20260301', ' 2026 年 3 月 1 日 '])('reads the day %s', (day) => {
    expect(abnormal(`${CODE},ANNUAL_REPORT,${day},`).details['listedOn']).toBe('2026-03-01');
  });

  it.each<[string, ReadLine, string[]]>([
    [
      'everything',
      abnormal('91330300,weather,2026-02-29,soon'),
      ['cause cause_unknown', 'listedOn not_a_day', 'removedOn not_a_day', 'code code_wrong'],
    ],
    ['empty cells', abnormal(',,,2022-01-01'), ['cause missing', 'listedOn missing', 'code missing']],
    ['an end before the beginning', abnormal(`${CODE},ANNUAL_REPORT,2021-08-02,2021-08-01`), ['removedOn ends_before_it_begins']],
    ['another number of cells', abnormal(`${CODE},ANNUAL_REPORT,2021-08-02`), ['- cells_do_not_match_heading']],
    ['more cells', abnormal(`${CODE},ANNUAL_REPORT,2021-08-02,,,`), ['- cells_do_not_match_heading']],
    ['a control character', abnormal(`${CODE},ANNUAL_REPORT,2021-08-02,\u0007`), ['- control_character']],
    ['a broken quote', abnormal(`${CODE},"ANNUAL_REPORT,2021-08-02,`), ['- quote_broken']],
    ['a wrong check digit', debtor('residentIdCard,330302197903129971,2015-06-01,,'), ['number number_wrong']],
    ['a hidden number', debtor('residentIdCard,3303021979****9970,2015-06-01,,'), ['number number_wrong']],
    ['an unknown document', debtor(`学生证,${NUMBER},2015-06-01,,`), ['documentType document_type_unknown']],
    ['an unknown ban', read('postBan', 'number,cause,from', `${NUMBER},weather,2015-06-01`), ['cause cause_unknown']],
    ['a long text', debtor(`身份证,${NUMBER},2015-06-01,,${'长'.repeat(501)}`), ['reference too_long']],
  ])('with %s wrong is told so, without the values', (_, line, codes) => {
    expect(faults(line)).toEqual(codes);
    expect(JSON.stringify(line.faults)).not.toMatch(/\d{6}/);
  });
});
