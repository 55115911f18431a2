import { createHash } from 'node:crypto';

/**
 * Chance that can be repeated: SHA-256 in counter mode. Block *n* is SHA-256 of `seed:n`, read as
 * eight big-endian 32-bit numbers, used one after another. A number below *k* is one of them modulo
 * *k*; those at or above the last multiple of *k* are skipped, so that each remainder is as likely.
 */
export interface Random {
  below(limit: number): number;
  /** Fisher–Yates, from the end. */
  shuffled<T>(items: readonly T[]): T[];
}

const range = 2 ** 32;

export function randomFrom(seed: string): Random {
  let block = Buffer.alloc(0);
  let count = 0;
  let offset = 0;
  const next = () => {
    if (offset === block.length) {
      block = createHash('sha256').update(`${seed}:${count++}`).digest();
      offset = 0;
    }
    const number = block.readUInt32BE(offset);
    offset += 4;
    return number;
  };
  const below = (limit: number) => {
    const fair = range - (range % limit);
    let number = next();
    while (number >= fair) number = next();
    return number % limit;
  };
  return {
    below,
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other]!, order[last]!];
      }
      return order;
    },
  };
}
