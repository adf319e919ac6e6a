import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Inject } from '@nestjs/common';
import { demoErrors, type RequestOf, demoRoutes as routes } from '@yizhan/contract';
import { roles } from '@yizhan/identity/vocabulary';
import { err, ok, raise, toIso } from '@yizhan/kernel';
import * as z from 'zod';
import { CONFIG, type Config } from '../../platform/config';
import { Handles } from '../../platform/http';
import { DevelopmentSms } from '../identity/gateways/sms';

const people = z.array(
  z.object({
    displayName: z.string(),
    phone: z.string().optional(),
    account: z.string().optional(),
    password: z.string().optional(),
    grants: z.array(z.object({ role: z.enum(roles) })),
  }),
);

const file = join(__dirname, '../../../sample-data/people.json');

/** The page that lets a newcomer be anyone of the sample data. */
@Controller()
export class DemoController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sms: DevelopmentSms,
  ) {}

  @Handles(routes.show)
  show(_: RequestOf<typeof routes.show>) {
    if (!this.config.sampleData) return err(raise(demoErrors.off));
    const phones = new Set<string>();
    const shown = demoPeople().map((person) => {
      if (person.phone) phones.add(person.phone);
      return person;
    });
    // Whoever tries the demonstration with a phone of their own must not find it listed here.
    const codes = this.sms.sent
      .filter((sent) => phones.has(sent.phone))
      .map((sent) => ({ ...sent, at: toIso(sent.at) }));
    return ok({ people: shown, codes });
  }
}

/** The people of the sample data, as the demo page and the start show them. */
export function demoPeople() {
  return people.parse(JSON.parse(readFileSync(file, 'utf8'))).map((person) => ({
    name: person.displayName,
    roles: person.grants.map((grant) => grant.role),
    phone: person.phone ?? null,
    account: person.account ?? null,
    password: person.password ?? null,
  }));
}
