export { OrderModule } from './order.module.ts';
export { FirmOrder } from './order.entity.ts';
export { ORDER_MOVES } from './order.state.ts';
export { proposeOrder } from './propose-order.ts';
export { decideOrder, hearFirm } from './decide-order.ts';
