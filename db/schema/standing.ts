import { sql } from 'kysely'

/**
 * An observation that counts: not withdrawn, and not waiting for a colleague (setting `secondPairOfEyes`). Every query that shows, counts
 * or prints observations as part of the dossier asks for this. Written as the partial indexes are, so that SQLite uses them.
 */
export const isStanding = sql<boolean>`observation.withdrawn_at IS NULL AND observation.waits_since IS NULL`

/** Who wrote the text as it is now: the last who corrected it, or the author. */
export const writerId = sql<string>`coalesce((
  SELECT revision.changed_by FROM observation_revision AS revision
  WHERE revision.observation_id = observation.id AND revision.change = 'corrected'
  ORDER BY revision.changed_at DESC, revision.id DESC LIMIT 1
), observation.author_id)`
