// AngularJS looks for this attribute while it loads, hence a module of its own that is imported first.
// With it, AngularJS neither tries `new Function` nor adds a style element to the page: both are
// refused by a strict Content-Security-Policy. The styles it leaves out are in css/samples.css.
document.documentElement.setAttribute('data-ng-csp', '');
