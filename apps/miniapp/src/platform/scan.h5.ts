import { type Answer, refused } from './ports';

type Read = (image: ImageData) => string | null;

/** The text of a code before the camera, read in the page itself. */
export async function scanCode(): Promise<Answer<string>> {
  if (!navigator.mediaDevices?.getUserMedia)
    return refused('这个浏览器不能打开摄像头，请输入屏幕上的数字');
  const read = await loadReader();
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    return refused('没有打开摄像头，请输入屏幕上的数字');
  }
  const finder = openFinder(stream);
  try {
    const text = await readUntil(finder, read);
    return text ? { ok: true, value: text } : refused('没有扫码，也可以输入屏幕上的数字');
  } finally {
    for (const track of stream.getTracks()) track.stop();
    finder.root.remove();
  }
}

async function loadReader(): Promise<Read> {
  const { default: jsQR } = await import('jsqr');
  return (image) => jsQR(image.data, image.width, image.height)?.data ?? null;
}

interface Finder {
  readonly root: HTMLElement;
  readonly video: HTMLVideoElement;
  readonly cancelled: Promise<null>;
}

/** A full-screen view through the camera with a way out. */
function openFinder(stream: MediaStream): Finder {
  const root = document.createElement('div');
  root.className = 'yz-finder';
  root.setAttribute('role', 'dialog');
  root.setAttribute('aria-label', '扫码');
  const video = document.createElement('video');
  video.className = 'yz-finder__video';
  video.setAttribute('playsinline', '');
  video.muted = true;
  video.srcObject = stream;
  const hint = document.createElement('p');
  hint.className = 'yz-finder__hint';
  hint.textContent = '把驿站屏幕上的二维码放进画面里';
  const cancel = document.createElement('button');
  cancel.className = 'yz-finder__cancel';
  cancel.type = 'button';
  cancel.textContent = '不扫了';
  const cancelled = new Promise<null>((resolve) => {
    cancel.addEventListener('click', () => resolve(null));
  });
  root.append(video, hint, cancel);
  document.body.appendChild(root);
  cancel.focus();
  void video.play();
  return { root, video, cancelled };
}

function readUntil({ video, cancelled }: Finder, read: Read): Promise<string | null> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let frame = 0;
  const found = new Promise<string>((resolve) => {
    const look = (): void => {
      const text = context && video.videoWidth > 0 ? readFrame(video, canvas, context, read) : null;
      if (text) resolve(text);
      else frame = requestAnimationFrame(look);
    };
    look();
  });
  return Promise.race([found, cancelled]).finally(() => cancelAnimationFrame(frame));
}

function readFrame(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  read: Read,
): string | null {
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  context.drawImage(video, 0, 0);
  return read(context.getImageData(0, 0, canvas.width, canvas.height));
}
