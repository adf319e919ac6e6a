'use strict';

const { accessSync, constants, statfsSync } = require('node:fs');
const { tmpdir } = require('node:os');

/** A file system that lies in memory, where Linux has one. */
const MEMORY = '/dev/shm';

/**
 * Where what a test writes lies: in memory when there is room for it, so that waiting for the disk at
 * every commit costs nothing; else in the temporary folder. What survives a power cut is no test's matter.
 *
 * @param {number} bytes the room it takes at most
 * @returns {string}
 */
function scratchFolder(bytes) {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > 2 * bytes ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

module.exports = { scratchFolder };
