import { type Instant } from '@yizhan/kernel';
import { type Calendar, type Clock, type ClockRule } from '../src';
/** `2026-03-02 10:00` or a day (its noon) as an instant. */
export declare function at(text: string): Instant;
export declare function rule(over?: Partial<ClockRule>): ClockRule;
export declare function clock(start: string, over?: Partial<ClockRule>, pauses?: string[][]): Clock;
export declare function dueDay(of: Clock, calendar?: Calendar): string | undefined;
