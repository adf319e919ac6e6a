import { defineMigration, statement } from '@yizhan/storage';

/**
 * Postings that were published before are found by one character too: the first and the second of
 * each pair that stands already. `like '__'` means two characters on both engines.
 */
const SINGLES = `
  select substr(term, 1, 1) as term, publish_key, posting_id, created_at
    from posting_terms where term like '__'
  union
  select substr(term, 2, 1) as term, publish_key, posting_id, created_at
    from posting_terms where term like '__'`;

export const SingleCharacterTerms1795645230000 = defineMigration(
  'SingleCharacterTerms1795645230000',
  [
    statement(`
      insert into posting_terms (term, publish_key, posting_id, created_at)
      select s.term, s.publish_key, s.posting_id, min(s.created_at) from (${SINGLES}) s
        left join posting_terms known on known.term = s.term
          and known.publish_key = s.publish_key and known.posting_id = s.posting_id
       where known.term is null
       group by s.term, s.publish_key, s.posting_id`),
  ],
);
