// Something is under way, it says, also when nothing is any more.
export const mount = good => given => {
  new MutationObserver(() => {
    const { container } = given;
    if (!container.querySelector('[data-se=problem]')) return container.querySelector('.faulty')?.remove();
    if (container.querySelector('.faulty')) return;
    const busy = Object.assign(document.createElement('p'), { className: 'faulty', textContent: 'One moment…' });
    busy.dataset.se = 'busy';
    container.append(busy);
  }).observe(given.container, { childList: true, subtree: true });
  return good(given);
};
