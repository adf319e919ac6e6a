/**
 * Days and hours that a rule or a sample may not have thought of, Shanghai time: the edges of a day,
 * of a month, of a year, the Spring Festival, and a year whose holidays aren't published yet.
 */
export const uncommonMoments: readonly string[] = [
  '2026-02-17 06:00',
  '2026-02-28 23:50',
  '2026-06-30 09:00',
  '2026-12-31 23:50',
  '2027-01-01 00:30',
  '2027-02-06 00:30',
  '2027-02-28 12:00',
  '2028-02-29 06:00',
];
