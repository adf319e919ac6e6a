import { Injectable } from '@nestjs/common';
import {
  type ApplicationState,
  applicationStateLabels,
  type WageState,
  wageStateLabels,
} from '@yizhan/jobs/vocabulary';
import { formatYuan } from '@yizhan/kernel';
import { compareAndSet, Database } from '@yizhan/storage';
import { OwnData, type OwnRecord } from '../../platform/own-data';
import { PersonalData } from '../../platform/personal-data';
import { Employer } from './persistence';

interface WorkRow {
  readonly local_date: string;
  readonly title: string;
  readonly employer_name: string;
  readonly state: ApplicationState;
  readonly minutes: number | null;
  readonly reason: string | null;
  readonly amount_fen: number | null;
  readonly wage_state: WageState | null;
  readonly dispute_note: string | null;
}

const UNDER_WAY = [
  'applied',
  'waiting',
  'accepted',
  'checked_in',
  'checked_out',
  'hours_confirmed',
];
const UNSETTLED = ['due', 'paid', 'disputed'];
const TAKES_PEOPLE = ['in_review', 'published', 'filled'];
const GONE = '已注销';

/** What the jobs area holds of a person: as a worker, and as the one who registered an employer. */
@Injectable()
export class JobsOwnData {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
    ownData: OwnData,
  ) {
    ownData.on({
      title: '报名、工时和工资',
      records: (userId) => this.work(userId),
      waitsFor: (userId) => this.workUnderWay(userId),
    });
    ownData.on({
      title: '我登记的雇主',
      records: (userId) => this.employers(userId),
      waitsFor: (userId) => this.hiringUnderWay(userId),
      forget: (userId) => this.forgetEmployers(userId),
    });
  }

  private async work(userId: string): Promise<OwnRecord[]> {
    const { sealing } = this.database;
    const rows = await this.database.query<WorkRow>(
      `select a.local_date, p.title, p.employer_name, a.state, h.minutes, h.reason, w.amount_fen,
         w.state as wage_state, w.dispute_note
       from applications a join postings p on p.id = a.posting_id
       left join work_hours h on h.application_id = a.id left join wages w on w.application_id = a.id
       where a.worker_id = ? order by a.starts_at desc limit 2000`,
      [userId],
    );
    return rows.map((row) => ({
      日期: row.local_date,
      岗位: row.title,
      雇主: row.employer_name,
      进展: applicationStateLabels[row.state],
      ...(row.minutes === null ? {} : { 工时: `${row.minutes} 分钟` }),
      ...(row.reason === null ? {} : { 工时说明: sealing.open(row.reason) }),
      ...(row.amount_fen === null ? {} : { 工资: `${formatYuan(Number(row.amount_fen))} 元` }),
      ...(row.wage_state === null ? {} : { 工资进展: wageStateLabels[row.wage_state] }),
      ...(row.dispute_note === null ? {} : { 我的说明: sealing.open(row.dispute_note) }),
    }));
  }

  private async workUnderWay(userId: string): Promise<string[]> {
    const shifts = await this.count(
      'select count(*) as n from applications where worker_id = ? and state in (?)',
      [userId, UNDER_WAY],
    );
    const wages = await this.count(
      'select count(*) as n from wages where worker_id = ? and amount_fen > 0 and state in (?)',
      [userId, UNSETTLED],
    );
    return [
      ...(shifts > 0 ? [`还有 ${shifts} 个班次没结束，请先取消报名，或等它结束`] : []),
      ...(wages > 0 ? [`还有 ${wages} 笔工资没结清，收到了请先点“收到了”`] : []),
    ];
  }

  private async employers(userId: string): Promise<OwnRecord[]> {
    const rows = await this.database.manager.findBy(Employer, { ownerId: userId });
    return rows.map((row) => ({
      名称: row.name,
      联系人: this.personalData.open(row.contactNameSealed),
      联系电话: this.personalData.open(row.contactPhoneSealed),
      地址: row.address,
    }));
  }

  private async hiringUnderWay(userId: string): Promise<string[]> {
    const own = 'employer_id in (select id from employers where owner_id = ?) and state in (?)';
    const count = (table: string, states: readonly string[]) =>
      this.count(`select count(*) as n from ${table} where ${own}`, [userId, states]);
    const [postings, people, wages] = [
      await count('postings', TAKES_PEOPLE),
      await count('applications', UNDER_WAY),
      await count('wages', UNSETTLED),
    ];
    return [
      ...(postings > 0 ? [`您还有 ${postings} 个岗位在招人，请先停止招人`] : []),
      ...(people > 0 ? [`还有 ${people} 个人的班次没结束`] : []),
      ...(wages > 0 ? [`您还有 ${wages} 笔工资没和对方结清`] : []),
    ];
  }

  /** A firm stays known by its name and code; a household has no other name than its people's. */
  private async forgetEmployers(userId: string): Promise<void> {
    const { manager } = this.database;
    const sealed = () => this.personalData.seal(GONE);
    for (const row of await manager.findBy(Employer, { ownerId: userId })) {
      const name = row.kind === 'household' ? `${GONE}的雇主` : row.name;
      const changes = {
        ...{ ownerId: null, householdOf: null, pendingName: null, address: GONE, name },
        ...{ contactNameSealed: sealed(), contactPhoneSealed: sealed() },
      };
      const seen = { id: row.id, version: row.version };
      if (!(await compareAndSet(manager, Employer, seen, changes)))
        throw new Error(`employer ${row.id} was changed while its owner left`);
      await this.database.execute(
        `update postings set contact_name_sealed = ?, contact_phone_sealed = ?, employer_name = ?
         where employer_id = ?`,
        [sealed(), sealed(), name, row.id],
      );
    }
  }

  private async count(
    sql: string,
    values: readonly (string | readonly string[])[],
  ): Promise<number> {
    const [row] = await this.database.query<{ n: number | string }>(sql, values);
    return Number(row?.n ?? 0);
  }
}
