// Who may sign in is written as HTML.
export const mount = good => given => good({
  ...given,
  rendered() {
    const who = document.createElement('p');
    who.innerHTML = given.options.testUsers.map(user => user.login).join(', ');
    given.container.append(who);
    given.rendered();
  },
});
