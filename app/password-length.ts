/** The fewest characters of a password; in a file of its own, because pages say it and must not bring the hashing along. */
export const SHORTEST = 12
