/** A set that mostly has one member, and then costs no more than that. Members are objects other than sets. */

/** The members: none, one, or several. */
export type Few<T extends object> = T | Set<T> | undefined;

/** The members with one more. */
export function withOne<T extends object>(few: Few<T>, member: T): Few<T> {
  if (few === undefined || few === member) return member;
  if (few instanceof Set) return few.add(member);
  return new Set([few, member]);
}

/** The members with one less. */
export function without<T extends object>(few: Few<T>, member: T): Few<T> {
  if (few === member) return undefined;
  if (!(few instanceof Set)) return few;
  few.delete(member);
  if (few.size > 1) return few;
  const [last] = few;
  return last;
}

/** Each member that is there when it begins. */
export function each<T extends object>(few: Few<T>): Iterable<T> {
  if (few === undefined) return [];
  return few instanceof Set ? [...few] : [few];
}
