export { LiquidationModule } from './liquidation.module.ts';
export { Liquidation } from './liquidation.entity.ts';
export { LIQUIDATION_MOVES } from './liquidation.state.ts';
export { endLiquidation, fileLiquidation, isOwnPerson, withdrawLiquidation } from './file-liquidation.ts';
export { liquidationsDue } from './liquidation.messages.ts';
export { tellWhoseNoticeIsOver } from './tell-over.ts';
