/**
 * AngularJS looks for this attribute once, while it is loaded; so this module comes before it. Otherwise it tries `new Function` and adds a style element,
 * which the Content-Security-Policy refuses. The attribute is gone before mount is called: the page around the container is not ours.
 */
document.documentElement.setAttribute('data-ng-csp', '');
queueMicrotask(() => document.documentElement.removeAttribute('data-ng-csp'));
