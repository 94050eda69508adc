/** Commands for operators: backup and restore of the embedded database. */
export {};
