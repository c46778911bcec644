/** The database of a home, and what SQLite keeps beside it. */
export const databaseFiles = ['kube-api.sqlite', 'kube-api.sqlite-wal', 'kube-api.sqlite-shm'];
