import type { AddressFacts } from '#libs/contract';
import { addDays } from '#libs/kernel';
import { always, between, example, from, individual, llc, until, type Change, type Example, type Scene } from './example.ts';
import { foreigner, resident } from './people.ts';

/** Registry, address and business scope. */
const at = (changes: Partial<AddressFacts>, more: Change = () => undefined): Scene =>
  llc((filing, world, on) => {
    Object.assign(filing.address, changes);
    more(filing, world, on);
  });
/** The registry of the whole city, and an address in this division of it. */
const inCity = (divisionCode: string): Scene => at({ divisionCode }, (filing) => (filing.jurisdiction = '330300'));
const registry = (jurisdiction: string): Scene => llc((filing) => (filing.jurisdiction = jurisdiction));
/** An address in the district that took the county over. */
const dongtou = (jurisdiction: string): Scene => at({ divisionCode: '330305' }, (filing) => (filing.jurisdiction = jurisdiction));
const home = (text: string, residentialConsent?: boolean): Scene =>
  at(
    { propertyUse: 'RESIDENTIAL', ...(residentialConsent === undefined ? {} : { residentialConsent }) },
    (filing) => (filing.businessScope = [text]),
  );
const cluster = (text: string, hostEntity = 'E1', state = 'registered'): Scene =>
  at({ clusterFlag: true, hostEntity }, (filing, world) => {
    filing.businessScope = [text];
    Object.assign(world.entities?.[0] ?? {}, { state });
  });
const crowd = (liveEntities: number): Scene => llc((filing, world) => (world.addressUse = [{ text: filing.address.text, liveEntities }]));
const further = (divisionCode: string): Scene =>
  llc((filing) => (filing.operatingAddresses = [{ ...filing.address, divisionCode, text: '浙江省瑞安市塘下镇工创路3号' }]));

const scope = (texts: readonly string[], more: Change = () => undefined): Scene =>
  llc((filing, world, on) => {
    filing.businessScope = [...texts];
    more(filing, world, on);
  });
const permit =
  (issued: number, validTo?: number): Change =>
  (_, world, on) =>
    (world.permits = [{ catalogueItem: 'P16', issuedOn: addDays(on, issued), ...(validTo === undefined ? {} : { validTo: addDays(on, validTo) }) }]);
const signed =
  (dualNotification: boolean): Change =>
  (filing) =>
    (filing.commitments = { dualNotification });
const characters = (length: number): string[] => [...Array.from({ length: 100 }, () => '陶瓷制品销售展示与设计'), '竹'.repeat(length - 100 * 12)];

const industry = (code: string, edition?: '2011' | '2017'): Scene =>
  llc((filing) => (filing.industryCode = { edition: edition ?? filing.industryCode.edition, code }));

/** The catalogues whose items are certain. */
const CERTAIN = between('2015-02-24', '2021-02-28');

export const PLACE_EXAMPLES: readonly Example[] = [
  example('jurisdiction.division_not_valid_on_date', 'jurisdiction', from('2015-09-01'), dongtou('330322'), registry('330302')),
  example('jurisdiction.division_not_valid_on_date', 'jurisdiction', until('2015-08-31'), registry('330305'), registry('330300')),
  example('jurisdiction.division_not_valid_on_date', 'jurisdiction', until('2019-09-24'), registry('330383'), registry('330300')),
  example('jurisdiction.division_not_valid_on_date', 'jurisdiction', always, registry('330371'), registry('330302')),
  example('jurisdiction.address_outside', 'address.divisionCode', always, registry('330303'), registry('330300')),
  example('jurisdiction.foreign_holder_needs_window', 'investors[1]', always, foreigner('online'), foreigner('window')),
  example('jurisdiction.foreign_holder_needs_window', 'investors[1]', always, foreigner('online'), resident('online')),
  example('jurisdiction.foreign_invested', 'investors[1]', always, foreigner('window'), resident('window')),

  example('address.no_door_number', 'address.doorNumber', always, at({ doorNumber: ' ' }), at({ doorNumber: '1' })),
  example('address.division_not_valid_on_date', 'address.divisionCode', from('2015-09-01'), inCity('330322'), inCity('330327')),
  example('address.division_not_valid_on_date', 'address.divisionCode', until('2015-08-31'), inCity('330305'), inCity('330304')),
  example('address.division_not_valid_on_date', 'address.divisionCode', until('2019-09-24'), inCity('330383'), inCity('330382')),
  example('address.division_not_county', 'address.divisionCode', always, inCity('330300'), inCity('330302')),
  example('address.division_not_county', 'address.divisionCode', always, inCity('330371'), inCity('330381')),
  example('address.residential_not_allowed', 'address.propertyUse', always, home('物流服务', true), home('物流信息咨询服务', true)),
  example('address.residential_consent_missing', 'address.residentialConsent', always, home('日用百货销售'), home('日用百货销售', true)),
  example('address.cluster_host_missing', 'address.hostEntity', always, cluster('日用百货销售', 'E404'), cluster('日用百货销售')),
  example(
    'address.cluster_host_missing',
    'address.hostEntity',
    always,
    cluster('日用百货销售', 'E1', 'licenceRevoked'),
    cluster('日用百货销售', 'E1', 'registered'),
  ),
  example('address.cluster_scope_not_allowed', 'address.clusterFlag', always, cluster('餐饮服务'), cluster('日用百货销售')),
  example(
    'address.cluster_scope_not_allowed',
    'address.clusterFlag',
    from('2015-02-24'),
    cluster('危险化学品经营'),
    cluster('化工产品（不含危险化学品）销售'),
  ),
  example('address.too_many_entities', 'address.text', always, crowd(6), crowd(5)),
  example(
    'address.commitment_missing',
    'address.mode',
    always,
    at({}, (filing) => (filing.commitments = { address: false })),
    at({ mode: 'PROOF' }, (filing) => (filing.commitments = { address: false })),
  ),
  example(
    'address.platform_only_for_individuals',
    'address.propertyUse',
    from('2022-03-01'),
    at({ propertyUse: 'VIRTUAL' }),
    individual((filing) => (filing.address.propertyUse = 'VIRTUAL')),
  ),
  example('address.operating_address_outside', 'operatingAddresses[0].divisionCode', always, further('330381'), further('330302')),

  example('scope.empty', 'businessScope', always, scope(['', ' ']), scope(['日用百货销售'])),
  example('scope.pre_approval_missing', 'businessScope[0]', CERTAIN, scope(['危险化学品经营']), scope(['危险化学品经营'], permit(-9, 0))),
  example('scope.pre_approval_missing', 'businessScope[0]', CERTAIN, scope(['危险化学品经营']), scope(['化工产品（不含危险化学品）销售'])),
  example('scope.foreign_approval_missing', 'investors[1]', between('2015-02-24', '2019-12-31'), foreigner('window'), foreigner('window', 'P09')),
  example('scope.pre_approval_uncertain', 'businessScope[0]', from('2021-03-01'), scope(['保安服务']), scope(['保洁服务'])),
  example('scope.pre_approval_uncertain', 'businessScope[0]', between('2015-02-24', '2017-10-31'), scope(['典当']), scope(['店当'])),
  example(
    'scope.permit_expired',
    'businessScope[0]',
    from('2015-02-24'),
    scope(['危险化学品经营'], permit(-9, -1)),
    scope(['危险化学品经营'], permit(-9, 0)),
  ),
  example(
    'scope.permit_expired',
    'businessScope[0]',
    from('2022-03-01'),
    scope(['危险化学品经营'], permit(-91)),
    scope(['危险化学品经营'], permit(-90)),
  ),
  example(
    'scope.commitment_missing',
    'commitments.dualNotification',
    from('2015-11-03'),
    scope(['餐饮服务'], signed(false)),
    scope(['餐饮服务'], signed(true)),
  ),
  example(
    'scope.commitment_missing',
    'commitments.dualNotification',
    from('2015-11-03'),
    scope(['餐饮服务'], signed(false)),
    scope(['日用百货销售'], signed(false)),
  ),
  example(
    'scope.finance_word_without_licence',
    'businessScope[0]',
    from('2021-05-01'),
    scope(['企业管理咨询及金融业务']),
    scope(['企业管理咨询（不含金融业务）']),
  ),
  example('scope.over_2000_characters', 'businessScope', from('2018-01-01'), scope(characters(2001)), scope(characters(2000))),

  example('industry.code_malformed', 'industryCode.code', always, industry('F51999'), industry('F5199')),
  example('industry.code_unknown', 'industryCode.code', always, industry('F5198'), industry('F5199')),
  example('industry.edition_wrong_for_date', 'industryCode.edition', until('2017-09-30'), industry('F5199', '2017'), industry('F5199')),
  example('industry.edition_wrong_for_date', 'industryCode.edition', from('2017-10-01'), industry('F5199', '2011'), industry('F5199')),
];
