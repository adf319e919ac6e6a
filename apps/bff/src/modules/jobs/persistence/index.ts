export * from './absence.entity';
export * from './application.entity';
export * from './contact.entity';
export * from './employer.entity';
export * from './objection.entity';
export * from './posting.entity';

import { Absence } from './absence.entity';
import { Application, Wage, WorkerCalendar, WorkHours } from './application.entity';
import { ContactCall } from './contact.entity';
import { Employer } from './employer.entity';
import { JobsTables1795249446271 } from './migrations/1795249446271-jobs-tables';
import { HowApplicationsEnd1795645000000 } from './migrations/1795645000000-how-applications-end';
import { SingleCharacterTerms1795645230000 } from './migrations/1795645230000-single-character-terms';
import { OneFirmOneCode1795646000000 } from './migrations/1795646000000-one-firm-one-code';
import { ContactCalls1795647000000 } from './migrations/1795647000000-contact-calls';
import { WorkClocks1795648200000 } from './migrations/1795648200000-work-clocks';
import { ListsByPlaceAndTrade1795649068518 } from './migrations/1795649068518-lists-by-place-and-trade';
import { SealedWords1795649646805 } from './migrations/1795649646805-sealed-words';
import { EmployerObjections1795650257000 } from './migrations/1795650257000-employer-objections';
import { EmployerObjection } from './objection.entity';
import { Posting, PostingTerm, Shift } from './posting.entity';

/** The tables of the jobs area. */
export const jobsEntities = [
  Employer,
  Posting,
  PostingTerm,
  Shift,
  Application,
  WorkerCalendar,
  WorkHours,
  Wage,
  ContactCall,
  Absence,
  EmployerObjection,
];

export const jobsMigrations = [
  JobsTables1795249446271,
  HowApplicationsEnd1795645000000,
  SingleCharacterTerms1795645230000,
  OneFirmOneCode1795646000000,
  ContactCalls1795647000000,
  WorkClocks1795648200000,
  ListsByPlaceAndTrade1795649068518,
  SealedWords1795649646805,
  EmployerObjections1795650257000,
];
