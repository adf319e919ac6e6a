import {
  caseActions,
  caseKinds,
  caseRoles,
  caseStates,
  channels,
  clockKinds,
  deliveries,
  caseErrors as errors,
  gates,
  impacts,
  noticeChannels,
  noticeKinds,
  particularities,
  privacies,
  replyOutcomes,
  urgencies,
} from '@yizhan/cases/vocabulary';
import * as z from 'zod/mini';
import { caseCommand } from './case-commands';
import { inquiryRoutes } from './case-inquiries';
import { cursor, fen, id, instant, localDate, mobile, page, part, text } from './common';
import { defineRoute } from './route';

const count = z.int().check(z.minimum(0));
const kind = z.enum(caseKinds);
const privacy = z.enum(privacies);
const state = z.enum(caseStates);
const colour = z.enum(['green', 'yellow', 'orange', 'red']);
const divisionCode = z.string().check(z.regex(/^\d{6}$/, '请选择区县'));
const byCase = z.object({ caseId: id });

const unit = z.object({ unitId: id, name: z.string(), phone: z.string() });

const unitRow = z.object({
  unitId: id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  division: z.nullable(z.string()),
  duties: z.array(z.string()),
  phone: z.string(),
  active: z.boolean(),
});
export type UnitRow = z.output<typeof unitRow>;

const duty = z.string().check(z.regex(/^[A-Z]{2,20}$/, '职责代码用大写字母'));
const unitForm = z.object({
  name: text(2, 60),
  shortName: text(1, 20),
  division: z.nullable(divisionCode),
  duties: z.array(duty).check(z.maxLength(10)),
  phone: text(0, 20),
  active: z.boolean(),
});

const category = z.object({ code: z.string(), name: z.string(), hint: z.nullable(z.string()) });
const categoryGroup = z.object({
  code: z.string(),
  name: z.string(),
  categories: z.array(category),
});

/** The posting, check-ins, hours and sum behind an unpaid wage. */
const linkedWage = z.object({
  wageId: id,
  postingId: id,
  title: z.string(),
  employerName: z.string(),
  shiftDate: localDate,
  place: z.string(),
  checkedInAt: z.nullable(instant),
  checkedOutAt: z.nullable(instant),
  minutes: count,
  owedFen: fen,
  dueAt: instant,
  /** Whether it has been paid since, in words; null when that can't be told. */
  wageState: z.nullable(z.string()),
});
export type LinkedWage = z.output<typeof linkedWage>;

const wizard = z.object({
  categories: z.array(categoryGroup),
  divisions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Who I am, to save typing; null without a login. */
  contact: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
  /** What is known already when it comes from an unpaid wage. */
  prefill: z.nullable(
    z.object({
      kind,
      category: z.string(),
      division: z.nullable(z.string()),
      text: z.string(),
      place: z.string(),
      happenedOn: z.nullable(localDate),
      employerName: z.string(),
      wage: linkedWage,
      /** My case about it that is open already. */
      openCase: z.nullable(z.object({ caseId: id, number: z.string(), state: z.string() })),
      /** What the employer can tell by itself, in a sentence. */
      inference: z.string(),
      /** The last day a reminder would give the employer; null when it was reminded already. */
      reminder: z.nullable(z.object({ byDay: localDate })),
    }),
  ),
});
export type CaseWizard = z.output<typeof wizard>;

/** Says that an event stands in the record; kept by the person, verified against the public key. */
const receipt = z.object({
  version: z.literal(1),
  stream: z.string(),
  seq: count,
  hash: z.string(),
  at: z.number(),
  keyId: z.string(),
  signature: z.string(),
});

const opened = z.object({
  caseId: id,
  number: z.string(),
  /** With the number it follows the case without a login; null when it went to the reporter's phone. */
  queryCode: z.nullable(z.string()),
  state,
  /** Last day to say whether it is accepted. */
  dueDay: z.nullable(localDate),
  receipt,
});
export type OpenedCase = z.output<typeof opened>;

export const caseCard = z.object({
  caseId: id,
  number: z.string(),
  kind,
  category: z.string(),
  state,
  stateWords: z.string(),
  openedAt: instant,
  dueAt: z.nullable(instant),
  colour,
  /** 还剩3个工作日, 已超期1天, 暂停计时; null when nothing runs. */
  remaining: z.nullable(z.string()),
  /** What the reporter can do now without being asked twice: supply, rate … */
  waitsForMe: z.boolean(),
  sample: z.boolean(),
});
export type CaseCard = z.output<typeof caseCard>;

const inboxRow = z.object({
  ...caseCard.shape,
  privacy,
  division: z.nullable(z.string()),
  leadUnit: z.nullable(z.string()),
  urgency: z.nullable(z.enum(urgencies)),
  /** First words of what happened. */
  excerpt: z.string(),
  pressed: z.boolean(),
  /** Notices that no channel took: someone must call or write. */
  untold: count,
  /** A unit of mine was asked to help and hasn't answered. */
  joint: z.boolean(),
  /** What blocks closing, from the gates. */
  missing: count,
});
export type InboxRow = z.output<typeof inboxRow>;

const clock = z.object({
  clockId: id,
  kind: z.enum(clockKinds),
  /** What must be done in that time. */
  title: z.string(),
  source: z.string(),
  article: z.string(),
  local: z.boolean(),
  /** `superseded`: another law's limit took its place, for the reason in `summary`. */
  state: z.enum(['running', 'paused', 'over', 'kept', 'missed', 'superseded']),
  colour,
  startedAt: instant,
  stoppedAt: z.nullable(instant),
  dueAt: z.nullable(instant),
  dueDay: z.nullable(localDate),
  /** In plain words. */
  summary: z.string(),
  /** 0 to 1. */
  share: z.number(),
  provisionalYear: z.nullable(z.int()),
  explanation: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type CaseClockView = z.output<typeof clock>;

const event = z.object({
  seq: count,
  at: instant,
  action: z.string(),
  label: z.string(),
  /** 诉求人, 话务员, or the unit's name; never a handler's own. */
  by: z.string(),
  text: z.nullable(z.string()),
  evidence: z.array(z.string()),
  internal: z.boolean(),
});
export type CaseEventView = z.output<typeof event>;

const detail = z.object({
  caseId: id,
  number: z.string(),
  version: count,
  /** What I am towards this case. */
  roles: z.array(z.enum(caseRoles)),
  kind,
  privacy,
  channel: z.enum(channels),
  category: z.object({ code: z.string(), name: z.string(), group: z.string() }),
  state,
  stateWords: z.string(),
  openedAt: instant,
  division: z.nullable(z.string()),
  text: z.string(),
  place: z.string(),
  happenedOn: z.nullable(localDate),
  employerName: z.nullable(z.string()),
  /** The registered employer it is about, for those who work on it; null while none is linked. */
  accused: z.nullable(z.object({ employerId: id, name: z.string() })),
  /** Where a joined case went: its news comes here too. */
  mergedInto: z.nullable(z.object({ number: z.string(), state, stateWords: z.string() })),
  /** What those wrote who joined this case, for those who work on it; who they are as they chose. */
  joined: z.array(
    z.object({
      number: z.string(),
      text: z.string(),
      place: z.string(),
      happenedOn: z.nullable(localDate),
      reporter: z.nullable(
        z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) }),
      ),
    }),
  ),
  /** Null where it is hidden from me. */
  reporter: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) })),
  /** For the reporter alone. */
  queryCode: z.nullable(z.string()),
  leadUnit: z.nullable(unit),
  /** Units asked to help, and when they answered; null: not yet. */
  jointUnits: z.array(z.object({ ...unit.shape, answeredAt: z.nullable(instant) })),
  classing: z.nullable(
    z.object({
      particularity: z.enum(particularities),
      urgency: z.enum(urgencies),
      impact: z.enum(impacts),
    }),
  ),
  timeline: z.array(event),
  clocks: z.array(clock),
  notices: z.array(
    z.object({
      noticeId: id,
      kind: z.enum(noticeKinds),
      label: z.string(),
      sentAt: instant,
      body: z.string(),
      channel: z.enum(noticeChannels),
      delivery: z.enum(deliveries),
      /** Why it didn't arrive, in words. */
      failure: z.nullable(z.string()),
    }),
  ),
  reply: z.nullable(
    z.object({
      at: instant,
      outcome: z.enum(replyOutcomes),
      remedies: z.array(z.object({ title: z.string(), done: z.boolean() })),
    }),
  ),
  /** Gates still open, for those who work on it; empty for the reporter. */
  gates: z.array(
    z.object({ gate: z.enum(gates), label: z.string(), missing: z.array(z.string()) }),
  ),
  actions: z.array(
    z.object({
      action: z.enum(caseActions),
      label: z.string(),
      allowed: z.boolean(),
      reason: z.nullable(z.string()),
    }),
  ),
  /** Which unit the table suggests, and why; for those who dispatch. */
  suggestion: z.nullable(z.object({ unitId: id, unitName: z.string(), why: z.string() })),
  extension: z.nullable(z.object({ amount: count, reason: z.string() })),
  rating: z.nullable(z.int()),
  wage: part(z.nullable(linkedWage)),
  /** The head of the record, signed: whoever keeps it can prove a later change. */
  receipt: z.nullable(receipt),
  sample: z.boolean(),
});
export type CaseDetail = z.output<typeof detail>;

const newCase = z.object({
  kind,
  privacy,
  category: text(1, 60),
  division: z.nullable(divisionCode),
  text: text(4, 2000),
  place: text(0, 120),
  happenedOn: z.nullable(localDate),
  employerName: text(0, 60),
  contactName: text(0, 30),
  contactPhone: z.union([mobile, z.literal('')]),
  channel: z.enum(channels),
  /** The unpaid wage it is about. */
  wageId: z.optional(id),
  /** Taken down by staff for someone who called, wrote or came. */
  onBehalf: z.optional(z.boolean()),
  /** The puzzle, solved: asked of whoever isn't signed in. */
  proof: z.optional(z.object({ challenge: text(1, 200), answer: text(1, 20) })),
});
export type NewCaseForm = z.output<typeof newCase>;

const credentials = {
  number: z.string().check(z.regex(/^\d{8}-\d{6}$/, '编号是 8 位数字、短横和 6 位数字')),
  code: z.string().check(z.regex(/^[0-9A-Za-z\s-]{8,20}$/, '查询码是 8 位字母和数字')),
};

const { not_found, changed_meanwhile } = errors;

/** Refusals of the life of a case. */
const refusals = [
  not_found,
  changed_meanwhile,
  errors.not_now,
  errors.not_yours,
  errors.callback_by_handling_unit,
  errors.gate_open,
  errors.recused,
  errors.reply_incomplete,
  errors.outcome_stands,
  errors.joint_answered,
  errors.already_content,
  errors.objection_late,
  errors.objection_designated,
  errors.already_waiting,
  errors.nothing_asked,
  errors.extension_pending,
  errors.extension_not_allowed,
  errors.no_extension_asked,
  errors.no_such_remedy,
  errors.reopened_already,
  errors.too_late,
  errors.appealed_already,
  errors.pressed_today,
  errors.unknown_category,
  errors.unknown_unit,
  errors.merge_target,
  errors.names_reporter,
  errors.no_addressee,
  errors.unknown_employer,
] as const;

const change = z.object({
  /** The version I saw; another one was faster when it isn't the present one. */
  version: count,
  command: caseCommand,
});

export const casesRoutes = {
  ...inquiryRoutes,
  wizard: defineRoute({
    id: 'cases.wizard',
    method: 'GET',
    path: '/cases/wizard',
    access: 'public',
    summary: 'All that the wizard needs; with a wage, what is known of it already',
    query: z.object({ wageId: z.optional(id) }),
    response: wizard,
    unkept: true,
    errors: [
      errors.wage_not_yours,
      errors.wage_settled,
      errors.wage_nothing,
      errors.wage_not_due,
      errors.wage_lapsed,
    ],
  }),
  puzzle: defineRoute({
    id: 'cases.puzzle',
    method: 'GET',
    path: '/cases/puzzle',
    access: 'public',
    summary:
      'A little work to do before raising a case without a login; solved by the phone itself',
    response: z.object({ challenge: z.string(), bits: z.int() }),
    unkept: true,
    errors: [],
  }),
  open: defineRoute({
    id: 'cases.open',
    method: 'POST',
    path: '/cases',
    access: 'public',
    summary: 'Raise a case; with a login it is among mine, without one it is followed by its code',
    body: newCase,
    response: opened,
    errors: [
      errors.unknown_category,
      errors.unknown_division,
      errors.identity_missing,
      errors.not_happened_yet,
      errors.wage_not_yours,
      errors.wage_case_open,
      errors.proof_missing,
      errors.wage_settled,
      errors.wage_nothing,
      errors.wage_not_due,
      errors.wage_lapsed,
    ],
    limit: 'case',
    creates: true,
  }),
  mine: defineRoute({
    id: 'cases.mine',
    method: 'GET',
    path: '/me/cases',
    access: 'signed-in',
    summary: 'My cases, the newest first',
    query: z.object({ cursor }),
    response: page(caseCard),
    unkept: true,
    errors: [],
  }),
  detail: defineRoute({
    id: 'cases.detail',
    method: 'GET',
    path: '/cases/:caseId',
    access: 'signed-in',
    summary: 'One case with its timeline, clocks, linked work and what I can do next',
    params: byCase,
    response: detail,
    unkept: true,
    errors: [not_found, errors.recused],
    audit: {
      action: 'reporter_seen',
      subject: { kind: 'case', at: 'params.caseId' },
      onlyWith: 'response.reporter',
      byStaff: true,
    },
  }),
  act: defineRoute({
    id: 'cases.act',
    method: 'POST',
    path: '/cases/:caseId/actions',
    access: 'signed-in',
    summary: 'Take one step of its life: the table says who may take which, and when',
    params: byCase,
    body: change,
    response: detail,
    errors: refusals,
    transaction: 'handler',
  }),
  openings: defineRoute({
    id: 'cases.openings',
    method: 'GET',
    path: '/cases/:caseId/openings',
    access: 'signed-in',
    summary: 'For the reporter: who of the staff has seen who I am, newest first',
    params: z.object({ caseId: id }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          at: instant,
          /** What they were then, e.g. 话务员. */
          roles: z.array(z.string()),
          unit: z.nullable(z.string()),
        }),
      ),
    }),
    errors: [errors.not_found],
    unkept: true,
  }),
  recuse: defineRoute({
    id: 'cases.recuse',
    method: 'POST',
    path: '/cases/:caseId/recusal',
    access: ['operator', 'handler', 'supervisor'],
    summary: 'Keep away from a case for an interest of one’s own; another takes over',
    params: byCase,
    body: z.object({ reason: text(2, 500) }),
    response: z.object({ recused: z.literal(true) }),
    errors: [not_found, errors.not_yours, errors.recused],
    audit: { action: 'case_recused', subject: { kind: 'case', at: 'params.caseId' } },
  }),
  toldByHand: defineRoute({
    id: 'cases.toldByHand',
    method: 'POST',
    path: '/cases/:caseId/notices/:noticeId/told',
    access: ['operator', 'handler'],
    summary: 'Record that the reporter was told by letter or by phone, where no message arrived',
    params: z.object({ caseId: id, noticeId: id }),
    body: z.object({ channel: z.enum(['letter', 'call']), text: text(2, 500) }),
    response: detail,
    errors: [not_found, errors.told_already, errors.recused],
  }),
  lookUp: defineRoute({
    id: 'cases.lookUp',
    method: 'POST',
    path: '/cases/look-up',
    access: 'public',
    summary: 'Follow a case by its number and query code',
    body: z.object(credentials),
    response: detail,
    errors: [not_found],
    transaction: 'handler',
    limit: 'lookup',
  }),
  actByCode: defineRoute({
    id: 'cases.actByCode',
    method: 'POST',
    path: '/cases/look-up/actions',
    access: 'public',
    summary: 'Take a step as the reporter, known by number and query code',
    body: z.object({ ...credentials, ...change.shape }),
    response: detail,
    errors: refusals,
    transaction: 'handler',
    limit: 'lookup',
  }),
  inbox: defineRoute({
    id: 'cases.inbox',
    method: 'GET',
    path: '/desk/cases',
    access: ['operator', 'handler', 'supervisor'],
    summary: 'Cases that wait for me by remaining time, or those of one state',
    query: z.object({
      /** `todo`: what my roles can move on; `all`: everything I may see. */
      show: z.optional(z.enum(['todo', 'all'])),
      state: z.optional(state),
      colour: z.optional(colour),
      number: z.optional(z.string().check(z.maxLength(20))),
      cursor,
    }),
    response: z.object({
      items: z.array(inboxRow),
      next: z.nullable(z.string()),
      counts: z.object({ green: count, yellow: count, orange: count, red: count, paused: count }),
    }),
    unkept: true,
    errors: [],
  }),
  units: defineRoute({
    id: 'cases.units',
    method: 'GET',
    path: '/units',
    access: 'signed-in',
    summary: 'Units that can lead a case',
    response: z.object({
      items: z.array(unitRow),
      duties: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
    errors: [],
  }),
  createUnit: defineRoute({
    id: 'cases.createUnit',
    method: 'POST',
    path: '/units',
    access: ['administrator'],
    summary: 'Add a unit',
    body: z.object({
      ...unitForm.shape,
      code: z.string().check(z.regex(/^[A-Z0-9][A-Z0-9-]{1,29}$/, '代码用大写字母、数字和短横')),
    }),
    response: unitRow,
    errors: [errors.unit_code_taken, errors.unknown_division],
    creates: true,
    audit: { action: 'unit_changed', subject: { kind: 'unit', at: 'response.unitId' } },
  }),
  updateUnit: defineRoute({
    id: 'cases.updateUnit',
    method: 'PUT',
    path: '/units/:unitId',
    access: ['administrator'],
    summary: 'Change a unit, or close it for new cases',
    params: z.object({ unitId: id }),
    body: unitForm,
    response: unitRow,
    errors: [errors.unknown_unit, errors.unknown_division],
    audit: { action: 'unit_changed', subject: { kind: 'unit', at: 'params.unitId' } },
  }),
  receiptKey: defineRoute({
    id: 'cases.receiptKey',
    method: 'GET',
    path: '/receipt-key',
    access: 'public',
    summary: 'The public key that receipts are verified with',
    response: z.object({ id: z.string(), publicKey: z.string() }),
    errors: [],
  }),
  verify: defineRoute({
    id: 'cases.verify',
    method: 'POST',
    path: '/receipts/verification',
    access: 'public',
    summary: 'Whether a receipt still stands in the record of its case',
    body: z.object({
      receipt: z.object({
        version: z.literal(1),
        stream: text(1, 40),
        seq: z.int().check(z.minimum(1), z.maximum(100_000)),
        hash: text(64, 64),
        at: z.int(),
        keyId: text(1, 40),
        signature: text(128, 128),
      }),
    }),
    response: z.object({ stands: z.boolean(), reason: z.nullable(z.string()) }),
    errors: [],
    transaction: 'handler',
    limit: 'lookup',
  }),
} as const;
