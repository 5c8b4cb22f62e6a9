export { ExchangeModule } from './exchange.module.ts';
export { ExchangePush } from './exchange.entity.ts';
export { pushDue } from './exchange.messages.ts';
