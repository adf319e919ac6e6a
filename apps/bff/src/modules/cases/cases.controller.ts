import { Controller } from '@nestjs/common';
import { dutyLabels } from '@yizhan/cases';
import { type RequestOf, casesRoutes as routes } from '@yizhan/contract';
import { type Call, Handles, type SignedCall } from '../../platform/http';
import { LedgerService } from '../../platform/ledger';
import { AccusedService } from './accused.service';
import { CaseDoor } from './case-door';
import { CasesService } from './cases.service';
import { ReceiptsService } from './receipts.service';
import { UnitsService } from './units.service';
import { CaseDetailView } from './views/detail.view';
import { InboxView } from './views/inbox.view';
import { CaseListView } from './views/list.view';
import { OpeningsView } from './views/openings.view';
import { WizardView } from './views/wizard.view';

@Controller()
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly details: CaseDetailView,
    private readonly lists: CaseListView,
    private readonly wizards: WizardView,
    private readonly door: CaseDoor,
  ) {}

  @Handles(routes.wizard)
  wizard({ query }: RequestOf<typeof routes.wizard>, { caller, now }: Call) {
    return this.wizards.show(caller, query.wageId, now);
  }

  @Handles(routes.puzzle)
  puzzle(_: RequestOf<typeof routes.puzzle>, { now }: Call) {
    return this.door.puzzle(now);
  }

  @Handles(routes.open)
  open({ body }: RequestOf<typeof routes.open>, { caller, now }: Call) {
    return this.cases.open(caller, body, now);
  }

  @Handles(routes.mine)
  mine({ query }: RequestOf<typeof routes.mine>, { caller, now }: SignedCall) {
    return this.lists.mine(caller.userId, query.cursor, now);
  }

  @Handles(routes.detail)
  detail({ params }: RequestOf<typeof routes.detail>, { caller, now }: SignedCall) {
    return this.details.forCaller(caller, params.caseId, now);
  }

  @Handles(routes.act)
  async act({ params, body }: RequestOf<typeof routes.act>, { caller, now }: SignedCall) {
    const { caseId } = params;
    const taken = await this.cases.act(caller, caseId, body.version, body.command, now);
    return taken.ok ? this.details.forCaller(caller, caseId, now) : taken;
  }

  @Handles(routes.recuse)
  recuse({ params, body }: RequestOf<typeof routes.recuse>, { caller, now }: SignedCall) {
    return this.cases.recuse(caller, params.caseId, body.reason, now);
  }

  @Handles(routes.toldByHand)
  async toldByHand(
    { params, body }: RequestOf<typeof routes.toldByHand>,
    { caller, now }: SignedCall,
  ) {
    const told = await this.cases.toldByHand(caller, params, body, now);
    return told.ok ? this.details.forCaller(caller, params.caseId, now) : told;
  }

  @Handles(routes.lookUp)
  lookUp({ body }: RequestOf<typeof routes.lookUp>, { now }: Call) {
    return this.details.byCode(body.number, body.code, now);
  }

  @Handles(routes.actByCode)
  async actByCode({ body }: RequestOf<typeof routes.actByCode>, { now }: Call) {
    const { number, code, version, command } = body;
    const taken = await this.cases.actByCode({ number, code }, version, command, now);
    return taken.ok ? this.details.byCode(number, code, now) : taken;
  }
}

/** Who has seen who a reporter is. */
@Controller()
export class OpeningsController {
  constructor(private readonly seen: OpeningsView) {}

  @Handles(routes.openings)
  openings({ params }: RequestOf<typeof routes.openings>, { caller }: SignedCall) {
    return this.seen.show(caller, params.caseId);
  }
}

/** Those reported, and how a desk finds them. */
@Controller()
export class InquiriesController {
  constructor(private readonly accused: AccusedService) {}

  @Handles(routes.inquiries)
  inquiries({ query }: RequestOf<typeof routes.inquiries>, { caller }: SignedCall) {
    return this.accused.list(caller, query.cursor);
  }

  @Handles(routes.answerInquiry)
  answer({ params, body }: RequestOf<typeof routes.answerInquiry>, { caller, now }: SignedCall) {
    return this.accused.answer(caller, params.inquiryId, body.text, now);
  }

  @Handles(routes.employersToLink)
  async employers({ query }: RequestOf<typeof routes.employersToLink>) {
    return { items: await this.accused.find(query.words) };
  }
}

/** The desks' routes, units, and the proof of receipts. */
@Controller()
export class CaseDeskController {
  constructor(
    private readonly inboxes: InboxView,
    private readonly office: UnitsService,
    private readonly receipts: ReceiptsService,
    private readonly ledger: LedgerService,
  ) {}

  @Handles(routes.inbox)
  inbox({ query }: RequestOf<typeof routes.inbox>, { caller, now }: SignedCall) {
    return this.inboxes.show(caller, query, now);
  }

  @Handles(routes.units)
  async units(_: RequestOf<typeof routes.units>) {
    const duties = Object.entries(dutyLabels).map(([code, name]) => ({ code, name }));
    return { items: await this.office.list(), duties };
  }

  @Handles(routes.createUnit)
  createUnit({ body }: RequestOf<typeof routes.createUnit>, { now }: SignedCall) {
    return this.office.create(body, now);
  }

  @Handles(routes.updateUnit)
  updateUnit({ params, body }: RequestOf<typeof routes.updateUnit>) {
    return this.office.update(params.unitId, body);
  }

  @Handles(routes.receiptKey)
  receiptKey(_: RequestOf<typeof routes.receiptKey>) {
    return this.ledger.publicKey;
  }

  @Handles(routes.verify)
  verify({ body }: RequestOf<typeof routes.verify>) {
    return this.receipts.verify(body.receipt);
  }
}
