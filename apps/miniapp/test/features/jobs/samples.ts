import type {
  EmployerFaceView,
  JobCard,
  JobDetail,
  MyShift,
  PersonOfPosting,
  PostingEditor,
} from '@yizhan/contract';
import { addDays, atLocal, DAY, localDate, toIso } from '@yizhan/kernel';

export const POSTING = '01HZX0000000000000000000P0';
export const SHIFT = '01HZX0000000000000000000S0';
export const APPLICATION = '01HZX0000000000000000000A0';
export const WAGE = '01HZX0000000000000000000W0';
export const EMPLOYER = '01HZX0000000000000000000E0';

const today = () => localDate(Date.now());

/** Tomorrow at this hour, as Shanghai has it. */
const tomorrow = (hour: number) =>
  toIso(atLocal(addDays(today(), 1), `${String(hour).padStart(2, '0')}:00`));

export function aCard(changes: Partial<JobCard> = {}): JobCard {
  return {
    postingId: POSTING,
    title: '仓库搬运',
    occupation: '装卸搬运工',
    group: 'logistics',
    wageFen: 20_000,
    wageUnit: 'day',
    settlement: 'day',
    headcount: 10,
    division: '421024',
    address: '郝穴镇沿江路 7 号',
    latitude: 30.04702,
    longitude: 112.4169,
    distance: 350,
    employerName: '月亮湾货运服务部',
    verified: true,
    firstStartsAt: tomorrow(8),
    lastEndsAt: tomorrow(17),
    sample: true,
    ...changes,
  };
}

export function aFace(changes: Partial<EmployerFaceView> = {}): EmployerFaceView {
  return {
    employerId: EMPLOYER,
    name: '月亮湾货运服务部',
    kind: 'firm',
    verified: true,
    filledPostings: 5,
    medianDaysToPay: 0,
    wageCases: { open: 0, settled: 0, upheld: 0 },
    level: 'green',
    reasons: ['证照已核验'],
    ...changes,
  };
}

export function aShift(changes: Partial<JobDetail['shifts'][number]> = {}) {
  return {
    shiftId: SHIFT,
    date: tomorrow(8).slice(0, 10),
    startsAt: tomorrow(8),
    endsAt: tomorrow(17),
    breakMinutes: 60,
    headcount: 10,
    placesLeft: 3,
    waiting: 0,
    ...changes,
  };
}

export function aJob(changes: Partial<JobDetail> = {}): JobDetail {
  return {
    postingId: POSTING,
    state: 'published',
    title: '仓库搬运',
    description: '卸货、码垛',
    requirements: '',
    benefits: '管午饭',
    insurance: '',
    occupation: '装卸搬运工',
    occupationCode: '4-02-05-01',
    group: 'logistics',
    wageFen: 20_000,
    wageUnit: 'day',
    settlement: 'day',
    pickMode: 'first_come',
    headcount: 10,
    division: '421024',
    address: '郝穴镇沿江路 7 号',
    latitude: 30.04702,
    longitude: 112.4169,
    distance: 350,
    station: { ok: true, value: null },
    contactName: '余老板',
    contactPhone: null,
    shifts: [aShift()],
    mine: [],
    employer: { ok: true, value: aFace() },
    policies: { ok: false, reason: '这部分暂时没能加载出来' },
    sample: true,
    jsonLd: '{}',
    ...changes,
  };
}

export function aWage(changes: Partial<NonNullable<MyShift['wage']>> = {}) {
  return {
    wageId: WAGE,
    amountFen: 20_000,
    dueAt: toIso(Date.now() + DAY),
    state: 'due' as const,
    overdueDays: 0,
    paidAt: null,
    payMethod: null,
    payReference: null,
    claimable: false,
    assumedAt: null,
    claimUntil: toIso(Date.now() + 700 * DAY),
    ...changes,
  };
}

const noHours: MyShift['hours'] = {
  checkedInAt: null,
  checkedOutAt: null,
  recordedMinutes: null,
  minutes: null,
  pieces: null,
  reason: null,
  awaitsConsent: false,
  basis: null,
  leavingBasis: null,
  statedPieces: null,
  countsAt: null,
  objectUntil: null,
  proposal: null,
};

export function aMyShift(changes: Partial<MyShift> = {}): MyShift {
  return {
    applicationId: APPLICATION,
    postingId: POSTING,
    title: '仓库搬运',
    employerName: '月亮湾货运服务部',
    address: '郝穴镇沿江路 7 号',
    latitude: 30.04702,
    longitude: 112.4169,
    stationId: null,
    date: today(),
    startsAt: toIso(Date.now()),
    endsAt: toIso(Date.now() + 9 * 3_600_000),
    state: 'accepted',
    queuePosition: null,
    wageFen: 20_000,
    wageUnit: 'day',
    contact: { from: toIso(Date.now() - DAY), until: null },
    hours: noHours,
    absence: null,
    wage: null,
    wageCase: null,
    withdrawal: {
      until: toIso(Date.now() + 3_600_000),
      freeUntil: toIso(Date.now() - 3_600_000),
      isLate: true,
    },
    actions: ['withdraw'],
    ...changes,
  };
}

export function aPerson(changes: Partial<PersonOfPosting> = {}): PersonOfPosting {
  return {
    applicationId: APPLICATION,
    shiftId: SHIFT,
    date: today(),
    startsAt: toIso(Date.now() - DAY),
    endsAt: toIso(Date.now() - DAY / 2),
    name: '田小满',
    number: 1,
    phoneTail: '0001',
    callable: true,
    state: 'checked_out',
    queuePosition: null,
    scheduledMinutes: 480,
    hours: { ...noHours, recordedMinutes: 480 },
    absence: null,
    wage: null,
    actions: ['confirm_hours'],
    ...changes,
  };
}

export function anEditor(changes: Partial<PostingEditor> = {}): PostingEditor {
  return {
    postingId: null,
    state: 'draft',
    stateReason: null,
    form: {
      title: '仓库搬运',
      description: '卸货',
      requirements: '',
      benefits: '',
      insurance: '',
      occupationCode: '4-02-05-01',
      wageFen: 20_000,
      wageUnit: 'day',
      settlement: 'day',
      headcount: 2,
      pickMode: 'first_come',
      division: '421024',
      address: '郝穴镇沿江路 7 号',
      latitude: 30.04702,
      longitude: 112.4169,
      stationId: null,
      contactName: '余老板',
      contactPhone: '13900001210',
      shifts: [{ date: addDays(today(), 3), from: '08:00', to: '17:00', breakMinutes: 60 }],
    },
    findings: [],
    stations: { ok: true, value: [] },
    ...changes,
  };
}
