import { createIndex, defineMigration, index } from '@yizhan/storage';

export const ListsByPlaceAndTrade1795649068518 = defineMigration(
  'ListsByPlaceAndTrade1795649068518',
  [
    createIndex(
      'postings',
      index(
        'postings_by_place_and_trade',
        'state',
        'division',
        'group_key',
        'published_at',
        'id',
        'day_fen',
        'first_starts_at',
      ),
    ),
  ],
);
