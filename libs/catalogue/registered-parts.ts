/** Parts of a filing that stand in the register. What a filing says of itself (signatures, papers, the change as asked) is none of them. */
export const REGISTERED_PARTS = [
  'compositionForm',
  'name',
  'address',
  'operatingAddresses',
  'businessScope',
  'industryCode',
  'registeredCapital',
  'contributionAmount',
  'businessTerm',
  'people',
  'investors',
  'supervisorWaiver',
  'fiveInOne',
  'commitments',
] as const;
