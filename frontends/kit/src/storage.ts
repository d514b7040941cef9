/**
 * For AuthJS, alone and in the widget: the login's state and nonce stay in memory. The server compares them at its callback, so that no
 * script has to find them again, and nobody can.
 */
export const inMemory = {
  storageManager: { transaction: { storageType: 'memory' as const }, cache: { storageType: 'memory' as const } },
  transactionManager: { enableSharedStorage: false },
};
