'use strict';

/**
 * Stops the clock at the moment a spec file begins, for specs of screens: what they arrange and what
 * the screen says of it a second later then belong to one day, also when midnight passes between.
 * The moment itself is whatever the run has, see shifted.cjs. Jest's own fake clocks work as ever.
 */
const { install, shiftedNow } = require('./shifted.cjs');

const moment = shiftedNow();
install(() => moment);
