import { Injectable } from '@nestjs/common';
import { caseStateLabels, unfinishedStates } from '@yizhan/cases/vocabulary';
import { toIso } from '@yizhan/kernel';
import { Database } from '@yizhan/storage';
import { In } from 'typeorm';
import { OwnData, type OwnRecord } from '../../platform/own-data';
import { CaseStore } from './case-store';
import { CaseRecord } from './persistence';

/** What the cases area holds of the person who reported them; anonymous ones are nobody's. */
@Injectable()
export class CasesOwnData {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    ownData: OwnData,
  ) {
    ownData.on({
      title: '我的诉求',
      records: (userId) => this.records(userId),
      waitsFor: (userId) => this.open(userId),
    });
  }

  private async records(reporterId: string): Promise<OwnRecord[]> {
    const rows = await this.database.manager.find(CaseRecord, {
      where: { reporterId },
      order: { id: 'DESC' },
      take: 500,
    });
    return rows.map((row) => {
      const { text, place, employerName, reporter } = this.store.contentOf(row);
      return {
        编号: row.number,
        提交: toIso(row.createdAt),
        进展: caseStateLabels[row.state],
        经过: text,
        地点: place,
        反映的单位: employerName,
        ...Object.fromEntries(
          Object.entries({ 称呼: reporter.name, 电话: reporter.phone }).filter(
            (entry): entry is [string, string] => Boolean(entry[1]),
          ),
        ),
      };
    });
  }

  private async open(reporterId: string): Promise<string[]> {
    const open = await this.database.manager.countBy(CaseRecord, {
      reporterId,
      state: In([...unfinishedStates]),
    });
    return open > 0 ? [`还有 ${open} 件诉求没办结，请等办结，或先撤回`] : [];
  }
}
