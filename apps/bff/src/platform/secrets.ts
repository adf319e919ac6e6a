import { ConfigError } from './config-error';
import { readKept } from './kept-secrets';

/** Keys of 32 bytes each, in base64url. */
export interface Secrets {
  /** Signs access tokens. */
  readonly token: Buffer;
  /** Seals personal data at rest and keys its blind index. */
  readonly data: Buffer;
  /** What sealed before it, newest first: opens what isn't sealed anew yet. */
  readonly formerData?: readonly Buffer[];
  /** Key of the blind index, where it isn't the one that belongs to `data`. */
  readonly index?: Buffer;
  /** Seed of the key that signs receipts and codes. */
  readonly signing: Buffer;
}

interface Given {
  readonly TOKEN_SECRET?: string | undefined;
  readonly DATA_SECRET?: string | undefined;
  /** Several between commas, newest first. */
  readonly DATA_SECRET_PREVIOUS?: string | undefined;
  readonly SIGNING_SECRET?: string | undefined;
}

const names = { token: 'TOKEN_SECRET', data: 'DATA_SECRET', signing: 'SIGNING_SECRET' } as const;

/**
 * The secrets of the environment; in development those missing are made once and kept in the var
 * folder (mode 600), in production they are demanded. Throws ConfigError naming what is missing, too
 * short, one byte over and over (zeros from a failed generator), or the same as another one.
 */
export function loadSecrets(given: Given, varDir: string, production: boolean): Secrets {
  const kept = production ? {} : readKept(varDir, Object.values(names));
  const secret = (key: keyof typeof names): Buffer => {
    return bytesOf(names[key], given[names[key]] ?? kept[names[key]]);
  };
  const secrets = { token: secret('token'), data: secret('data'), signing: secret('signing') };
  refuseEqual(secrets);
  const former = (given.DATA_SECRET_PREVIOUS ?? '').split(',').filter((text) => text.trim() !== '');
  const formerData = former.map((text) => bytesOf('DATA_SECRET_PREVIOUS', text.trim()));
  return { ...secrets, formerData };
}

function bytesOf(name: string, text: string | undefined): Buffer {
  const bytes = Buffer.from(text ?? '', 'base64url');
  if (bytes.length < 32)
    throw new ConfigError(`${name}: demanded, 32 random bytes or more in base64url`);
  if (new Set(bytes).size === 1)
    throw new ConfigError(`${name}: is one byte over and over; 32 random bytes are demanded`);
  return bytes;
}

/** Whoever learns one key must not hold the others with it. */
function refuseEqual(secrets: Secrets): void {
  const [token, data, signing] = ['token', 'data', 'signing'] as const;
  for (const [one, other] of [
    [token, data],
    [token, signing],
    [data, signing],
  ] as const)
    if (secrets[one].equals(secrets[other]))
      throw new ConfigError(`${names[other]}: is the same as ${names[one]}; each needs its own`);
}
