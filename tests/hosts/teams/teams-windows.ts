/** The windows of Teams for what a bot posts, edits and deletes in one conversation. learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const WINDOWS: [calls: number, ms: number][] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];

/** @returns the seconds to wait; null: the call is within all windows */
export function teamsWindows(now: () => number = () => performance.now()) {
  const calls = new Map<string, number[]>();
  return (conversation: string): number | null => {
    const at = now();
    const before = (calls.get(conversation) ?? []).filter((each) => at - each < 3_600_000);
    for (const [most, ms] of WINDOWS) {
      const within = before.filter((each) => at - each < ms);
      if (within.length >= most) return Math.ceil((ms - (at - (within[0] ?? at))) / 1000);
    }
    calls.set(conversation, [...before, at]);
    return null;
  };
}
