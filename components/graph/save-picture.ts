import { saveFile } from '#lib/client/save-file.ts';
import { type DrawnPicture, graphSvg } from './graph-svg.ts';

/** Canvases larger than this some browsers leave empty. */
const widestPx = 8_192;

/** Lets the browser save what is shown. @throws where it cannot draw a picture of this size. */
export async function savePicture(
  drawn: Omit<DrawnPicture, 'colourOf'>,
  format: 'svg' | 'png',
): Promise<void> {
  const svg = new Blob([graphSvg({ ...drawn, colourOf })], { type: 'image/svg+xml' });
  saveFile(`binding-graph.${format}`, format === 'svg' ? svg : await pngOf(svg));
}

/** What a colour token is at the moment, in a form that other programs know. */
function colourOf(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--color-${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, widestPx / Math.max(image.width, image.height, 1));
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.width * scale);
    canvas.height = Math.ceil(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (png) => (png === null ? reject(new Error('the canvas is empty')) : resolve(png)),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
