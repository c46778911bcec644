/** Reasons of the catalog's conditions that speak of something wrong. */
export const badReason = /Error|Nonexistent|Failed|Deleted|Invalid/;
