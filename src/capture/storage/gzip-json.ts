/** Packs a value as JSON, gzipped, in base64: storage.session takes JSON only and holds 10 MB. */
export async function compressJson(value: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += spreadLength) {
    text += String.fromCharCode(...bytes.subarray(at, at + spreadLength));
  }
  return btoa(text);
}

/** Gives back what `compressJson` was given; rejects where the text is damaged. */
export async function decompressJson(text: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

/** Arguments of one call; engines take some 60,000. */
const spreadLength = 8_192;
