import type { Db } from '../../db/knex.js';

/** More say no more, and each one costs. */
const maxWords = 8;
/** Between these lengths a word can be told to be mistyped; the vocabulary keeps no longer ones. */
const correctable = { shortest: 4, longest: 40 };
const corrections = 5;
/** How much of their trigrams two words share, from 0 to 1, to be taken for the same one. */
const similarityFloor = 0.3;
/** How near to the most similar word others must come to be meant too. */
const nearlyAsSimilar = 0.75;

interface Word {
  word: string;
  corrections: string[];
}

/**
 * Words as the vocabulary spells them; those it does not know, not even as a beginning, with what they may have been meant to be: two letters
 * exchanged, which changes too many trigrams of a short word, or else what is most alike.
 */
const readWords = `
  select asked.word, array(
      select meant.word
        from (select near.word, near.alike, max(near.alike) over () as most
                from (select known.word, 1 as alike
                        from generate_series(1, length(asked.word) - 1) i
                        join search_words known on known.word = overlay(asked.word placing reverse(substr(asked.word, i, 2)) from i for 2)
                      union all
                        select known.word, similarity(known.word, asked.word) from search_words known where known.word % asked.word) near
               where length(asked.word) between :shortest and :longest
                 and not exists (select from search_words spelled where starts_with(spelled.word, asked.word))) meant
       where meant.alike >= greatest(:floor, meant.most * :nearly)
       order by meant.alike desc, meant.word limit :corrections) as corrections
    from (select word, min(place) as place from unnest(string_to_array(search_text(:text), ' ')) with ordinality as parts (word, place)
           where word <> '' group by word order by place limit :maxWords) asked
   order by asked.place`;

/** A lexeme that can be nothing but itself. */
const lexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * What somebody typed as a text search query: all of its words, each as the beginning of a word or as what it may have been meant to be. Only
 * letters and digits of it get there, so that it is never syntax. Null when there is no word in it.
 */
export async function readQuery(db: Db, q: string): Promise<string | null> {
  const text = (q.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, maxWords).join(' ');
  if (text === '') return null;
  const { rows } = await db.raw<{ rows: Word[] }>(readWords, {
    text,
    maxWords,
    corrections,
    floor: similarityFloor,
    nearly: nearlyAsSimilar,
    ...correctable,
  });
  if (rows.length === 0) return null;
  const terms = rows.map(({ word, corrections: others }) => [`${lexeme(word)}:*`, ...others.map(lexeme)].join(' | '));
  return terms.map((term) => `(${term})`).join(' & ');
}

/** A city as listings spell it, so that case, accents and hyphens do not matter. Asked for beforehand, as the planner must know it. */
export async function readCity(db: Db, city: string): Promise<string> {
  const { rows } = await db.raw<{ rows: { key: string }[] }>('select left(search_text(?), 100) as key', [city]);
  return rows[0]?.key ?? '';
}
