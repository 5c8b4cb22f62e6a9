export { LicenceDelegation } from './delegation.entity.ts';
export { WalletModule } from './wallet.module.ts';
