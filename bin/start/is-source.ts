/**
 * Whether the console is made of this file: neither of tests nor of what is read by people, nor of what a tool leaves in a package's
 * node_modules, such as the times of its tests.
 */
export function isSource(path: string): boolean {
  return !/\.test\.tsx?$|\.md$|\/node_modules\//.test(path);
}
