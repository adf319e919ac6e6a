import { actionsFor, machineFaults, transitionOf } from '@yizhan/kernel';
import { applicationMachine, postingMachine, wageMachine } from '../src';

describe('the life cycles', () => {
  it.each([postingMachine, applicationMachine, wageMachine])('$name is sound', (machine) => {
    expect(machineFaults(machine as typeof postingMachine)).toEqual([]);
  });

  it('lets an employer pause and resume, and only staff approve', () => {
    expect(actionsFor(postingMachine, 'published', ['employer'])).toEqual(['pause']);
    expect(actionsFor(postingMachine, 'in_review', ['employer'])).toEqual([]);
    expect(actionsFor(postingMachine, 'in_review', ['station_staff'])).toEqual([
      'approve',
      'return',
      'take_down',
    ]);
  });

  it('lets a worker confirm a wage that the employer never recorded', () => {
    expect(transitionOf(wageMachine, 'due', 'confirm')?.to).toBe('confirmed');
    expect(transitionOf(applicationMachine, 'wage_due', 'settle')?.to).toBe('settled');
  });

  it('takes nobody out of a shift who has checked in', () => {
    expect(transitionOf(applicationMachine, 'checked_in', 'withdraw')).toBeUndefined();
  });
});
