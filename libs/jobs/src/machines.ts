import { defineMachine } from '@yizhan/kernel';
import { applicationStates, postingStates, wageStates } from './vocabulary';

/** The life of a posting. */
export const postingMachine = defineMachine({
  name: 'posting',
  initial: 'draft',
  states: postingStates,
  final: ['finished', 'taken_down', 'expired'],
  transitions: [
    { from: ['draft'], action: 'submit', to: 'in_review', roles: ['employer', 'station_staff'] },
    { from: ['draft'], action: 'publish', to: 'published', roles: ['employer', 'station_staff'] },
    {
      from: ['in_review'],
      action: 'approve',
      to: 'published',
      roles: ['station_staff', 'administrator'],
    },
    {
      from: ['in_review'],
      action: 'return',
      to: 'draft',
      roles: ['station_staff', 'administrator'],
    },
    { from: ['published', 'filled'], action: 'pause', to: 'paused', roles: ['employer'] },
    { from: ['paused'], action: 'resume', to: 'published', roles: ['employer'] },
    // Paused stays paused, full or not, until its employer resumes it.
    { from: ['published'], action: 'fill', to: 'filled', roles: ['system'] },
    { from: ['paused'], action: 'resume_full', to: 'filled', roles: ['system'] },
    { from: ['filled'], action: 'reopen', to: 'published', roles: ['system'] },
    // A red card: no more sign-ups; those accepted keep their work.
    { from: ['published', 'filled'], action: 'suspend', to: 'paused', roles: ['system'] },
    {
      from: ['published', 'paused', 'filled'],
      action: 'finish',
      to: 'finished',
      roles: ['system'],
    },
    {
      from: ['draft', 'in_review', 'published', 'paused', 'filled'],
      action: 'expire',
      to: 'expired',
      roles: ['system'],
    },
    {
      from: ['in_review', 'published', 'paused', 'filled'],
      action: 'take_down',
      to: 'taken_down',
      roles: ['station_staff', 'administrator'],
    },
  ],
});

/** The life of one worker's application to one shift. */
export const applicationMachine = defineMachine({
  name: 'application',
  initial: 'applied',
  states: applicationStates,
  final: ['declined', 'withdrawn', 'cancelled', 'no_show', 'settled', 'lapsed'],
  transitions: [
    { from: ['applied'], action: 'queue', to: 'waiting', roles: ['system'] },
    {
      from: ['applied', 'waiting'],
      action: 'accept',
      to: 'accepted',
      roles: ['employer', 'station_staff', 'system'],
    },
    {
      from: ['applied', 'waiting'],
      action: 'decline',
      to: 'declined',
      roles: ['employer', 'station_staff', 'system'],
    },
    {
      from: ['applied', 'waiting', 'accepted'],
      action: 'withdraw',
      to: 'withdrawn',
      roles: ['worker'],
    },
    // For someone who can't or needn't go, also after the start; with a reason that is kept.
    {
      from: ['applied', 'waiting', 'accepted'],
      action: 'release',
      to: 'withdrawn',
      roles: ['station_staff', 'administrator'],
    },
    // The work itself is off: the posting was taken down before the shift began.
    {
      from: ['applied', 'waiting', 'accepted'],
      action: 'cancel',
      to: 'cancelled',
      roles: ['system'],
    },
    { from: ['accepted'], action: 'miss', to: 'no_show', roles: ['employer', 'system'] },
    {
      // A mark of absence is lifted by the check-in that shows it wrong.
      from: ['accepted', 'no_show'],
      action: 'check_in',
      to: 'checked_in',
      roles: ['worker', 'station_staff'],
    },
    {
      from: ['checked_in'],
      action: 'check_out',
      to: 'checked_out',
      roles: ['worker', 'station_staff', 'system'],
    },
    {
      from: ['accepted', 'no_show', 'checked_in', 'checked_out'],
      action: 'confirm_hours',
      to: 'hours_confirmed',
      roles: ['employer'],
    },
    {
      from: ['hours_confirmed'],
      action: 'refuse_correction',
      to: 'checked_out',
      roles: ['worker'],
    },
    {
      from: ['checked_out', 'hours_confirmed'],
      action: 'owe',
      to: 'wage_due',
      roles: ['worker', 'system'],
    },
    { from: ['wage_due', 'disputed'], action: 'pay', to: 'paid', roles: ['employer'] },
    {
      from: ['wage_due', 'paid', 'disputed'],
      action: 'settle',
      to: 'settled',
      roles: ['worker', 'system'],
    },
    { from: ['wage_due', 'paid'], action: 'dispute', to: 'disputed', roles: ['worker'] },
    { from: ['wage_due', 'disputed'], action: 'lapse', to: 'lapsed', roles: ['system'] },
  ],
});

/** The life of a wage. */
export const wageMachine = defineMachine({
  name: 'wage',
  initial: 'due',
  states: wageStates,
  final: ['confirmed', 'lapsed'],
  transitions: [
    { from: ['due', 'disputed'], action: 'pay', to: 'paid', roles: ['employer'] },
    {
      from: ['due', 'paid', 'assumed', 'disputed'],
      action: 'confirm',
      to: 'confirmed',
      roles: ['worker'],
    },
    { from: ['due', 'paid', 'assumed'], action: 'dispute', to: 'disputed', roles: ['worker'] },
    { from: ['paid'], action: 'assume', to: 'assumed', roles: ['system'] },
    { from: ['assumed'], action: 'close', to: 'confirmed', roles: ['system'] },
    { from: ['due', 'disputed'], action: 'lapse', to: 'lapsed', roles: ['system'] },
  ],
});
