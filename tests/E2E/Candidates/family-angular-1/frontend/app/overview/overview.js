import template from './overview.html';

export const overviewPage = { template };
