// The page at the org's root: each module opens a room of it.
import { offerCopies } from './copy.js';
import { openDecoder } from './decoder.js';
import { openFaults } from './faults.js';
import { openInbox } from './inbox.js';
import { openJournal } from './journal.js';
import { openSessions } from './sessions.js';
import { openTime } from './time.js';

offerCopies();
openTime();
openJournal();
openInbox();
openFaults();
openDecoder();
openSessions();
document.querySelector('.contents').hidden = false;
