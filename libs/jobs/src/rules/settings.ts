import type { Fen, LocalDate } from '@yizhan/kernel';
import type { Settlement } from '../vocabulary';

/** A number that the law or the city sets, with where it comes from and since when it holds. */
export interface Parameter {
  readonly value: number;
  /** First local day on which it holds. */
  readonly from: LocalDate;
  /** Last local day, when known. */
  readonly to?: LocalDate;
  readonly source: string;
  readonly article?: string;
  /** Set by the area and open to change, not by national law. */
  readonly local?: true;
}

/** Everything a policy officer of an area may set for jobs. */
export interface JobSettings {
  /** Fen an hour. */
  readonly minimumHourly: readonly Parameter[];
  /** Fen a month. */
  readonly minimumMonthly: readonly Parameter[];
  /** Longest settlement of hourly work, days. */
  readonly hourlySettlementDays: Parameter;
  /** Postings filled before an employer's clean posting goes out at once. */
  readonly trustedAfterFilled: Parameter;
  /** Open wage cases that show yellow. */
  readonly yellowOpenCases: Parameter;
  /** Median days to pay above which the face is yellow. */
  readonly yellowMedianDays: Parameter;
  /** Days past due after which an unpaid wage counts in the face: payment may be recorded late. */
  readonly overdueCountsAfterDays: Parameter;
  /** Such wages that show yellow. */
  readonly yellowOverdueWages: Parameter;
  /** Times that hours counted without the employer's word, within a year, that show yellow. */
  readonly yellowSilentHours: Parameter;
  /** Upheld wage cases within a year that show red. */
  readonly redUpheldCases: Parameter;
  /** Minutes of lateness or early leaving that aren't deducted. */
  readonly graceMinutes: Parameter;
  /** Minutes beyond the shift's own span that either side may still say were worked. */
  readonly beyondShiftMinutes: Parameter;
  /** Working days of a month, hundredths (2175 = 21.75). */
  readonly monthWorkDaysHundredths: Parameter;
  /** Hours of a working day. */
  readonly dayHours: Parameter;
  /** Hours nobody confirmed count by themselves so many minutes after the last check-in or -out. */
  readonly hoursCountAfterMinutes: Parameter;
  /** Both sides are told so many minutes before. */
  readonly hoursTellBeforeMinutes: Parameter;
  /** Who hasn't checked out is asked so many minutes after the shift's end. */
  readonly leavingAskAfterMinutes: Parameter;
  /** The end of work is taken for granted so many minutes after the shift's end. */
  readonly leavingAssumeAfterMinutes: Parameter;
  /** Who was never checked in is asked so many minutes after the shift's end. */
  readonly absenceAskAfterMinutes: Parameter;
  /** Who was never checked in and never confirmed counts as absent so many minutes after the end. */
  readonly absenceAfterMinutes: Parameter;
  /** Days in which a mark of absence can be objected to. */
  readonly absenceObjectDays: Parameter;
  /** Days in which the station answers that objection. */
  readonly absenceAnswerDays: Parameter;
  /** Minutes in which the other side answers wished-for hours. */
  readonly proposalMinutes: Parameter;
  /** Days after the hours began to count in which either side can object. */
  readonly hoursObjectDays: Parameter;
  /** Days after which a payment that nobody denied counts as received. */
  readonly paymentAssumeDays: Parameter;
  /** The worker is told so many days before. */
  readonly paymentTellBeforeDays: Parameter;
  /** Days after which the worker is asked whether a dispute came to something. */
  readonly disputeAskDays: Parameter;
  /** Years in which labour arbitration takes a wage up. */
  readonly arbitrationYears: Parameter;
  /** Years in which labour inspection takes a wage up. */
  readonly inspectionYears: Parameter;
  /** The worker is told so many days before such a limit. */
  readonly limitTellBeforeDays: Parameter;
  /** How many days after the end of its period a wage is due. */
  readonly dueAfter: Readonly<Record<Settlement, Parameter>>;
  /** Hours before the start from which worker and employer may call each other. */
  readonly contactFromHours: Parameter;
  /** Days after the end until which they may, when no wage is open. */
  readonly contactUntilDays: Parameter;
  /** Different employers whose number one person is shown within 24 hours. */
  readonly contactEmployersPerDay: Parameter;
  /** Calls about one sign-up within 24 hours. */
  readonly callsPerDay: Parameter;
  /** Working days within which staff answer an employer's objection. */
  readonly objectionWorkingDays: Parameter;
  /** Employers registered by one person above which the next is marked for the reviewer. */
  readonly employersPerPerson: Parameter;
  /** Words of offices and banks that a name shouldn't lean on; marked for the reviewer. */
  readonly officeWords: readonly string[];
  /** Shortest notice to the sign-up: minutes before the shift starts. */
  readonly signUpUntilMinutes: Parameter;
  /** Minutes before the start from which a cancelled sign-up counts as late. */
  readonly withdrawFreeMinutes: Parameter;
  /** So many late ones within `lateWithdrawalDays`, and staff have to sign one up. */
  readonly lateWithdrawals: Parameter;
  readonly lateWithdrawalDays: Parameter;
  /** Minutes before the start at which the waiting list ends, so that nobody waits in vain. */
  readonly waitingEndsMinutes: Parameter;
}

const wagePayment = '保障农民工工资支付条例';
/** The city's own number, chosen so that what the article asks for is kept. */
const own = (value: number, article: string): Parameter => ({
  value,
  from: '2026-01-01',
  source: wagePayment,
  article,
  local: true,
});
const house = (value: number): Parameter => ({
  value,
  from: '2026-01-01',
  source: '驿站设置',
  local: true,
});

/** Hubei's first tier; Jingzhou's own tier is for the area to confirm. */
export const jingzhouSettings: JobSettings = {
  minimumHourly: [
    { value: 2_200, from: '2024-02-01', source: '湖北省最低工资标准（一档）', local: true },
  ],
  minimumMonthly: [
    { value: 221_000, from: '2024-02-01', source: '湖北省最低工资标准（一档）', local: true },
  ],
  hourlySettlementDays: {
    value: 15,
    from: '2008-01-01',
    source: '劳动合同法',
    article: '第七十二条',
  },
  trustedAfterFilled: { value: 3, from: '2026-01-01', source: '驿站设置', local: true },
  yellowOpenCases: { value: 1, from: '2026-01-01', source: '驿站设置', local: true },
  yellowMedianDays: { value: 7, from: '2026-01-01', source: '驿站设置', local: true },
  overdueCountsAfterDays: house(3),
  yellowOverdueWages: house(1),
  yellowSilentHours: house(3),
  redUpheldCases: { value: 3, from: '2026-01-01', source: '驿站设置', local: true },
  graceMinutes: { value: 10, from: '2026-01-01', source: '驿站设置', local: true },
  beyondShiftMinutes: house(4 * 60),
  monthWorkDaysHundredths: {
    value: 2_175,
    from: '2025-01-01',
    source: '关于职工全年月平均工作时间和工资折算问题的通知',
  },
  dayHours: {
    value: 8,
    from: '1995-05-01',
    source: '国务院关于职工工作时间的规定',
    article: '第三条',
  },
  hoursCountAfterMinutes: own(24 * 60, '第十二、十三、五十条'),
  hoursTellBeforeMinutes: own(3 * 60, '第五十条'),
  leavingAskAfterMinutes: house(30),
  leavingAssumeAfterMinutes: own(6 * 60, '第十二、十三、五十条'),
  absenceAskAfterMinutes: house(30),
  absenceAfterMinutes: house(24 * 60),
  absenceObjectDays: house(7),
  absenceAnswerDays: house(3),
  proposalMinutes: own(24 * 60, '第十二、十三、五十条'),
  hoursObjectDays: house(3),
  paymentAssumeDays: house(7),
  paymentTellBeforeDays: house(1),
  disputeAskDays: house(3),
  arbitrationYears: {
    value: 1,
    from: '2008-05-01',
    source: '劳动争议调解仲裁法',
    article: '第二十七条',
  },
  inspectionYears: {
    value: 2,
    from: '2004-12-01',
    source: '劳动保障监察条例',
    article: '第二十条',
  },
  limitTellBeforeDays: house(30),
  dueAfter: {
    day: { value: 0, from: '2020-05-01', source: wagePayment, article: '第十二、十三条' },
    week: { value: 0, from: '2020-05-01', source: wagePayment, article: '第十二、十三、十四条' },
    month: { value: 0, from: '2020-05-01', source: wagePayment, article: '第十二、十三、十四条' },
    completion: { value: 0, from: '2020-05-01', source: wagePayment, article: '第十二、十三条' },
  },
  contactFromHours: { value: 24, from: '2026-01-01', source: '驿站设置', local: true },
  contactUntilDays: { value: 7, from: '2026-01-01', source: '驿站设置', local: true },
  contactEmployersPerDay: { value: 3, from: '2026-01-01', source: '驿站设置', local: true },
  callsPerDay: { value: 20, from: '2026-01-01', source: '驿站设置', local: true },
  objectionWorkingDays: { value: 5, from: '2026-01-01', source: '驿站设置', local: true },
  employersPerPerson: { value: 3, from: '2026-01-01', source: '驿站设置', local: true },
  officeWords: [
    '人社局',
    '人社厅',
    '人力资源和社会保障',
    '劳动局',
    '劳动监察',
    '就业局',
    '政府',
    '公安',
    '派出所',
    '警察',
    '法院',
    '检察院',
    '税务',
    '市场监管',
    '工商局',
    '社保局',
    '医保局',
    '街道办',
    '居委会',
    '村委会',
    '总工会',
    '银行',
    '银联',
    '驿站',
    '12345',
    '12333',
  ],
  signUpUntilMinutes: { value: 0, from: '2026-01-01', source: '驿站设置', local: true },
  withdrawFreeMinutes: { value: 120, from: '2026-01-01', source: '驿站设置', local: true },
  lateWithdrawals: { value: 3, from: '2026-01-01', source: '驿站设置', local: true },
  lateWithdrawalDays: { value: 30, from: '2026-01-01', source: '驿站设置', local: true },
  waitingEndsMinutes: { value: 30, from: '2026-01-01', source: '驿站设置', local: true },
};

/** The parameter that holds on a day; the latest one that began. */
export function parameterOn(list: readonly Parameter[], day: LocalDate): Parameter | undefined {
  return list
    .filter((one) => one.from <= day && (one.to === undefined || day <= one.to))
    .reduce<Parameter | undefined>(
      (latest, one) => (latest && latest.from >= one.from ? latest : one),
      undefined,
    );
}

/** The wage of a full day in fen, for comparing postings of different units; null for piece work. */
export function dayWage(unit: string, rate: Fen, settings: JobSettings = jingzhouSettings) {
  if (unit === 'hour') return rate * settings.dayHours.value;
  if (unit === 'day') return rate;
  if (unit === 'month') return Math.round((rate * 100) / settings.monthWorkDaysHundredths.value);
  return null;
}
