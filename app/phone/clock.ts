/**
 * A page tells hours where the person said to be. Where the phone is set to another place and its
 * clock would show another hour, that is said beside it (`data-clock`); what stood there stays.
 */
const { lang } = document.documentElement;

function shown(instant: string, timeZone?: string): [day: string, hour: string] {
  const locale = lang === 'en' ? 'en-GB' : lang;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, ...(timeZone && { timeZone }) }).format(
      new Date(instant),
    );
  return [
    part({ weekday: 'long', day: 'numeric', month: 'long' }),
    part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as Intl.DateTimeFormatOptions),
  ];
}

for (const it of document.querySelectorAll<HTMLElement>('[data-clock]')) {
  const { clock = '', until = clock, zone } = it.dataset;
  const [day, hour] = shown(clock);
  if (`${day}${hour}` === shown(clock, zone).join('')) continue;
  const [dayPlace, hourPlace] = it.querySelectorAll('dd > span');
  if (dayPlace && hourPlace) {
    dayPlace.textContent = day;
    hourPlace.textContent = `${hour}–${shown(until)[1]}`;
  }
  it.hidden = false;
}
