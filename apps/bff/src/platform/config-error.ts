/** The environment is not what it should be; the message names the variables. */
export class ConfigError extends Error {}
