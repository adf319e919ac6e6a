import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { logger } from './platform/logging';
import { ReadinessService } from './platform/readiness';

export interface ShutdownSettings {
  /** How long `/readyz` says no before anything is closed, so that a balancer has seen it, in ms. */
  readonly notice: number;
  /** Waits so many ms; given by tests. */
  readonly wait?: (ms: number) => Promise<unknown>;
  /** How long requests that are under way may take after that, in ms. */
  readonly patience: number;
  /** Ends the process, whatever is left; called with its code. */
  readonly exit?: (code: number) => void;
}

/** Everything that isn't a request, stopped in this time after the requests; then the process ends. */
const REST = 5_000;

/** One Ctrl-C arrives twice where a parent passes it on: nearer than this it is one, in ms. */
const ECHO = 400;

/** The way out: not ready, then idle connections, then the listener, then what is left. */
export class Shutdown {
  private begun: Promise<void> | undefined;
  private firstAt = 0;
  private readonly exit: (code: number) => void;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly settings: ShutdownSettings,
  ) {
    this.exit = settings.exit ?? ((code) => process.exit(code));
    // Whoever is answered from now on opens its next connection elsewhere.
    const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
    server.addHook('onSend', async (_request, reply) => {
      if (this.begun) reply.header('connection', 'close');
    });
  }

  /** The first signal begins it, a second one ends the process at once. */
  listen(): void {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => this.onSignal(signal));
  }

  onSignal(signal: 'SIGTERM' | 'SIGINT'): void {
    if (this.begun) {
      if (performance.now() - this.firstAt > ECHO) this.exit(signal === 'SIGINT' ? 130 : 143);
      return;
    }
    this.firstAt = performance.now();
    logger.info({ signal }, 'on the way out');
    this.begin().then(
      () => this.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'the way out was not clear');
        this.exit(1);
      },
    );
  }

  /** Resolves when all is closed; what doesn't end in its time is cut off. */
  begin(): Promise<void> {
    this.begun ??= this.leave();
    return this.begun;
  }

  private async leave(): Promise<void> {
    const { notice, patience, wait = pause } = this.settings;
    this.app.get(ReadinessService).leave();
    await wait(notice);
    const server = this.app.getHttpServer() as Server;
    server.closeIdleConnections();
    // Half a header or a body that doesn't come is waited for no longer than an answer under way.
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    const last = setTimeout(() => {
      logger.error('what runs in the background did not end in time');
      this.exit(1);
    }, patience + REST);
    try {
      await this.app.close();
    } finally {
      clearTimeout(cut);
      clearTimeout(last);
    }
  }
}
