'use strict';

/**
 * The framework is published as ES modules and is loaded by `require`, which Node can do from
 * 20.19, 22.12 and every later line on.
 */

/**
 * @param {string} version as `process.versions.node`, e.g. `20.19.0`
 * @returns {boolean}
 */
function nodeSuffices(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major >= 23;
}

/**
 * @param {string} version
 * @returns {string | undefined} what to tell the person, or nothing
 */
function nodeComplaint(version) {
  if (nodeSuffices(version)) return undefined;
  return `Node ${version} is too old: 20.19 or later is needed (of the 22 line, 22.12 or later). See https://nodejs.org/en/download`;
}

module.exports = { nodeComplaint, nodeSuffices };
