/** How a number is read: a count, money in fen, or a share in percent. */
export type FigureUnit = 'count' | 'fen' | 'percent';

/** A number that supervision looks at, with what it counts told in plain words. */
export interface FigureDefinition {
  readonly id: string;
  readonly group: FigureGroup;
  readonly label: string;
  readonly unit: FigureUnit;
  /** What is counted, what isn't, and over which time. */
  readonly counts: string;
  /** Law or model it follows; null for a figure of our own. */
  readonly source: string | null;
}

export const figureGroups = ['cases', 'rates', 'work', 'wages'] as const;
export type FigureGroup = (typeof figureGroups)[number];
export const figureGroupLabels: Readonly<Record<FigureGroup, string>> = {
  cases: '诉求',
  rates: '三率',
  work: '用工',
  wages: '工钱',
};

/** What happened to cases in a time span, as records count it. */
export interface CaseCounts {
  /** Received within the span. */
  readonly received: number;
  readonly closed: number;
  /** Closed by a supervisor over an open gate. */
  readonly overridden: number;
  /** As of now, whenever received. */
  readonly open: number;
  readonly overdue: number;
  /** As of now, past the share of time at which a clock turns yellow, not yet over. */
  readonly yellow: number;
  /** Received within the span and dispatched to a unit. */
  readonly dispatched: number;
  /** Of those, the unit signed for it in time. */
  readonly signedInTime: number;
  /** Answers given within the span. */
  readonly replied: number;
  readonly repliedInTime: number;
  /** Reporters reached by a callback within the span. */
  readonly reached: number;
  readonly unreachable: number;
  readonly resolved: number;
  readonly satisfied: number;
}

/** What happened at the stations in a time span. */
export interface WorkCounts {
  readonly published: number;
  readonly signUps: number;
  readonly hires: number;
  readonly checkedIn: number;
  readonly wagesSettledFen: number;
  /** As of now. */
  readonly wagesOverdue: number;
  readonly wagesOverdueFen: number;
}

/** A figure with its value; a share has its two numbers beside it. */
export interface Figure extends FigureDefinition {
  /** Null when there is nothing to take a share of. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
