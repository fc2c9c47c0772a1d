/** One page with all pictures, so that they are looked at together. */

export interface Shot {
  readonly scene: string;
  readonly look: string;
  readonly file: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const sheetOf = (shots: readonly Shot[]): string => {
  const scenes = [...new Set(shots.map(({ scene }) => scene))];
  const figure = ({ look, file }: Shot): string =>
    `<figure><figcaption>${escaped(look)}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`;
  const section = (scene: string): string =>
    `<section><h2>${escaped(scene)}</h2><div>${shots
      .filter((shot) => shot.scene === scene)
      .map(figure)
      .join('')}</div></section>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Parley: all states at once</title>
<style>
  body { margin: 24px; font: 14px system-ui; background: #8883; }
  div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
  figure { margin: 0; }
  img { max-inline-size: 720px; max-block-size: 480px; border: 1px solid #8888; }
</style>
<h1>Parley: all states at once</h1>
${scenes.map(section).join('\n')}
</html>
`;
};
