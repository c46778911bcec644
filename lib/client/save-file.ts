/** Lets the browser save a file that was made here, where its person keeps what is downloaded. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser has begun to read by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
