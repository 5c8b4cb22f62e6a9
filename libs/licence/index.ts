export { LicenceModule } from './licence.module.ts';
export { Licence } from './licence.entity.ts';
export { licenceIssued } from './licence.messages.ts';
export { licenceLabels, readLicence, type LicenceFace } from './licence-face.ts';
export { LICENCE_MOVES } from './licence.state.ts';
export { registryName } from './registry-name.ts';
