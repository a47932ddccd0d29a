import { useEffect, useState } from 'react'
import { indexNames, keysOf, type NameIndex, type RosterChild } from '../../db/contract/shorthand-names.ts'
import { useSession } from '../backend/session.ts'
import { useBackendQuery } from '../backend/useBackendQuery.ts'
import { todayInUtrecht } from './date-words.ts'

/** How many names are folded before the screen gets its turn: thousands at once would hold up a key. */
const namesAtOnce = 400
const noGroups: readonly string[] = []

/** Made once for every roster, and gone with it after a lock. */
const indexes = new WeakMap<readonly RosterChild[], { readonly own: readonly string[]; readonly index: NameIndex }>()

/** The names that a line can mean, with the user's own groups first; null until they were read. */
export function useShorthandNames({ enabled = true }: { readonly enabled?: boolean } = {}): NameIndex | null {
  const roster = useBackendQuery('children.roster', {}, { enabled }).data
  const { session } = useSession()
  const groups = useBackendQuery('users.groups', {}, { enabled })
  const own = groups.data?.find(({ userId }) => userId === session.userId)?.groupIds ?? noGroups
  const today = todayInUtrecht()
  const [index, setIndex] = useState<NameIndex | null>(() => (roster === undefined ? null : (known(roster, own, today) ?? null)))

  useEffect(() => {
    // Whose groups these are is known first: a name must not change its meaning while it is typed.
    if (roster === undefined || groups.isPending) return
    let isCurrent = true
    const make = async () => {
      for (let done = 0; done < roster.length; done += namesAtOnce) {
        if (done > 0) await new Promise((resolve) => setTimeout(resolve, 0))
        for (const child of roster.slice(done, done + namesAtOnce)) keysOf(child)
      }
      if (!isCurrent) return
      const made = known(roster, own, today) ?? indexNames(roster, own, today)
      indexes.set(roster, { own, index: made })
      setIndex(made)
    }
    void make()
    return () => {
      isCurrent = false
    }
  }, [roster, groups.isPending, own, today])
  return index
}

function known(roster: readonly RosterChild[], own: readonly string[], today: string): NameIndex | undefined {
  const before = indexes.get(roster)
  return before !== undefined && before.own === own && before.index.today === today ? before.index : undefined
}
