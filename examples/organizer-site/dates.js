// The page says the weekday by itself; once the widget knows the event, its exact date takes that place.
document.addEventListener('echoplex-ready', ({ detail: { event } }) => {
  for (const time of document.querySelectorAll(`time[data-event="${event.slug}"]`)) {
    time.dateTime = event.startsAt;
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: event.timezone,
    }).format(new Date(event.startsAt));
  }
});
