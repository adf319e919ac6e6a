/** Token of the kernel's Clock, so that tests can set the time. */
export const CLOCK = Symbol('Clock');
