// A section that the page was served with, empty and hidden, until its module fills it.
export function openRoom(id, ...contents) {
  const room = document.getElementById(id);
  room.append(...contents);
  room.hidden = false;
  return room;
}
