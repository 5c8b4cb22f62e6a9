import type { AddressFacts, EntityType, Facts, RegisterRow } from '#libs/contract';
import { asksOf } from './asks.ts';
import { emptyName } from './name-forms.ts';

/** How a place is used, as it was answered on the first page. */
const PLACES: Readonly<Record<string, Pick<AddressFacts, 'propertyUse' | 'rightOfUse'>>> = {
  leased: { propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED' },
  owned: { propertyUse: 'COMMERCIAL', rightOfUse: 'OWNED' },
  home: { propertyUse: 'RESIDENTIAL', rightOfUse: 'OWNED' },
  hosted: { propertyUse: 'COMMERCIAL', rightOfUse: 'HOSTED' },
  platform: { propertyUse: 'VIRTUAL', rightOfUse: 'HOSTED' },
};

export interface Beginning {
  type: EntityType;
  jurisdiction: string;
  /** The firm that opens a branch. */
  parent: RegisterRow | null;
  scope: readonly string[];
  /** An answer of the first page. */
  place: string | null;
  /** Today by the registry's clock. */
  on: string;
}

/**
 * What a draft holds from the start: answers given before, and what nearly everybody chooses, to be seen and changed on its page.
 * Promises are not given until ticked: one that is not spoken of would count as given.
 */
export function firstFacts({ type, jurisdiction, parent, scope, place, on }: Beginning): Facts {
  const { hasForm, hasTerm } = asksOf(type);
  const known = PLACES[place ?? ''];
  return {
    commitments: { address: false, dualNotification: false },
    ...(scope.length > 0 ? { businessScope: [...scope] } : {}),
    ...(known ? { address: { divisionCode: jurisdiction, text: '', mode: 'DECLARED', ...known } } : {}),
    ...(type === 'INDIVIDUAL_BUSINESS' ? { compositionForm: 'INDIVIDUAL' } : {}),
    ...(type === 'COMPANY_BRANCH' && parent ? { name: { ...emptyName(type), parentName: parent.name } } : {}),
    ...(hasTerm ? { businessTerm: { indefinite: true } } : {}),
    ...(hasForm ? { fiveInOne: { accountingSystem: '小企业会计准则', ...(on ? { salaryStartMonth: monthAfter(on) } : {}) } } : {}),
  };
}

function monthAfter(on: string): string {
  const [year = 0, month = 0] = on.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
