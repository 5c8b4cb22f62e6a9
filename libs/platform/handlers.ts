import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { HANDLES, declaredMessages, handlerName } from './message.ts';

export type Run = (payload: object) => Promise<void>;

/** Finds every `@Handles` method once, at start, and refuses to start when a declared message has no handler. */
@Injectable()
export class Handlers implements OnModuleInit {
  private readonly byMessage = new Map<string, Map<string, Run>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const provider = instance as Record<string, unknown>; // an object of a class: its methods are fields of its prototype
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(provider) as object)) {
        const run = provider[method];
        if (typeof run !== 'function') continue;
        const name = this.reflector.get<string | undefined>(HANDLES, run);
        if (!name) continue;
        const own = this.byMessage.get(name) ?? new Map<string, Run>();
        own.set(handlerName(instance, method), run.bind(instance) as Run);
        this.byMessage.set(name, own);
      }
    }
    const orphans = declaredMessages().filter((name) => !this.byMessage.has(name));
    if (orphans.length > 0) throw new Error(`messages without a handler: ${orphans.join(', ')}`);
  }

  namesFor = (message: string): string[] => [...(this.byMessage.get(message)?.keys() ?? [])];
  find = (message: string, handler: string): Run | undefined => this.byMessage.get(message)?.get(handler);
}
