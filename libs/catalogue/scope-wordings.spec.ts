import { theLaw } from '../../test/support/law.ts';

const { scopeWordings, standardCharacters } = theLaw;

describe('standard scope wordings', () => {
  it('are 1,997, each code once', () => {
    expect(scopeWordings.all).toHaveLength(1997);
    expect(scopeWordings.find('A1001')).toEqual({ code: 'A1001', text: '谷物种植', industries: ['011'], permits: [], filings: [], offered: true });
  });

  it('are not offered where the print cut them off and nobody is sure', () =>
    expect(
      scopeWordings.all
        .filter((wording) => !wording.offered)
        .map((wording) => wording.code)
        .sort(),
    ).toEqual(['CC014', 'L2008', 'P1019', 'R3012']));

  it('have full-width brackets only', () => expect(scopeWordings.all.filter((wording) => /[()]/.test(wording.text))).toEqual([]));

  it('name permits that are known, with a department or to be claimed', () => {
    const unknown = scopeWordings.all.flatMap((wording) => [...wording.permits, ...wording.filings]).filter((name) => !scopeWordings.permit(name));
    expect([...new Set(unknown)]).toEqual([]);
    expect(scopeWordings.permit('公共场所卫生许可')).toEqual({
      permit: '公共场所卫生许可',
      items: ['A039'],
      department: 'HEALTH',
      suggestion: false,
    });
    expect(scopeWordings.permits.every((permit) => permit.department === null || theLaw.departments.has(permit.department))).toBe(true);
  });

  it('may need a permit first', () => {
    expect(scopeWordings.preApprovalItem('C4001')).toBe('P02');
    expect(scopeWordings.preApprovalItem('A1001')).toBeUndefined();
  });
});

describe('standard characters', () => {
  it('are 8,105, some outside the basic plane', () => {
    expect(standardCharacters.size).toBe(8105);
    expect([standardCharacters.has('温'), standardCharacters.has('溫'), standardCharacters.has('㛃'), standardCharacters.has('A')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([...standardCharacters].filter((character) => character.length === 2)).toHaveLength(196);
  });
});
