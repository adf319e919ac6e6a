import { Injectable } from '@nestjs/common';
import { logger } from './logging';

/** Something a person must look at: said in the log once, and by `/readyz` and `/metrics` while it lasts. */
export interface Alarm {
  readonly name: string;
  /** What is the matter, for operators; never personal data. */
  readonly detail: string;
}

/** What is wrong for now. An alarm alone doesn't take the process out of service. */
@Injectable()
export class Alarms {
  private readonly standing = new Map<string, Alarm>();

  /** @param name `<area>.<what>`; raised again it is said again only when the detail differs */
  raise(name: string, detail: string): void {
    if (this.standing.get(name)?.detail === detail) return;
    this.standing.set(name, { name, detail });
    logger.error({ alarm: name, detail }, 'alarm');
  }

  clear(name: string): void {
    if (this.standing.delete(name)) logger.warn({ alarm: name }, 'the alarm is over');
  }

  all(): readonly Alarm[] {
    return [...this.standing.values()];
  }
}
