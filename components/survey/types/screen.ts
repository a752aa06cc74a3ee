/** Can this browser take a picture of the screen, or a part of it that the customer picks? Phones cannot. */
export const canTakePicture = (): boolean => typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** Takes a picture of what the customer picks in the browser's own dialog; nothing if they pick nothing. */
export async function pictureOfScreen(name: string): Promise<File | undefined> {
  let stream: MediaStream | undefined;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: false });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')!.drawImage(video, 0, 0);
    video.srcObject = null;
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    return blob ? new File([blob], `${name}.png`, { type: 'image/png' }) : undefined;
  } catch {
    return undefined; // said no, or may not
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
  }
}
