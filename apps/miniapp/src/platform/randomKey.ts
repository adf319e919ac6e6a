const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A key that nobody else makes: time in base 32 and 16 random letters (80 bits), 26 in all. It marks
 * a submission, it protects nothing: WeChat has no synchronous secure randomness and none is needed.
 */
export function randomKey(now: number = Date.now()): string {
  let rest = now;
  let time = '';
  for (let place = 0; place < 10; place += 1) {
    time = ALPHABET.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  let random = '';
  for (let place = 0; place < 16; place += 1)
    random += ALPHABET.charAt(Math.floor(Math.random() * 32));
  return time + random;
}
