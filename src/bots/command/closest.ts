import { distance } from "fastest-levenshtein";

/** The candidate that was most likely meant; null when none is near. */
export function closest(word: string, candidates: string[]): string | null {
  const wanted = word.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, far: farness(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, far }) => far <= Math.max(2, Math.floor(candidate.length / 4)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.candidate ?? null;
}

/** The beginning of a name is as good as a name. */
const farness = (wanted: string, candidate: string) =>
  wanted.length >= 3 && candidate.startsWith(wanted) ? 0 : distance(wanted, candidate);
