// Prints the path of a browser that works, fetched if need be, as its last line. The certifying program runs it where no npm command has.
import { findOrGetBrowser } from './browser.mjs';
import { main } from './lib/main.mjs';

await main(async () => {
  console.log(await findOrGetBrowser(text => console.error(`Browser   ${text} ...`)));
});
