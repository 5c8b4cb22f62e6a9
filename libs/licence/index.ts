export { LicenceModule } from './licence.module.ts';
export { Licence } from './licence.entity.ts';
export { issueLicence } from './issue-licence.ts';
export { keepPapers } from './keep-papers.ts';
export { changeEntered, effectDue, licenceIssued } from './licence.messages.ts';
export { licenceLabels, type LicenceFace } from './licence-face.ts';
export { readLicence } from './read-licence.ts';
export { LICENCE_MOVES } from './licence.state.ts';
export { registryName } from './registry-name.ts';
