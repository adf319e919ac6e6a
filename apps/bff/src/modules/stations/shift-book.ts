import { Injectable } from '@nestjs/common';
import type { Instant, LocalDate } from '@yizhan/kernel';
import type { CodePlaceKind, Direction, ExpectedShift, Point } from '@yizhan/stations';

/** A shift with the worker who holds a place in it (accepted, checked in, checked out, …). */
export interface BookedShift extends ExpectedShift {
  readonly workerId: string;
  readonly shiftId: string;
  readonly title: string;
  readonly employerName: string;
  /** Its hours are confirmed or being settled: times aren't changed any more. */
  readonly isSettled: boolean;
  /** Marked as absent: may still be checked in, which lifts the mark. */
  readonly isAbsent: boolean;
}

/**
 * What a check-in or check-out did: the application moved, it is kept as a record only, it must wait
 * for a check-in, or the application has no place any more.
 */
export type AttendanceOutcome = 'moves' | 'noted' | 'waits' | 'refused';

/** A recorded time that gives way to another. */
export interface TimeChange {
  readonly reason: string | null;
}

/** What shows codes: a station, or the site of a posting. */
export interface CodePlace {
  readonly kind: CodePlaceKind;
  readonly id: string;
}

/** A posting with shifts today, for the station's page. */
export interface TodayPosting {
  readonly postingId: string;
  readonly title: string;
  readonly wageFen: number;
  readonly wageUnit: 'hour' | 'day' | 'piece' | 'month';
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly placesLeft: number;
}

/** Where a posting's own site lies, and what it is called. */
export interface PostingSite extends Point {
  readonly title: string;
  readonly address: string;
}

/**
 * What this area asks of the jobs area. It is the jobs area that knows stations, not the other way
 * round, so it is connected here when the application starts.
 */
export interface ShiftBook {
  /** This worker's booked shifts that start on one of the local days. */
  acceptedShiftsFor(workerId: string, dates: readonly LocalDate[]): Promise<BookedShift[]>;
  /** Everyone's booked shifts at a station, or of a posting, on the local day. */
  bookedShiftsAt(place: CodePlace, date: LocalDate): Promise<BookedShift[]>;
  /** One booked shift, whatever its day. */
  bookedShift(applicationId: string): Promise<BookedShift | null>;
  /** Holds the application still until the transaction ends; false when it takes no attendance. */
  hold(applicationId: string): Promise<boolean>;
  /**
   * Moves the application on (checked in, checked out), within the running transaction.
   *
   * @param change the time takes the place of the one recorded; with the reason, when staff gave one
   */
  recordAttendance(
    applicationId: string,
    direction: Direction,
    at: Instant,
    change?: TimeChange,
  ): Promise<AttendanceOutcome>;
  /** Published postings of the station with shifts on the local day. */
  postingsAt(stationId: string, date: LocalDate): Promise<TodayPosting[]>;
  /** The site of a posting of this employer's user; null when it isn't theirs. */
  ownSite(userId: string, postingId: string): Promise<PostingSite | null>;
}

/** Holds the connected book; asking before anything is connected is a fault of the application. */
@Injectable()
export class Shifts {
  private connected: ShiftBook | undefined;

  connect(book: ShiftBook): void {
    this.connected = book;
  }

  get book(): ShiftBook {
    if (!this.connected) throw new Error('the stations area has no book of shifts');
    return this.connected;
  }
}
