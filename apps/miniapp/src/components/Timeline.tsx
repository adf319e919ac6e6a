import type { ReactNode } from 'react';
import { Box } from '../platform/ui';
import type { Moment } from '../shell/dates';
import { DateTime } from './DateTime';
import type { Tone } from './Tag';
import './Timeline.scss';

export interface TimelineStep {
  readonly key: string;
  readonly title: string;
  /** Absent for what is still to come. */
  readonly at?: Moment;
  readonly detail?: ReactNode;
  readonly tone?: Tone;
}

export interface TimelineProps {
  readonly label: string;
  readonly steps: readonly TimelineStep[];
}

/** What happened and what comes next, in order. */
export function Timeline({ label, steps }: TimelineProps) {
  return (
    <Box as="list" label={label} className="yz-timeline">
      {steps.map((step) => (
        <Box
          as="item"
          key={step.key}
          className={`yz-timeline__step yz-timeline__step--${toneOf(step)}`}
        >
          <Box hidden className="yz-timeline__dot" />
          <Box className="yz-timeline__title">{step.title}</Box>
          {step.at !== undefined && (
            <Box className="yz-timeline__at">
              <DateTime at={step.at} />
            </Box>
          )}
          {step.detail && <Box className="yz-timeline__detail">{step.detail}</Box>}
        </Box>
      ))}
    </Box>
  );
}

function toneOf(step: TimelineStep): Tone {
  return step.tone ?? (step.at === undefined ? 'quiet' : 'good');
}
