/** Who is signed in, as the API server knows them. */
export interface Person {
  name: string;
  groups: readonly string[];
}
