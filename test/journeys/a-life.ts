import type { EntityManager } from 'typeorm';
import { withdrawFromReview } from '#libs/approval';
import { applyClosing, Closing, makeObjection, withdrawClosing, withdrawObjection } from '#libs/closing';
import type { EntityType, Facts, FilingFrame, PersonFacts } from '#libs/contract';
import { createFiling, Filing, requestSignatures, restoreFiling, setContacts, submitFiling } from '#libs/filing';
import { addDays, registryDate, type Actor } from '#libs/kernel';
import { RegisterEntity } from '#libs/register';
import { cureGround, listEntity, type SupervisionEntry } from '#libs/supervision';
import { aChange, aName, anApplicant, anOfficer, aSubmittedFiling, everyoneSigns, registeredHead, type Firm } from '../support/build.ts';
import { database } from '../support/database.ts';
import type { Noise } from '../api/noise.ts';

/** What the register is asked about a firm. */
export interface Standing {
  name: string;
  scope: string;
  capital: number | null;
  address: string | null;
  term: string | null;
  state: string;
  registry: string | null;
  head: string;
}

export interface World {
  noise: Noise;
  tries: (what: string, act: (tx: EntityManager) => Promise<unknown>) => Promise<boolean>;
  count: (what: string) => void;
  later: (day: string, act: () => Promise<void>) => void;
}

const SCOPES = [['日用百货销售', '五金产品销售'], ['图书零售'], ['鞋类销售', '服装销售'], ['五金产品销售'], ['日用百货销售', '图书零售']];
const PLACES = [
  ['330302', '浙江省温州市鹿城区五马街道青鹭路'],
  ['330304', '浙江省温州市瓯海区娄桥街道听松路'],
  ['330303', '浙江省温州市龙湾区永中街道澄湖路'],
] as const;
const TYPES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS', 'SOLE_PROPRIETORSHIP'];
const HEADS: Partial<Record<EntityType, string>> = { INDIVIDUAL_BUSINESS: 'operator', SOLE_PROPRIETORSHIP: 'investor' };

/** A firm with the book of what was asked for it: the book is written when a thing is asked, never read off the register. */
export class Life {
  code = '';
  entityId = '';
  ended = false;
  /** In the order of their days; what holds from a day. */
  readonly book: { on: string; standing: Standing }[] = [];
  private firm: Firm | undefined;
  private closing: string | undefined;
  private doors = 0;

  constructor(private readonly world: World) {}

  /** The standing of a day by the book. */
  on = (day: string): Standing => {
    const found = this.book.filter((one) => one.on <= day).at(-1);
    if (!found) throw new Error('the book begins later');
    return found.standing;
  };

  /** Of a sole proprietor the licence says who it is; the register has the investor. */
  head = (name: string): string => (this.firm?.entityType === 'SOLE_PROPRIETORSHIP' ? (this.book[0]?.standing.head ?? '') : name);

  private write(on: string, change: Partial<Standing>): void {
    this.book.push({ on, standing: { ...this.on(on), ...change } });
  }

  async begin(): Promise<boolean> {
    const entityType = this.world.noise.one(TYPES);
    return this.world.tries('established', async (tx) => {
      const built = await aSubmittedFiling(tx, { entityType });
      this.firm = { ...built, entityId: '', entityType };
    });
  }

  /** After the worker has entered it. */
  async opened(): Promise<void> {
    const { firm } = this;
    if (!firm) throw new Error('not begun');
    const entity = await database().manager.findOneByOrFail(RegisterEntity, { createdByFiling: firm.id });
    this.entityId = firm.entityId = entity.id;
    this.code = entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '';
    const { name, businessScope, registeredCapital, address, businessTerm, people } = firm.facts;
    const post = HEADS[firm.entityType] ?? 'legalRepresentative';
    this.book.push({
      on: registryDate(),
      standing: {
        ...{ name: name?.full ?? '', scope: businessScope?.join('；') ?? '', capital: registeredCapital ?? null, address: address?.text ?? null },
        ...{ term: businessTerm?.to ?? null, state: 'registered', registry: '330302' },
        head: people?.find(({ roles }) => roles.includes(post))?.name ?? '',
      },
    });
  }

  /** One thing that the law allows, or does not. */
  async step(): Promise<void> {
    if (this.closing) return;
    const way = this.world.noise.below(100);
    if (way < 14) return this.change('scope', () => this.scope());
    if (way < 28) return this.change('name', () => this.name());
    if (way < 42) return this.change('address', () => this.place());
    if (way < 52) return this.change('term', () => this.term());
    if (way < 60) return this.change('several at once', () => this.several());
    if (way < 72) return this.ahead();
    if (way < 78) return this.replace();
    if (way < 90) return this.listed();
    return this.end();
  }

  private async filed(what: string, { facts, becomes }: Asked, frame: Partial<FilingFrame> = {}): Promise<string | undefined> {
    let id = '';
    const done = await this.world.tries(what, async (tx) => {
      const firm = await this.current(tx);
      const head = await headOf(tx, firm);
      const change = await aChange(tx, firm, { people: [head], ...facts }, frame);
      id = change.id;
      await requestSignatures(tx, firm.filer, id);
      await everyoneSigns(tx, id);
      await submitFiling(tx, firm.filer, id);
    });
    if (done && becomes) this.write(facts.change?.effectiveOn ?? registryDate(), becomes);
    return done ? id : undefined;
  }

  /** The builder takes the registry from the filing that founded the firm; a firm may have moved since. */
  private async current(tx: EntityManager): Promise<Firm> {
    if (!this.firm) throw new Error('not begun');
    const newest = await tx.findOneOrFail(Filing, {
      where: [{ subject: this.entityId, state: 'COMPLETED' }, { id: this.firm.id }],
      order: { changedAt: 'desc' },
    });
    return { ...this.firm, id: newest.id };
  }

  private async change(what: string, asked: () => Asked | undefined): Promise<void> {
    const wish = asked();
    if (wish) await this.filed(`change: ${what}`, wish, wish.frame);
  }

  private scope(): Asked {
    const businessScope = this.world.noise.one(SCOPES.filter((one) => one.join('；') !== this.on(registryDate()).scope));
    return { facts: { businessScope, change: items(['businessScope']) }, becomes: { scope: businessScope.join('；') } };
  }

  private name(): Asked | undefined {
    if (this.firm?.entityType === 'INDIVIDUAL_BUSINESS' && this.on(registryDate()).registry !== '330302') return undefined; // the district stands in it
    const { name } = aName(this.firm?.entityType);
    return { facts: { name, change: items(['name']) }, becomes: { name: name.full } };
  }

  private place(): Asked {
    const here = this.firm?.entityType === 'INDIVIDUAL_BUSINESS';
    const [divisionCode, street] = here ? PLACES[0] : this.world.noise.one(PLACES);
    this.doors += 1;
    const doorNumber = `${this.entityId.slice(0, 4).replaceAll(/\D/g, '7')}${this.doors}号`;
    const address = {
      ...this.firm?.facts.address,
      divisionCode,
      town: street.slice(9, 13),
      street: street.slice(13),
      doorNumber,
      text: street + doorNumber,
    };
    // A place that the builder made has everything else.
    return {
      facts: { address: address as Facts['address'], change: items(['domicile']) },
      becomes: { address: address.text, registry: divisionCode },
      frame: { jurisdiction: divisionCode },
    };
  }

  private term(): Asked {
    const to = addDays(registryDate(), 3_000 + this.world.noise.below(3_000));
    return { facts: { businessTerm: { to }, change: items(['businessTerm'], to) }, becomes: { term: to } };
  }

  private several(): Asked {
    const [one, other] = [this.scope(), this.term()];
    const change = { items: [...(one.facts.change?.items ?? []), ...(other.facts.change?.items ?? [])] };
    return { facts: { ...one.facts, ...other.facts, change }, becomes: { ...one.becomes, ...other.becomes } };
  }

  /** Takes effect on a day to come, unless it is taken back; what was taken back may be restored. */
  private async ahead(): Promise<void> {
    const { noise, later, tries } = this.world;
    const wish = this.scope();
    const effectiveOn = addDays(registryDate(), 2 + noise.below(40));
    const standing = { ...this.on(registryDate()), ...wish.becomes };
    const id = await this.filed('change: from a later day', {
      facts: { ...wish.facts, change: { ...wish.facts.change, items: wish.facts.change?.items ?? [], effectiveOn } },
    });
    if (!id || !this.firm) return;
    const { filer } = this.firm;
    let holds = true;
    const way = noise.below(3);
    if (way > 0)
      later(addDays(effectiveOn, -1), async () => {
        if (await tries('withdrawn before its day', (tx) => withdrawFromReview(tx, filer, id))) holds = false;
        if (way === 2 && !holds && (await tries('restored', (tx) => restoreFiling(tx, filer, id)))) holds = true;
      });
    later(effectiveOn, async () => {
      const { state } = await database().manager.findOneByOrFail(Filing, { id });
      if (this.ended) return; // with the firm its changes ended
      if (holds) this.book.push({ on: effectiveOn, standing });
      this.world.count(holds ? 'took effect on its day' : 'never took effect');
      expect({ id, holds, state }).toEqual({ id, holds, state: holds ? 'COMPLETED' : 'WITHDRAWN' });
    });
  }

  private async replace(): Promise<void> {
    await this.filed('licence replaced', { facts: {} }, { kind: 'licenceReplacement' });
  }

  private async listed(): Promise<void> {
    const { tries, noise, later } = this.world;
    const { entityId } = this;
    const on = registryDate();
    const officer = await database().transaction((tx) => anOfficer(tx));
    let entry: SupervisionEntry | undefined;
    await tries('listed', async (tx) => {
      entry = await listEntity(tx, officer, { entityId, list: 'abnormalList', cause: 'FALSE_INFORMATION', on, basis: '抽查' });
    });
    const { id } = entry ?? { id: '' };
    if (id !== '')
      later(addDays(on, 5 + noise.below(60)), async () => {
        await tries('cured', (tx) => cureGround(tx, officer, id, { on: registryDate(), remedy: '已更正' }));
      });
  }

  /** Simplified deregistration, with whatever may happen to it. */
  private async end(): Promise<void> {
    const { tries, noise, later } = this.world;
    const firm = this.firm;
    if (!firm) return;
    const { filer } = firm;
    const automatic = noise.below(2) === 0;
    let id = '';
    await tries('closing begun', async (tx) => {
      const { people = [] } = firm.facts;
      const { registry } = this.on(registryDate());
      const frame: FilingFrame = {
        kind: 'simplifiedDeregistration',
        entityType: firm.entityType,
        jurisdiction: registry ?? '',
        channel: 'online',
        subject: this.entityId,
      };
      const filing = await createFiling(tx, filer, frame, { people, simplifiedDeregistration: { ground: 'NOT_OPENED', automatic } });
      await setContacts(tx, filer, filing.id, Object.fromEntries(people.map(({ key }) => [key, { mobile: '13900009999' }])));
      await requestSignatures(tx, filer, filing.id);
      await everyoneSigns(tx, filing.id);
      await submitFiling(tx, filer, filing.id);
      id = filing.id;
    });
    if (id === '') return;
    this.closing = id;
    const day = registryDate();
    const way = noise.below(5);
    const stranger = await database().transaction((tx) => anApplicant(tx));
    if (way === 1) later(addDays(day, 4), () => this.objected(id, stranger));
    if (way === 2) later(addDays(day, 6), async () => void (await tries('closing withdrawn', (tx) => withdrawClosing(tx, filer, id))));
    if (way > 2)
      for (const days of [5, 21, 47])
        later(addDays(day, days), async () => void (await tries('closing applied for', (tx) => applyClosing(tx, filer, id))));
    for (let days = 0; days < 140; days += 1) later(addDays(day, days + 1), () => this.settle(id));
  }

  private async objected(id: string, by: Actor): Promise<void> {
    const { tries, noise, later } = this.world;
    let objection = '';
    const { announcementId } = (await database().manager.findOneBy(Closing, { filingId: id })) ?? {};
    if (!announcementId) return;
    await tries('objected', async (tx) => {
      objection = (await makeObjection(tx, by, { notice: announcementId, reason: '欠货款' })).id;
    });
    if (objection !== '' && noise.below(2) === 0)
      later(addDays(registryDate(), 3), async () => void (await tries('objection taken back', (tx) => withdrawObjection(tx, by, objection))));
  }

  /** What came of it: the owner goes on with the firm, or there is none any more. */
  private async settle(id: string): Promise<void> {
    if (this.closing !== id) return;
    const { state } = await database().manager.findOneByOrFail(Filing, { id });
    const closing = await database().manager.findOneBy(Closing, { filingId: id });
    if (state === 'COMPLETED') {
      this.write(closing?.decidedOn ?? '', { state: 'deregistered' });
      this.ended = true;
      this.world.count('ended');
    } else if (!closing || !['NOTICE', 'PAUSED', 'WINDOW', 'REVIEW'].includes(closing.state)) this.world.count(`closing ${closing?.state ?? state}`);
    else return;
    this.closing = undefined;
  }
}

/** Of a sole proprietorship the register has the owner without a post. */
const headOf = async (tx: EntityManager, firm: Firm): Promise<PersonFacts> =>
  firm.entityType === 'SOLE_PROPRIETORSHIP'
    ? { ...(await registeredHead(tx, firm, [])), roles: ['investor'] }
    : registeredHead(tx, firm, [HEADS[firm.entityType] ?? 'legalRepresentative']);

interface Asked {
  facts: Facts;
  becomes?: Partial<Standing>;
  frame?: Partial<FilingFrame>;
}

const items = (names: readonly string[], to?: string): NonNullable<Facts['change']> => ({
  items: names.map((item) => ({ item, decidedOn: registryDate(), ...(to === undefined ? {} : { to }) })),
});
