import { wageUnits } from '@yizhan/jobs/vocabulary';
import {
  attendanceMethods,
  attendanceStates,
  codePurposes,
  directions,
  stationErrors as errors,
  facilities,
  stationKinds,
  stationServices,
} from '@yizhan/stations/vocabulary';
import * as z from 'zod/mini';
import {
  cursor,
  done,
  fen,
  id,
  instant,
  latitude,
  localDate,
  localTime,
  longitude,
  page,
  part,
  text,
} from './common';
import { defineRoute } from './route';

const count = z.int().check(z.minimum(0));
const byStation = z.object({ stationId: id });
const bySite = z.object({ postingId: id });
const stationKind = z.enum(stationKinds);
const direction = z.enum(directions);
const codePurpose = z.enum(codePurposes);
const place = { latitude: z.optional(latitude), longitude: z.optional(longitude) };

/** `to` may be `24:00`; null means closed on such days. */
const opening = z.nullable(
  z.object({ from: localTime, to: z.union([localTime, z.literal('24:00')]) }),
);

/** One row of the station list. */
export const stationCard = z.object({
  stationId: id,
  kind: stationKind,
  name: z.string(),
  /** Six digits, the county or district. */
  division: z.string(),
  divisionName: z.string(),
  address: z.string(),
  latitude,
  longitude,
  /** Metres in a straight line; null when the caller's place isn't known. */
  distance: z.nullable(count),
  open: z.boolean(),
  /** When it closes, or opens next; null when that isn't within the coming days. */
  changesAt: z.nullable(instant),
  facilities: z.array(z.enum(facilities)),
  phone: z.string(),
  sample: z.boolean(),
});
export type StationCard = z.output<typeof stationCard>;

const stationFigures = z.object({
  /** Published postings with shifts on the day. */
  postings: count,
  /** Places taken in those shifts. */
  hires: count,
  checkedIn: count,
  checkedOut: count,
  toVerify: count,
});
export type StationFigures = z.output<typeof stationFigures>;

const todayPosting = z.object({
  postingId: id,
  title: z.string(),
  wageFen: fen,
  wageUnit: z.enum(wageUnits),
  startsAt: instant,
  endsAt: instant,
  placesLeft: count,
});

const stationDetail = z.object({
  ...stationCard.shape,
  streetName: z.string(),
  hours: z.object({ usual: opening, holiday: opening }),
  /** The hours that hold today. */
  today: opening,
  services: z.array(z.enum(stationServices)),
  languages: z.array(z.string()),
  capacity: count,
  notice: z.string(),
  parent: z.nullable(z.object({ stationId: id, name: z.string() })),
  /** How many points belong to it. */
  points: count,
  postings: part(z.array(todayPosting)),
  figures: part(stationFigures),
});
export type StationDetail = z.output<typeof stationDetail>;

/** What a code screen shows until `changesAt`. */
const codeScreen = z.object({
  placeName: z.string(),
  purpose: codePurpose,
  /** To be shown as a QR picture. */
  text: z.string(),
  digits: z.string(),
  shownFrom: instant,
  changesAt: instant,
  /** The server's clock, to measure the device's by. */
  serverTime: instant,
  /** Today's counts, so that staff see a scan arrive. */
  expected: count,
  checkedIn: count,
  checkedOut: count,
});
export type CodeScreen = z.output<typeof codeScreen>;

const attendance = z.object({
  attendanceId: id,
  applicationId: id,
  direction,
  state: z.enum(attendanceStates),
  method: z.enum(attendanceMethods),
  at: instant,
  placeName: z.string(),
  title: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** It had been recorded before; nothing was changed now. */
  again: z.boolean(),
});
export type AttendanceView = z.output<typeof attendance>;

const position = z.object({
  latitude,
  longitude,
  /** Metres. */
  accuracy: z.number().check(z.minimum(0)),
  takenAt: instant,
});

const checkInForm = z.object({
  /** Text of the scanned picture; or else `digits`. */
  code: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  digits: z.optional(z.string().check(z.regex(/^\d{6}$/, '请输入六位数字'))),
  /** When it was scanned or typed, if the phone had no network then: put to staff when it is late. */
  heldAt: z.optional(instant),
  /** Yes, I leave although I have only just checked in. */
  leavingNow: z.optional(z.boolean()),
  position: z.optional(position),
});
export type CheckInForm = z.input<typeof checkInForm>;

const personExpected = z.object({
  applicationId: id,
  /** In full: staff call people out and vouch for them. */
  name: z.string(),
  /** Masked; null for someone without a phone. */
  phone: z.nullable(z.string()),
  title: z.string(),
  employerName: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** Marked as absent; a check-in lifts the mark. */
  absent: z.boolean(),
  in: z.nullable(attendance),
  out: z.nullable(attendance),
});
export type PersonExpected = z.output<typeof personExpected>;

const checkInErrors = [
  errors.no_shift_today,
  errors.wrong_place,
  errors.too_early,
  errors.too_late,
  errors.not_checked_in,
  errors.left_at_once,
  errors.left_before_coming,
  errors.hours_settled,
  errors.application_closed,
] as const;

export const stationsRoutes = {
  list: defineRoute({
    id: 'stations.list',
    method: 'GET',
    path: '/stations',
    access: 'public',
    summary: 'Stations and points: by distance when a place is given, else by division',
    query: z.object({
      ...place,
      division: z.optional(z.string().check(z.regex(/^\d{6}$/, '行政区划代码不对'))),
      kind: z.optional(stationKind),
      openNow: z.optional(z.boolean()),
      /** Part of the name. */
      name: z.optional(text(1, 60)),
      cursor,
    }),
    response: page(stationCard),
    errors: [],
  }),
  detail: defineRoute({
    id: 'stations.detail',
    method: 'GET',
    path: '/stations/:stationId',
    access: 'public',
    summary: 'One station: hours, facilities, notice, postings and figures of today',
    params: byStation,
    query: z.object(place),
    response: stationDetail,
    errors: [errors.not_found],
  }),
  code: defineRoute({
    id: 'stations.code',
    method: 'GET',
    path: '/stations/:stationId/code',
    access: ['station_staff'],
    summary: 'The code that my station shows now, and when it changes',
    params: byStation,
    query: z.object({ purpose: codePurpose }),
    response: codeScreen,
    errors: [errors.not_found, errors.not_your_station, errors.code_not_ready],
  }),
  replaceCode: defineRoute({
    id: 'stations.replaceCode',
    method: 'POST',
    path: '/stations/:stationId/code/replacement',
    access: ['station_staff', 'administrator'],
    summary: "End my station's codes at once and begin with a new key, e.g. after a lost device",
    params: byStation,
    response: done,
    errors: [errors.not_found, errors.not_your_station],
  }),
  openSite: defineRoute({
    id: 'stations.openSite',
    method: 'PUT',
    path: '/sites/:postingId',
    access: ['employer'],
    summary: "Let my posting's own site show codes",
    params: bySite,
    response: z.object({ placeName: z.string() }),
    errors: [errors.not_your_posting],
  }),
  siteCode: defineRoute({
    id: 'stations.siteCode',
    method: 'GET',
    path: '/sites/:postingId/code',
    access: ['employer'],
    summary: "The code that my posting's own site shows now",
    params: bySite,
    query: z.object({ purpose: codePurpose }),
    response: codeScreen,
    errors: [errors.not_your_posting, errors.site_not_open],
  }),
  checkIn: defineRoute({
    id: 'stations.checkIn',
    method: 'POST',
    path: '/attendances',
    access: ['worker'],
    summary: 'Check in or out with a scanned code or typed digits; a repeat gets the same answer',
    body: checkInForm,
    response: attendance,
    errors: [
      ...checkInErrors,
      errors.bad_code,
      errors.forged_code,
      errors.expired_code,
      errors.wrong_digits,
      errors.code_used,
      errors.position_needed,
      errors.too_far,
    ],
    creates: true,
    limit: 'digits',
  }),
  checkInFor: defineRoute({
    id: 'stations.checkInFor',
    method: 'POST',
    path: '/stations/:stationId/attendances',
    access: ['station_staff'],
    summary: 'Check a worker of my station in or out on behalf; the record says who did',
    params: byStation,
    body: z.object({
      applicationId: id,
      direction,
      reason: text(2, 100),
      /** When the person came or left; now when left out. */
      at: z.optional(instant),
    }),
    response: attendance,
    errors: [...checkInErrors, errors.not_found, errors.not_your_station, errors.time_ahead],
    creates: true,
  }),
  verifyAttendance: defineRoute({
    id: 'stations.verifyAttendance',
    method: 'POST',
    path: '/attendances/:attendanceId/verification',
    access: ['station_staff'],
    summary: 'Settle a claim that a phone held without network',
    params: z.object({ attendanceId: id }),
    body: z.object({ accept: z.boolean(), reason: z.optional(text(0, 100)) }),
    response: attendance,
    errors: [
      errors.attendance_not_found,
      errors.attendance_settled,
      errors.not_your_station,
      errors.application_closed,
      errors.not_checked_in,
      errors.left_before_coming,
    ],
  }),
  people: defineRoute({
    id: 'stations.people',
    method: 'GET',
    path: '/stations/:stationId/people',
    access: ['station_staff'],
    summary: 'Who is expected at my station on a day, and who is in or out',
    params: byStation,
    query: z.object({ date: z.optional(localDate) }),
    response: z.object({
      stationName: z.string(),
      date: localDate,
      figures: stationFigures,
      people: z.array(personExpected),
    }),
    errors: [errors.not_found, errors.not_your_station],
  }),
  figures: defineRoute({
    id: 'stations.figures',
    method: 'GET',
    path: '/stations/:stationId/figures',
    access: ['station_staff', 'supervisor', 'administrator'],
    summary: 'Figures of a station day by day, counted from records; at most 31 days',
    params: byStation,
    query: z.object({ from: localDate, to: localDate }),
    response: z.object({
      stationName: z.string(),
      days: z.array(z.object({ date: localDate, ...stationFigures.shape })),
    }),
    errors: [errors.not_found, errors.not_your_station, errors.bad_range],
  }),
} as const;
