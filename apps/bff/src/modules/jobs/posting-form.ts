import type { JobFinding, PostingForm } from '@yizhan/contract';
import { dayWage, type Finding, occupationOf, type PostingDraft, searchText } from '@yizhan/jobs';
import type { ShiftTime } from '@yizhan/jobs/vocabulary';
import { addDays, atLocal, type Instant, localDate, localTime, newId } from '@yizhan/kernel';
import { cellOf } from '@yizhan/stations';
import type { PersonalData } from '../../platform/personal-data';
import type { Employer, Posting, Shift } from './persistence';

/** The columns that a form fills. */
export type FormColumns = Omit<
  Posting,
  | 'id'
  | 'code'
  | 'employerId'
  | 'employerName'
  | 'verified'
  | 'state'
  | 'stateReason'
  | 'findings'
  | 'submittedAt'
  | 'publishedAt'
  | 'filledAt'
  | 'sample'
  | 'createdAt'
  | 'version'
>;

export function shiftTime(shift: PostingForm['shifts'][number]): ShiftTime {
  const isNextDay = shift.to <= shift.from;
  return {
    date: shift.date,
    startsAt: atLocal(shift.date, shift.from),
    endsAt: atLocal(isNextDay ? addDays(shift.date, 1) : shift.date, shift.to),
    breakMinutes: shift.breakMinutes,
  };
}

/** The form as the rules look at it. */
export function draftOf(form: PostingForm): PostingDraft {
  return { ...form, shifts: form.shifts.map(shiftTime) };
}

export function columnsOf(
  form: PostingForm,
  employer: Pick<Employer, 'name'>,
  personalData: PersonalData,
): FormColumns {
  const times = form.shifts.map(shiftTime);
  const occupation = occupationOf(form.occupationCode);
  const found = [form.title, occupation?.name, occupation?.plain, form.address, employer.name];
  return {
    title: form.title,
    description: form.description,
    requirements: form.requirements,
    benefits: form.benefits,
    insurance: form.insurance,
    occupationCode: form.occupationCode,
    occupation: occupation?.name ?? '',
    groupKey: occupation?.group ?? 'logistics',
    wageFen: form.wageFen,
    wageUnit: form.wageUnit,
    dayFen: dayWage(form.wageUnit, form.wageFen),
    settlement: form.settlement,
    headcount: form.headcount,
    pickMode: form.pickMode,
    division: form.division,
    address: form.address,
    lat: form.latitude,
    lng: form.longitude,
    cell: cellOf({ lat: form.latitude, lng: form.longitude }),
    stationId: form.stationId,
    contactNameSealed: personalData.seal(form.contactName),
    contactPhoneSealed: personalData.seal(form.contactPhone),
    firstStartsAt: times.length > 0 ? Math.min(...times.map((time) => time.startsAt)) : 0,
    lastEndsAt: times.length > 0 ? Math.max(...times.map((time) => time.endsAt)) : 0,
    searchText: searchText(found.filter(Boolean).join(' ')).slice(0, 400),
  };
}

/** Fresh shifts of a posting that takes no sign-ups yet. */
export function shiftsOf(
  postingId: string,
  form: Pick<PostingForm, 'headcount' | 'pickMode' | 'shifts'>,
  now: Instant,
): Shift[] {
  return form.shifts.map((shift) => {
    const time = shiftTime(shift);
    return {
      id: newId(now),
      postingId,
      localDate: time.date,
      startsAt: time.startsAt,
      endsAt: time.endsAt,
      breakMinutes: time.breakMinutes,
      pickMode: form.pickMode,
      isOpen: false,
      headcount: form.headcount,
      taken: 0,
      waiting: 0,
      queued: 0,
      lastSeated: false,
      createdAt: now,
      version: 0,
    };
  });
}

/** The form as it can be filled in further. */
export function formOf(
  posting: Posting,
  shifts: readonly Shift[],
  personalData: PersonalData,
): PostingForm {
  return {
    title: posting.title,
    description: posting.description,
    requirements: posting.requirements,
    benefits: posting.benefits,
    insurance: posting.insurance,
    occupationCode: posting.occupationCode,
    wageFen: posting.wageFen,
    wageUnit: posting.wageUnit,
    settlement: posting.settlement,
    headcount: posting.headcount,
    pickMode: posting.pickMode,
    division: posting.division,
    address: posting.address,
    latitude: posting.lat,
    longitude: posting.lng,
    stationId: posting.stationId,
    contactName: personalData.open(posting.contactNameSealed),
    contactPhone: personalData.open(posting.contactPhoneSealed),
    shifts: shifts.map((shift) => ({
      date: localDate(shift.startsAt),
      from: localTime(shift.startsAt),
      to: localTime(shift.endsAt),
      breakMinutes: shift.breakMinutes,
    })),
  };
}

export function findingView(finding: Finding): JobFinding {
  return {
    id: finding.id,
    label: finding.label,
    advice: finding.advice,
    note: finding.note ?? null,
    consequence: finding.consequence,
    source: finding.source,
    article: finding.article ?? null,
    marks: finding.marks.map((mark) => ({ ...mark })),
  };
}

/** An empty form at a known place: the last posting's, or the first station of the division. */
export function blankForm(
  employer: Employer,
  place: (Pick<Posting, 'stationId' | 'lat' | 'lng'> & Partial<Pick<Posting, 'address'>>) | null,
  personalData: PersonalData,
): PostingForm {
  return {
    title: '',
    description: '',
    requirements: '',
    benefits: '',
    insurance: '',
    occupationCode: '',
    wageFen: 0,
    wageUnit: 'day',
    settlement: 'day',
    headcount: 1,
    pickMode: 'first_come',
    division: employer.division,
    address: place?.address ?? employer.address,
    latitude: place?.lat ?? CITY.lat,
    longitude: place?.lng ?? CITY.lng,
    stationId: place?.stationId ?? null,
    contactName: personalData.open(employer.contactNameSealed),
    contactPhone: personalData.open(employer.contactPhoneSealed),
    shifts: [],
  };
}

/** The middle of the city, until the employer says where. */
const CITY = { lat: 30.3352, lng: 112.2397 };
