// Times, always in UTC: what stands here can be compared with a token and with a log.

/** 2026-03-01 12:00:00 */
export const dateAndTime = time => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

/** 12:00:00.123 */
export const timeOfDay = time => new Date(time).toISOString().slice(11, 23);

/** "in 59 minutes", "3 days ago" */
export function away(time, now) {
  const seconds = Math.round((time - now) / 1000);
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units.at(-1);
  return words.format(Math.trunc(seconds / size), unit);
}

const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];
const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
